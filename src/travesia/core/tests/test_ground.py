"""Registries refuse two owners of one key, clocks need a zone, the menu shows what is open."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import Enum
from types import SimpleNamespace
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from travesia.core import clock, context, events
from travesia.core.discovery import autodiscover
from travesia.core.navigation import NAVIGATION, Place
from travesia.core.registry import DuplicateKeyError, Registry


@dataclass(frozen=True)
class Thing:
    key: str
    size: int = 1


def test_one_key_has_one_owner() -> None:
    things: Registry[Thing] = Registry("things")
    things.register(Thing("b"))
    things.register(Thing("b"))
    things.register(Thing("a"))
    with pytest.raises(DuplicateKeyError, match="things: 'b'"):
        things.register(Thing("b", size=2))
    assert [thing.key for thing in things] == ["a", "b"]
    assert (len(things), "a" in things, things.get("c")) == (2, True, None)
    with pytest.raises(KeyError, match="things: nothing is registered as 'c'"):
        things["c"]


def test_a_clock_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        clock.FixedClock(datetime(2026, 11, 20, 14, 32))  # noqa: DTZ001  # the fault under test


def test_the_day_of_a_post_begins_at_its_own_midnight() -> None:
    with clock.use_clock(clock.FixedClock(datetime(2026, 11, 21, 3, 7, tzinfo=UTC))):
        assert clock.today() == date(2026, 11, 21)
        assert clock.today(ZoneInfo("America/Port-au-Prince")) == date(2026, 11, 20)
    assert clock.now().tzinfo is UTC


def test_registry_modules_of_every_room_are_found() -> None:
    found = autodiscover()
    assert "travesia.journal.retention" in found
    assert "travesia.border.facts" in found
    assert all(name.startswith("travesia.") for name in found)


class Way(Enum):
    IN = "entry"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (Way.IN, "entry"),
        (UUID(int=5), "00000000-0000-0000-0000-000000000005"),
        (date(2026, 11, 20), "2026-11-20"),
        (datetime(2026, 11, 20, 14, tzinfo=UTC), "2026-11-20T14:00:00+00:00"),
        (frozenset({"b", "a"}), ["a", "b"]),
        ((1, {"x": (True,)}), [1, {"x": [True]}]),
    ],
)
def test_an_event_carries_plain_values(value: object, plain: object) -> None:
    assert events.plain(value) == plain


def test_an_event_refuses_what_has_no_plain_form() -> None:
    with pytest.raises(TypeError, match="SimpleNamespace"):
        events.plain(SimpleNamespace())


def test_nothing_changes_without_a_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "_recorder", [])
    with pytest.raises(RuntimeError, match="no journal"):
        events.publish(actor=SimpleNamespace(id="x", session=""), event=events.Event(), purpose="p")


@pytest.fixture
def menu(monkeypatch: pytest.MonkeyPatch) -> Callable[[HttpRequest], list[str]]:
    items = {
        "late": Place("late", "Late", "home", "help", order=900),
        "open": Place("open", "Open", "home", "help", order=1),
        "shut": Place("shut", "Shut", "home", "control", permission="x.y"),
        "gone": Place("gone", "Gone", "no-such-address", "control"),
    }
    monkeypatch.setattr(NAVIGATION, "_items", items)
    return lambda request: [str(place["label"]) for place in context.page(request)["places"]]


def test_the_menu_shows_what_somebody_may_open(
    menu: Callable[[HttpRequest], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = RequestFactory().get("/")
    monkeypatch.setattr(context, "_may_open", [lambda _request, place: place.key == "shut"])
    assert menu(request) == ["Open", "Shut", "Late"]
    monkeypatch.setattr(context, "_may_open", [lambda _request, _place: False])
    assert menu(request) == ["Open", "Late"]
    monkeypatch.setattr(context, "_may_open", [])
    assert menu(request) == ["Open", "Late"]


def test_a_page_lies_at_one_place_of_the_menu_only(monkeypatch: pytest.MonkeyPatch) -> None:
    urls = {"desk": "/desk/", "log": "/desk/log/", "posts": "/posts/"}
    items = {key: Place(key, key, key, "control") for key in urls}
    monkeypatch.setattr(NAVIGATION, "_items", items)
    monkeypatch.setattr(context, "reverse", urls.__getitem__)
    for path, here in {"/desk/log/7/": ["log"], "/desk/": ["desk"], "/else/": []}.items():
        places = context.page(RequestFactory().get(path))["places"]
        assert [place["label"] for place in places if place["here"]] == here


def test_the_language_switch_keeps_the_rest_of_the_address() -> None:
    request = RequestFactory().get("/figures/?nationality=HTI&lang=fr")
    with translation.override("fr"):
        page = context.page(request)
    links = {str(row["code"]): row for row in page["page_languages"]}
    assert list(links) == ["es", "en", "fr", "ht", "pt"]
    assert links["ht"]["href"] == "/figures/?nationality=HTI&lang=ht"
    assert [code for code, row in links.items() if row["here"]] == ["fr"]
    assert page["lang_suffix"] == "?lang=fr"
