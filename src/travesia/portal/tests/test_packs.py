"""A country on a telephone: what belongs to it, small enough, and gone when it is withdrawn."""

import gzip
import re
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client

from travesia.core import clock
from travesia.directory import services as directory
from travesia.directory.tests.factories import (
    HOUSE,
    HUB,
    KEEPER,
    SECRETS,
    SHELTER,
    at,
    load,
    one,
    text_of,
)
from travesia.directory.tests.factories import directory as directory_document
from travesia.directory.tests.factories import place as place_named
from travesia.portal import services
from travesia.portal.domain import Wording
from travesia.portal.tests.cast import CREOLE, READER, SPANISH, published, translated
from travesia.portal.views.public.frame import CACHED_FOR
from travesia.portal.views.public.joined import PARTS, joined

WORKER = Path(__file__).parents[1] / "static" / "portal" / "worker.js"

pytestmark = pytest.mark.django_db


def kept_addresses(found: dict[str, list[str]]) -> list[str]:
    """Return what a pack keeps, without what lies beside the program."""
    return [*found["pages"], *(own for own in found["assets"] if "/static/" not in own)]


def test_a_pack_lists_pages_that_all_open_and_weigh_less_than_two_megabytes(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    for _ in range(12):
        published()
    found = client.get("/es/pack/gt/list.json").json()
    assert len(found["pages"]) == 4 + 12
    weight = 0
    for address in kept_addresses(found):
        answer = client.get(address)
        assert answer.status_code == 200, address
        weight += len(answer.content)
    # Sixty pages are five times these.
    assert weight * 5 < 2_000_000
    assert "2026" in found["saved"]


def test_the_edition_changes_with_any_page_and_with_nothing_else(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts = published()

    def edition() -> str:
        return str(client.get("/ht/pack/gt/list.json").json()["edition"])

    first = edition()
    assert edition() == first
    translated(facts.id, "ht", CREOLE)
    second = edition()
    assert second != first
    services.save_text(actor=READER, item_id=facts.id, language="ht", words=CREOLE)
    assert edition() == second


def test_what_is_withdrawn_leaves_the_list_at_once(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts, other = published(), published()
    services.withdraw_item(actor=READER, item_id=facts.id, reason="Wrong address")
    pages = client.get("/es/pack/gt/list.json").json()["pages"]
    assert f"/es/p/{facts.slug}/" not in pages
    assert f"/es/p/{other.slug}/" in pages


def test_a_pack_asked_for_during_a_publication_is_whole(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts = published()
    other = Wording("Otra", SPANISH.summary, SPANISH.blocks)
    text = services.save_text(actor=READER, item_id=facts.id, language="es", words=other)
    before = client.get("/es/pack/gt/list.json").json()
    services.send_text(actor=READER, text_id=text.id)
    assert client.get("/es/pack/gt/list.json").json() == before


def test_a_country_that_nothing_is_known_of_has_no_pack(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    assert client.get("/es/pack/pa/list.json").status_code == 404
    assert client.get("/es/pack/zz/").status_code == 404


def test_styles_and_script_are_one_file_each_under_the_hash_of_their_content(
    client: Client,
) -> None:
    for kind in PARTS:
        body, digest = joined(kind)
        answer = client.get(f"/s/{digest}.{kind}")
        assert answer.content == body
        assert "immutable" in answer.headers["Cache-Control"]
        old = client.get(f"/s/000000000000.{kind}")
        assert old.headers["Cache-Control"] == "no-store"
    assert len(gzip.compress(joined("css")[0])) < 12_000
    assert client.get("/s/000000000000.exe").status_code == 404


def test_the_worker_answers_for_the_whole_site_and_is_never_old(client: Client) -> None:
    answer = client.get("/sw.js")
    assert answer.headers["Service-Worker-Allowed"] == "/"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert b"POST" not in answer.content


def test_a_pack_holds_the_places_of_the_country_and_a_search_over_all_of_it(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts = published()
    load()
    found = client.get("/ht/pack/gt/list.json").json()
    assert found["places"] == "/ht/pack/gt/places/"
    assert found["places"] in found["pages"]
    assert found["index"] in found["assets"]
    page = client.get(found["places"]).content.decode()
    assert f'id="s-{HUB}" data-at="14.6000,-90.5000"' in page
    assert "Biwo enfòmasyon (egzanp)" in page
    assert "08:00–16:00" in page
    index = client.get(found["index"]).json()
    ids = {row[1] for row in index["documents"]}
    assert {f"/ht/p/{facts.slug}/", f"/ht/pack/gt/places/#s-{HUB}"} <= ids


def test_a_page_that_is_kept_says_nothing_that_is_true_now_only(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    published()
    load()
    page = client.get("/en/pack/gt/places/").content.decode()
    assert "Monday to Friday: 08:00–16:00" in page
    assert not [word for word in ("Open", "Closed", "opens") if f">{word}" in page]
    assert "is-ok" not in page


def test_no_secret_of_a_place_is_in_a_pack(client: Client, frozen_clock: clock.FixedClock) -> None:
    published()
    load()
    for address in ("/en/pack/gt/places/", "/en/pack/gt/search.json", "/en/where/gt/near.json"):
        said = client.get(address).content.decode()
        assert not [secret for secret in SECRETS if secret in said], address
    near = client.get("/en/where/gt/near.json").json()["places"]
    assert [place["url"] for place in near] == [f"/en/s/{HUB}/"]
    row = client.get("/en/pack/gt/places/").content.decode()
    shelter = row[row.index(f'id="s-{SHELTER}"') :].split("</li>")[0]
    assert "+502 0000 0000" in shelter
    assert "Río Claro" not in shelter
    assert "data-at" not in shelter.split(">")[0]


@pytest.mark.parametrize(
    ("table", "entry"),
    [("service", HUB), ("location", HOUSE), ("organization", one("municipality"))],
)
def test_what_is_hidden_leaves_packs_at_once_and_those_on_telephones_are_told(
    client: Client, frozen_clock: clock.FixedClock, table: str, entry: UUID
) -> None:
    published()
    load()
    before = client.get("/en/pack/gt/list.json").json()
    assert before["withdrawn"] == []
    directory.hide(actor=KEEPER, table=table, entry_id=entry, reason="Threats")
    since = f"since={before['directory']}&day={before['day']}"
    after = client.get(f"/en/pack/gt/list.json?{since}").json()
    assert str(HUB) in after["withdrawn"]
    assert after["edition"] != before["edition"]
    for address in ("/en/pack/gt/places/", "/en/pack/gt/search.json", "/en/where/gt/near.json"):
        assert str(HUB) not in client.get(address).content.decode(), address
    again = f"since={after['directory']}&day={after['day']}"
    assert client.get(f"/en/pack/gt/list.json?{again}").json()["withdrawn"] == []


def test_five_minutes_are_enough_for_what_is_hidden_to_leave_a_telephone_with_network() -> None:
    found = re.search(r"LOOK_AGAIN = (\d+)", WORKER.read_text("utf-8"))
    assert found is not None
    assert CACHED_FOR + int(found[1]) / 1000 < 300


@pytest.mark.parametrize("since", ["x", "-1", "9" * 40, "1&day=yesterday", ""])
def test_a_telephone_that_asks_nonsense_gets_its_list(
    client: Client, frozen_clock: clock.FixedClock, since: str
) -> None:
    published()
    load()
    assert client.get(f"/en/pack/gt/list.json?since={since}").status_code == 200


def test_a_withdrawn_page_is_out_of_the_search_of_a_pack(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    facts, other = published(), published()
    services.withdraw_item(actor=READER, item_id=facts.id, reason="Wrong address")
    said = client.get("/es/pack/gt/search.json").content.decode()
    assert f"/es/p/{facts.slug}/" not in said
    assert f"/es/p/{other.slug}/" in said


def test_five_hundred_places_and_sixty_pages_weigh_less_than_two_megabytes(
    client: Client, frozen_clock: clock.FixedClock
) -> None:
    for _ in range(12):
        published()
    document = directory_document()
    for number in range(500):
        place = place_named(
            f"house-{number}", f"Town hall {number}", f"{number} Avenida", 14.6, -90.5
        )
        document["locations"].append(place)  # type: ignore[attr-defined]  # JSON
        document["services"].append(  # type: ignore[attr-defined]  # JSON
            text_of(
                f"hub-{number}",
                "information",
                "documents",
                x_kind="hub",
                description="Advice on papers, work, health and school, and help with forms. " * 2,
                service_at_locations=at(f"hub-{number}", f"house-{number}"),
            )
        )
    report = load(document)
    assert report.rejects == (), report.rejects[:3]
    found = client.get("/es/pack/gt/list.json").json()
    weights = {}
    for address in kept_addresses(found):
        weights[address] = len(client.get(address).content)
    assert client.get(found["places"]).content.count(b'id="s-') == 500
    items = [weight for address, weight in weights.items() if "/p/" in address]
    everything = sum(weights.values()) + (60 - len(items)) * max(items) + 40_000
    assert everything < 2_000_000, weights
