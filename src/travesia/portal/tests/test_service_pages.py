"""One service, its sheet, and the visits of consulates, as the public reads them."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from travesia.core import clock
from travesia.directory import selectors as directory
from travesia.directory.tests.factories import HUB, SHELTER, at, load, one, text_of
from travesia.directory.tests.factories import directory as document
from travesia.portal.tests.cast import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]
CONSULATE = one("consulate")


def visit(name: str, days: int, **more: object) -> dict[str, object]:
    on = (clock.today() + timedelta(days=days)).isoformat()
    said = {"on": on, "place": "Puerto Sol", "x_country": "GTM", "address": "Casa comunal 7"}
    return {"id": str(one(f"visit/{name}")), **said, **more}


def papers(name: str, *named: str) -> list[dict[str, object]]:
    return [{"id": str(one(f"{name}/{paper}")), "document": paper} for paper in named]


@pytest.fixture
def filled() -> None:
    """A consulate that comes to towns, and a shelter that does, which nobody may learn where."""
    found = document()
    services: list[dict[str, object]] = found["services"]  # type: ignore[assignment]  # a list in JSON
    services.append(
        text_of(
            "consulate",
            "consular",
            x_kind="consular",
            x_sending_state="HTI",
            application_process="Ask for a number at the door.",
            interpretation_services="By telephone, in Creole.",
            minimum_age=12.0,
            required_documents=papers("consulate", "Any paper with your name"),
            languages=[{"id": str(one("mam")), "code": "mam"}],
            service_areas=[{"id": str(one("area")), "x_country": "GTM", "name": "Petén"}],
            x_visits=[visit("soon", 3, note="Bring a photo"), visit("off", 5, cancelled=True)],
            service_at_locations=at("consulate", "house"),
        )
    )
    services[1]["x_visits"] = [visit("secret", 4, place="Villa Luz", address="Calle Escondida 9")]
    report = load(found)
    assert not report.rejects


@pytest.mark.usefixtures("filled")
def test_what_stands_in_on_a_service_carries_its_language_and_a_notice(client: Client) -> None:
    page = client.get(f"/fr/s/{CONSULATE}/?lang=fr").content.decode()
    assert '<span lang="en">Any paper with your name</span>' in page
    assert '<p lang="en">Ask for a number at the door.</p>' in page
    assert '<p lang="en">By telephone, in Creole.</p>' in page
    assert '<p class="note">' in page
    own = client.get(f"/en/s/{CONSULATE}/").content.decode()
    assert "<span>Any paper with your name</span>" in own
    assert "is not in" not in own
    assert "From 12 years on" in own


@pytest.mark.usefixtures("filled")
def test_the_days_of_a_mobile_consulate_are_listed_with_hours_address_and_what_was_called_off(
    client: Client,
) -> None:
    page = client.get("/en/where/gt/visits/").content.decode()
    assert page.count("Casa comunal 7") == 2
    assert "Bring a photo" in page
    assert "cancelled" in page
    assert f"/en/s/{CONSULATE}/" in page
    assert "/en/where/gt/visits/" in client.get("/en/where/gt/").content.decode()
    kept = client.get("/en/pack/gt/places/").content.decode()
    assert kept.count("Casa comunal 7") == 1


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "address",
    ["/en/where/gt/visits/", f"/en/s/{SHELTER}/", f"/en/s/{SHELTER}/sheet/", "/en/pack/gt/places/"],
)
def test_where_a_sensitive_service_goes_is_told_to_nobody(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert "Villa Luz" not in page
    assert "Calle Escondida" not in page
    assert not directory.visits(service_id=SHELTER)


@pytest.mark.usefixtures("filled")
def test_a_sheet_holds_the_hours_of_a_week_and_nothing_of_the_moment(client: Client) -> None:
    page = client.get(f"/en/s/{HUB}/sheet/").content.decode()
    assert "<svg" in page
    assert "1a Avenida 2-30" in page
    assert "Monday to Friday: 08:00–16:00" in page
    assert "closes at" not in page
    assert 'name="robots" content="noindex"' in page
    assert client.get(f"/en/s/{one('nobody')}/sheet/").status_code == 404


@pytest.mark.usefixtures("filled")
def test_places_are_chosen_by_the_languages_that_are_spoken_there_and_by_the_consulates_state(
    client: Client,
) -> None:
    page = client.get("/en/where/gt/?spoken=mam").content.decode()
    assert '<option value="mam" selected>Mam</option>' in page
    assert "1 place<" in page
    page = client.get("/en/where/gt/?sender=HTI").content.decode()
    assert "1 place<" in page
    assert "0 places" in client.get("/en/where/gt/?sender=SLV").content.decode()


@pytest.mark.usefixtures("filled")
def test_what_is_closed_for_the_time_being_says_so_on_telephones_too(client: Client) -> None:
    load({"services": [text_of("hub", "information", x_kind="hub", status="temporarily closed")]})
    assert "Closed for the time being" in client.get("/en/pack/gt/places/").content.decode()


@pytest.mark.usefixtures("filled")
def test_addresses_on_paper_are_those_that_people_can_open(
    client: Client, settings: Settings
) -> None:
    """Behind a server that takes HTTPS off, the address that was asked is not the one outside."""
    assert "http://testserver/en/s/" in client.get(f"/en/s/{HUB}/sheet/").content.decode()
    settings.PUBLIC_ADDRESS = "https://portal.example/"
    assert "https://portal.example/en/s/" in client.get(f"/en/s/{HUB}/sheet/").content.decode()
    page = client.get(f"/es/p/{published(code='u12').slug}/sheet/").content.decode()
    assert "https://portal.example/k/u12/" in page
