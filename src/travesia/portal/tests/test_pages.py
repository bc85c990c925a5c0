"""Public pages ask nothing and load nothing; editors write beside the source."""

import gzip
import re
from datetime import timedelta

import pytest
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.portal import selectors, services
from travesia.portal.tests.cast import CREOLE, READER, WRITER, opened, published, translated

pytestmark = pytest.mark.django_db
PAGES = (
    "/{}/",
    "/{}/in/gt/",
    "/{}/about/",
    "/{}/p/pedir-una-copia-del-acta-de-nacimiento/",
    "/{}/p/pedir-una-copia-del-acta-de-nacimiento/sheet/",
    "/{}/p/pedir-una-copia-del-acta-de-nacimiento/poster/",
)


@pytest.fixture
def item(frozen_clock: clock.FixedClock) -> str:
    """A procedure in Spanish and Creole with a short code."""
    facts = published(code="u12")
    translated(facts.id, "ht", CREOLE)
    return f"/{{}}/p/{facts.slug}/"


@pytest.mark.parametrize("language", ["es", "en", "fr", "ht", "pt"])
@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_sets_no_cookie_and_loads_nothing_from_elsewhere(
    client: Client, item: str, address: str, language: str
) -> None:
    answer = client.get(address.format(language))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "style=" not in page
    assert not re.findall(r'(?:src|href)="https?://(?!www\.wikipedia\.org/)[^"]*"(?! rel)', page)
    assert f'<html lang="{language}">' in page
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert "s-maxage=120" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_with_its_styles_weighs_at_most_thirty_kilobytes(
    client: Client, item: str, address: str
) -> None:
    page = client.get(address.format("es")).content.decode()
    loaded = re.findall(
        r'<(?:link rel="(?:stylesheet|icon)"|script)[^>]*?(?:href|src)="([^"]+)"', page
    )
    styles = [one for one in loaded if one.endswith(".css")]
    weight = len(gzip.compress(page.encode())) + sum(
        len(gzip.compress(client.get(one).content)) for one in styles
    )
    assert len(styles) == 1
    assert weight <= 30_000
    assert 1 + len(loaded) <= 5


def test_a_part_that_stands_in_carries_its_language_and_a_line_of_notice(
    client: Client, item: str
) -> None:
    page = client.get(item.format("ht")).content.decode()
    assert '<div lang="es" class="fallback">' in page
    assert page.count('class="fallback"') == 1
    assert "Pida la razón por escrito" in page


def test_a_page_that_stands_in_whole_is_not_indexed_under_the_wrong_language(
    client: Client, item: str
) -> None:
    answer = client.get(item.format("fr"))
    page = answer.content.decode()
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert '<h1 lang="es">' in page
    assert 'rel="canonical" href="/es/p/' in page
    assert "X-Robots-Tag" not in client.get(item.format("es")).headers


def test_changing_the_language_keeps_the_page(client: Client, item: str) -> None:
    page = client.get(item.format("es")).content.decode()
    assert f'href="{item.format("ht")}"' in page


def test_each_block_names_its_source_and_the_day_of_its_review(client: Client, item: str) -> None:
    page = client.get(item.format("es")).content.decode()
    blocks = page.count('<section aria-labelledby="b-')
    assert blocks == 7
    assert page.count('<p class="source">') == blocks
    assert page.count('datetime="2026-11-20"') >= blocks


def test_what_nobody_reviewed_for_half_a_year_says_so(
    client: Client, item: str, frozen_clock: clock.FixedClock
) -> None:
    assert "note caution" in client.get(item.format("en")).content.decode()
    frozen_clock.set(clock.now() + timedelta(days=180))
    page = client.get(item.format("en")).content.decode()
    assert "Nobody has reviewed this page since" in page
    assert "Not reviewed for long" in client.get("/en/in/gt/").content.decode()


def test_a_short_code_leads_to_the_page_in_the_readers_language(client: Client, item: str) -> None:
    answer = client.get("/k/U12/", headers={"accept-language": "ht"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == item.format("ht")
    assert client.get("/k/zz9/").status_code == 404


def test_the_words_of_a_page_can_be_sent_on_as_they_are(client: Client, item: str) -> None:
    answer = client.get(f"{item.format('es')}text/")
    text = answer.content.decode()
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "1. Vaya a una oficina." in text
    assert "/k/u12/" in text
    assert "<" not in text


def test_a_withdrawn_page_is_gone_and_says_so(client: Client, item: str) -> None:
    found = selectors.item_by_code("u12")
    services.withdraw_item(actor=READER, item_id=found.facts.id, reason="Wrong")
    answer = client.get(item.format("es"))
    assert answer.status_code == 404
    assert "acta de nacimiento" not in answer.content.decode()


@pytest.mark.parametrize("address", ["/es/in/zz/", "/es/in/fr/", "/es/p/nothing-here/", "/de/"])
def test_an_address_that_is_not_there_is_not_there(client: Client, item: str, address: str) -> None:
    assert client.get(address).status_code == 404


def test_what_an_editor_typed_is_shown_as_words_and_never_as_a_page(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts = published()
    evil = CREOLE.__class__("<script>x</script>", "<b>", {**CREOLE.blocks, "cost": "<img src=x>"})
    translated(facts.id, "ht", evil)
    page = client.get(f"/ht/p/{facts.slug}/").content.decode()
    assert "<script>x" not in page
    assert "<img src=x" not in page


def signed_in(role: str) -> Client:
    """Return the browser of a demo person."""
    from django.contrib.auth import get_user_model

    access.ensure_demo_people(actor=Actor.system("tests", allowed=access.DEMO_PERMISSIONS))
    client = Client()
    user = get_user_model().objects.get(username=f"{role}@demo.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/")
    client.get("/?lang=en")
    return client


def test_an_editor_begins_an_item_by_form_and_writes_beside_the_source(
    frozen_clock: clock.FixedClock,
) -> None:
    editor = signed_in("editor")
    assert editor.get("/portal/items/new/procedure/").status_code == 200
    bad = editor.post("/portal/items/new/procedure/", {"title": "Acta"})
    assert bad.status_code == 422
    answer = editor.post(
        "/portal/items/new/procedure/",
        {
            "title": "Acta de nacimiento",
            "summary": "Una copia.",
            "topic": "identity",
            "stage": "origin",
            "owner": "Registry of Puerto Sol",
            "source_title": "Circular 7",
            "source_accessed_on": "2026-11-01",
            "source_language": "es",
            "b_cost": "Nada",
        },
    )
    assert answer.status_code == 302
    page = editor.get(answer.headers["Location"]).content.decode()
    assert "Acta de nacimiento" in page
    written = editor.get(f"{answer.headers['Location']}es/").content.decode()
    assert "Required: nobody can read the page without it." in written


def test_a_translation_is_written_with_the_published_source_beside_it(
    frozen_clock: clock.FixedClock,
) -> None:
    facts = published(countries=("GTM",))
    editor = signed_in("editor")
    page = editor.get(f"/portal/items/{facts.id}/ht/").content.decode()
    assert "Pida la copia." in page
    pasted = {
        "title": "Título",
        "b_who": "Toda persona que ha nacido en el país y no tiene papeles.",
    }
    editor.post(f"/portal/items/{facts.id}/ht/", {**pasted, "edition": "0"})
    page = editor.get(f"/portal/items/{facts.id}/ht/").content.decode()
    assert "This reads like Spanish" in page


def test_the_board_shows_what_waits_first_and_the_preview_shows_it_to_editors(
    frozen_clock: clock.FixedClock,
) -> None:
    published()
    facts = opened()
    text = selectors.text_in_work(facts.id, "es")
    assert text is not None
    services.send_text(actor=WRITER, text_id=text.id)
    editor = signed_in("editor")
    page = editor.get("/portal/").content.decode()
    assert "1 item waits for somebody to read it." in page
    assert page.index(str(facts.id)) < page.index("published")
    preview = editor.get(f"/portal/items/{facts.id}/es/preview/").content.decode()
    assert "Preview: nobody sees this yet." in preview
    answer = editor.post(f"/portal/texts/{text.id}/approve/")
    assert answer.status_code == 302
    assert Client().get(f"/es/p/{facts.slug}/").status_code == 200


def test_the_desk_of_the_portal_is_closed_to_the_public(client: Client) -> None:
    assert client.get("/portal/").status_code in {302, 401}
