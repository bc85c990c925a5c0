"""What `/hsds/` answers, judged by somebody else: jsonschema with the published schemas of HSDS."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.test import Client

from travesia.directory.models import Service
from travesia.directory.selectors.exporting import public_file
from travesia.directory.tests.factories import directory, load
from travesia.directory.tests.schemas import schema

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock")]

LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
}


@cache
def judge(name: str) -> Any:
    """Return a validator of a published schema that looks at formats too; skip without the data."""
    rule = schema(name)
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    checker = jsonschema.FormatChecker(formats=("uuid", "date", "email"))
    return jsonschema.Draft202012Validator(rule, format_checker=checker)


def answers(client: Client, name: str) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield the schema and the entry of everything that the API says under a name."""
    for query, rule in (("", f"{LISTS[name]}_list"), ("?full=true", LISTS[name])):
        for entry in json.loads(client.get(f"/hsds/{name}{query}").content)["contents"]:
            yield rule, entry
    for entry in json.loads(client.get(f"/hsds/{name}").content)["contents"]:
        answer = client.get(f"/hsds/{name}/{entry['id']}")
        yield LISTS[name], json.loads(answer.content)


@pytest.mark.parametrize("language", ["es", "ht"])
@pytest.mark.parametrize("name", LISTS)
def test_an_outside_judge_finds_nothing_wrong(client: Client, name: str, language: str) -> None:
    load()
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    found, wrong = 0, []
    for rule, entry in answers(client, name):
        found += 1
        wrong += [
            f"{rule} {entry['id']} {'/'.join(map(str, fault.absolute_path))}: {fault.message}"
            for fault in judge(rule).iter_errors(entry)
        ]
    assert found >= 3
    assert wrong == []


def test_the_judge_is_awake(client: Client) -> None:
    load()
    entry = json.loads(client.get("/hsds/services?full=true").content)["contents"][0]
    for spoilt in (
        {"status": "open"},
        {"id": "17"},
        {"name": 1},
        {"phones": [{"id": entry["id"]}]},
    ):
        assert list(judge("service").iter_errors({**entry, **spoilt})), spoilt


def test_a_service_of_which_hardly_anything_is_known_is_hsds_too(client: Client) -> None:
    bare = {"id": "0b1f3c3e-0000-4000-8000-000000000001", "name": "Line", "status": "active"}
    load({"services": [bare]})
    assert Service.objects.count() == 1
    for rule, entry in answers(client, "services"):
        assert not list(judge(rule).iter_errors(entry)), entry


def test_what_goes_out_as_a_file_is_hsds_service_by_service(client: Client) -> None:
    load()
    document = json.loads(public_file("json", language="es"))
    assert len(document["services"]) == len(directory()["services"])  # type: ignore[arg-type]  # a list in JSON
    for entry in document["services"]:
        assert not list(judge("service").iter_errors(entry)), entry
