"""The directory at /hsds/: every answer is HSDS 3.1, and nothing of a sensitive place is in it."""

import json
from typing import Any

import pytest
from django.test import Client

from travesia.directory import selectors
from travesia.directory.models import Service
from travesia.directory.tests.factories import HUB, REFUGE, SECRETS, SHELTER, load, one
from travesia.directory.tests.schemas import SHARED, faults, schema

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]

LISTS = ("services", "organizations", "service_at_locations")
NAMES = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
}


def get(client: Client, path: str) -> Any:
    answer = client.get(f"/hsds/{path}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def test_the_root_says_version_and_profile(client: Client) -> None:
    assert get(client, "")["version"] == "3.1.3"


@pytest.mark.parametrize("name", LISTS)
def test_every_list_and_entry_is_hsds(client: Client, name: str) -> None:
    load()
    wrong = []
    page = get(client, name)
    assert page["total_items"] == len(page["contents"]) > 0
    for item in page["contents"]:
        wrong += faults(item, schema(f"{NAMES[name]}_list"), name)
    for item in get(client, f"{name}?full=true")["contents"]:
        wrong += faults(item, schema(NAMES[name]), f"{name} full")
    for item in page["contents"]:
        wrong += faults(get(client, f"{name}/{item['id']}"), schema(NAMES[name]), item["id"])
    assert wrong == []


def test_the_reader_of_schemas_finds_what_is_wrong() -> None:
    rule = schema("service")
    example = {"id": "x", "name": 1, "status": "open", "mine": 1, "phones": [{"id": str(HUB)}]}
    said = " ".join(faults(example, rule))
    for word in (
        "no uuid",
        "no string",
        "not of the list",
        ".mine is unknown",
        "number is missing",
    ):
        assert word in said
    published = SHARED.parents[1] / "examples" / "service_full.json"
    if published.exists():
        assert faults(json.loads(published.read_text("utf-8")), rule) == []


def test_pages_say_where_they_stand(client: Client) -> None:
    load()
    first, last = get(client, "services?per_page=2"), get(client, "services?per_page=2&page=2")
    assert (first["total_pages"], first["size"], first["first_page"], first["last_page"]) == (
        *(2, 2, True),
        False,
    )
    assert (last["size"], last["last_page"], last["empty"]) == (1, True, False)
    beyond = get(client, "services?per_page=2&page=9")
    assert (beyond["empty"], beyond["contents"]) == (True, [])
    assert client.get("/hsds/services?page=0").status_code == 422


def test_no_answer_holds_anything_of_a_sensitive_place(client: Client) -> None:
    load()
    paths = [*LISTS, *(f"{name}?full=true" for name in LISTS)]
    paths += [f"services/{one}" for one in (HUB, SHELTER, REFUGE)]
    paths += [f"organizations/{one('municipality')}", "services?search=rosa"]
    for path in paths:
        text = json.dumps(get(client, path), ensure_ascii=False)
        assert not [word for word in (*SECRETS, "Ask for Rosa") if word in text], path
        assert "x_" not in text


def test_a_house_that_two_services_share_does_not_give_the_hidden_one_away(client: Client) -> None:
    load()
    hub, refuge = get(client, f"services/{HUB}"), get(client, f"services/{REFUGE}")
    (open_link,), (quiet_link,) = hub["service_at_locations"], refuge["service_at_locations"]
    assert open_link["location"]["latitude"] == 14.6
    assert quiet_link["location"]["location_type"] == "virtual"
    assert "addresses" not in quiet_link["location"]

    def ids(value: object) -> set[str]:
        if isinstance(value, dict):
            return {v for k, v in value.items() if k in ("id", "location_id")} | {
                found for item in value.values() for found in ids(item)
            }
        return (
            {found for item in value for found in ids(item)} if isinstance(value, list) else set()
        )

    assert ids(open_link["location"]).isdisjoint(ids(quiet_link))
    assert quiet_link["location"]["schedules"][0]["opens_at"] == "08:00-06:00"
    assert refuge["phones"][0]["number"] == "+502 0000 0000"
    assert "url" not in refuge


def test_a_place_told_of_by_its_town_says_its_town_and_nothing_nearer(client: Client) -> None:
    """The middle level: people find the town, and nobody finds the door."""
    number = load().revision
    Service.objects.filter(pk=HUB).update(visibility="town", revision=number)
    load({"organizations": [{"id": str(one("x")), "name": "X", "description": "Y"}]})
    Service.objects.filter(pk=HUB).update(revision=number + 1)
    said = [json.dumps(get(client, path)) for path in (f"services/{HUB}", "services?full=true")]
    card = selectors.service_card(HUB, "en")
    said += [repr(card), selectors.public_file("json", language="en").decode()]
    for text in said:
        assert "Claro" in text
        for near in ("1a Avenida", "Town hall", "14.6,", "-90.5,", "Tram", "second floor"):
            assert near not in text, near
    (place,) = card.places
    assert (place.visibility, place.town, place.street) == ("town", "Río Claro", ())
    assert place.latitude is None


def test_texts_come_in_the_language_of_the_request(client: Client) -> None:
    load()
    assert get(client, f"services/{HUB}?lang=ht")["name"] == "Biwo enfòmasyon (egzanp)"
    assert get(client, f"services/{HUB}?lang=pt")["name"] == "Ventanilla (ejemplo)"
    assert get(client, f"services/{HUB}?lang=en")["name"] == "Service hub (example)"


def test_lists_are_narrowed_by_words_topic_and_change(client: Client) -> None:
    load()
    assert get(client, "services?search=VENTANILLA")["total_items"] == 1
    assert get(client, "services?search=%22*(NEAR")["total_items"] == 0
    terms = get(client, "taxonomy_terms?per_page=100")["contents"]
    shelter = next(term["id"] for term in terms if term.get("code") == "shelter")
    assert get(client, f"services?taxonomy_term_id={shelter}")["contents"][0]["id"] == str(SHELTER)
    assert get(client, "services?modified_after=2030-01-01T00:00:00Z")["total_items"] == 0
    assert {"id", "modified_date"} == set(get(client, "services?minimal=true")["contents"][0])
    posted = client.post("/hsds/services?search=ventanilla")
    assert json.loads(posted.content)["total_items"] == 1
    assert faults(terms[0], {"required": ["id", "name", "description"]}) == []


def test_what_is_hidden_or_not_there_answers_alike(client: Client) -> None:
    load()
    Service.objects.filter(pk=HUB).update(hidden=True, revision=99)
    load({"organizations": [{"id": str(one("other")), "name": "Other", "description": "Else."}]})
    for path in (f"services/{HUB}", f"services/{one('nobody')}"):
        answer = client.get(f"/hsds/{path}")
        assert (answer.status_code, answer.json()["code"]) == (404, "directory.no_such_service")


def test_answers_are_kept_for_a_minute_at_most_and_say_their_number(client: Client) -> None:
    number = load().revision
    answer = client.get("/hsds/services")
    assert answer.headers["Cache-Control"] == "public, max-age=60"
    assert answer.headers["X-Directory-Revision"] == str(number)
    assert not answer.cookies
