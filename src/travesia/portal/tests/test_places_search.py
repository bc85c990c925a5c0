"""Services in the search: as much as the public may know of each, and nothing of what is hidden."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from unittest.mock import patch

import pytest
from django.test import Client

from travesia.core.jobs import Progress
from travesia.core.models import JobRun
from travesia.directory import services as directory
from travesia.directory.selectors import service_card
from travesia.directory.tests.factories import (
    HOUSE,
    HUB,
    KEEPER,
    REFUGE,
    SHELTER,
    load,
    one,
)
from travesia.directory.tests.factories import directory as document
from travesia.portal import selectors, services
from travesia.portal.domain.search import SearchQuery
from travesia.portal.jobs import take_in_services
from travesia.portal.models import SearchTerm, SearchWord
from travesia.portal.services import places
from travesia.portal.tests.cast import published

pytestmark = [pytest.mark.django_db, pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]

Committing = Callable[..., AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def in_the_search() -> None:
    """The invented directory, taken in."""
    load()
    services.catch_up_places()


def change(table: str, number: int, **columns: str) -> None:
    """Bring the invented directory in once more, with something of one entry changed."""
    whole = document()
    whole[table][number] |= columns  # type: ignore[index]  # JSON
    load(whole)


def found(text: str, language: str = "es", country: str = "GTM") -> list[str]:
    """Return the ids of what a question finds."""
    query = SearchQuery(text=text, language=language, country=country)
    return [hit.id for hit in selectors.search(query=query).hits]


def page(client: Client, text: str, language: str = "es") -> str:
    """Return the page that answers a question."""
    answer = client.post(f"/{language}/search/", {"q": text, "country": "gt"})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_hub_is_found_in_the_words_of_each_language_it_speaks(client: Client) -> None:
    assert found("ventanilla")[0] == str(HUB)
    assert found("biwo enfòmasyon", "ht")[0] == str(HUB)
    shown = page(client, "biwo enfòmasyon", "ht")
    assert f"/ht/s/{HUB}/" in shown
    assert "Río Claro" in shown


def test_a_hub_and_a_page_stand_in_one_list(client: Client) -> None:
    facts = published()
    shown = page(client, "documento ventanilla")
    assert f"/es/s/{HUB}/" in shown
    assert f"/es/p/{facts.slug}/" in shown


def test_a_place_told_of_exactly_is_found_by_its_town_and_no_other(client: Client) -> None:
    assert str(HUB) in found("Río Claro")
    assert not {str(SHELTER), str(REFUGE)} & set(found("Río Claro"))
    shown = page(client, "shelter", "en")
    assert f"/en/s/{SHELTER}/" in shown
    for secret in ("Casa de las Flores", "Calle Escondida", "14.6123"):
        assert secret not in shown
    line = shown[shown.index(f"/en/s/{SHELTER}/") :].split("</li>")[0]
    assert "Río Claro" not in line


@pytest.mark.parametrize(
    ("table", "entry"),
    [("service", HUB), ("location", HOUSE), ("organization", one("municipality"))],
)
def test_what_is_hidden_is_out_of_the_search_with_the_next_question(
    client: Client,
    django_capture_on_commit_callbacks: Committing,
    table: str,
    entry: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        directory.hide(actor=KEEPER, table=table, entry_id=entry, reason="Threats")  # type: ignore[arg-type]  # an id
    assert str(HUB) not in found("ventanilla")
    assert f"/s/{HUB}/" not in page(client, "ventanilla")
    assert not SearchTerm.objects.filter(document__item=str(HUB)).exists()


def test_what_is_hidden_is_not_shown_even_before_the_search_has_heard(client: Client) -> None:
    heard_nothing = patch("travesia.portal.services.places.follow_directory")
    directory.hide(actor=KEEPER, table="service", entry_id=HUB, reason="Threats")
    assert str(HUB) in found("ventanilla")
    with heard_nothing:
        assert f"/s/{HUB}/" not in page(client, "ventanilla")
    assert str(HUB) in found("ventanilla")


def test_what_the_search_missed_follows_with_the_next_question(client: Client) -> None:
    change("services", 1, name="Posada Quetzal")
    assert f"/s/{SHELTER}/" in page(client, "quetzal", "en")


def test_no_word_of_what_is_hidden_is_offered_as_a_better_spelling(
    client: Client, django_capture_on_commit_callbacks: Committing
) -> None:
    change("services", 1, name="Quetzalina")
    services.catch_up_places()
    assert "quetzalina" in page(client, "quetzalna", "en").lower()
    with django_capture_on_commit_callbacks(execute=True):
        directory.hide(actor=KEEPER, table="service", entry_id=SHELTER, reason="Threats")
    assert "quetzalina" not in page(client, "quetzalna", "en").lower()
    assert not SearchWord.objects.filter(word="quetzalina").exists()


def test_a_place_for_partners_only_is_never_in_the_search() -> None:
    change("locations", 0, x_visibility="partner_only")
    services.catch_up_places()
    assert str(HUB) not in found("ventanilla")


def test_a_changed_name_is_found_and_the_old_one_is_not(
    django_capture_on_commit_callbacks: Committing,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        change("services", 1, name="Posada Quetzal")
    assert str(SHELTER) in found("quetzal", "en")
    with django_capture_on_commit_callbacks(execute=True):
        change("services", 1, status="defunct")
    assert str(SHELTER) not in found("quetzal", "en")


def test_when_much_changes_a_job_takes_it_in_and_what_is_hidden_goes_at_once(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Committing
) -> None:
    monkeypatch.setattr("travesia.portal.services.places.AT_ONCE", 1)
    with django_capture_on_commit_callbacks(execute=True):
        directory.hide(actor=KEEPER, table="service", entry_id=SHELTER, reason="Threats")
        directory.review(actor=KEEPER, service_id=HUB)
        directory.review(actor=KEEPER, service_id=REFUGE)
    assert not found("shelter", "en")
    assert JobRun.objects.filter(key="portal.take_in_services").exists()
    take_in_services(Progress())
    assert services.catch_up_places(at_most=0)


def test_the_whole_search_made_anew_holds_pages_and_places() -> None:
    published()
    assert services.reindex_all() == 1 + 5
    assert str(HUB) in found("ventanilla")
    assert services.catch_up_places(at_most=0)


def test_a_service_whose_language_no_page_has_is_found_all_the_same() -> None:
    cards = {"es": service_card(SHELTER, "es"), "ht": service_card(SHELTER, "ht")}
    assert [card.name.language for card in cards.values()] == ["en", "en"]
    assert [one.id for one in places.documents_of_cards(cards)] == [str(SHELTER)]
