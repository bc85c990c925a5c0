"""The lists are searched before the database is held, and what is kept names what was searched."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection

from travesia.access.domain import Actor
from travesia.border import services
from travesia.border.domain import Direction, GroupKind
from travesia.border.models import Inspection
from travesia.border.tests.cast import OFFICER, POST, FakeLists, opened, zone
from travesia.border.tests.paper_cast import enter
from travesia.core.clock import FixedClock
from travesia.lists import services as lists
from travesia.lists.domain import NewListEntry
from travesia.places.tests.factories import make_post
from travesia.screening import Name
from travesia.testing import TODAY

pytestmark = pytest.mark.storage

MANAGER = Actor.system("lists", allowed={"lists.manage"})


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Note at each search of the indexes whether a transaction was open."""
    found, ours = list[bool](), lists.begin_search

    def begin(**asked: object) -> object:
        found.append(connection.in_atomic_block)
        return ours(**asked)  # type: ignore[arg-type]  # as they came

    monkeypatch.setattr(lists, "begin_search", begin)
    return found


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_for_the_database_while_the_lists_are_searched(
    frozen_clock: FixedClock, fake_lists: FakeLists, held: list[bool]
) -> None:
    frozen_clock.set(TODAY)
    make_post(POST)
    services.ask_again(actor=OFFICER, inspection_id=opened(zone()))
    fake_lists.late = True
    form = enter(text=zone(number="Y7654321")).form_id
    services.ask_again_on_paper(actor=OFFICER, form_id=form)
    group = services.open_group(
        actor=OFFICER,
        post_code=POST,
        nonce=uuid4(),
        kind=GroupKind.FAMILY,
        label="Lindqvist",
        direction=Direction.ENTRY,
    )
    text = zone(number="Z7654321")
    services.read_member(actor=OFFICER, group_id=group, nonce=uuid4(), zone=text)
    assert held == [False] * 5


def _entry(number: str) -> NewListEntry:
    return NewListEntry(
        number=number,
        names=(Name("LINDQVIST", "BERTA"),),
        birth_dates=("1990-01-02",),
        sex="F",
        instruction="Tell the alerts office, ext. 214. Do not detain.",
        review_due=date(2027, 3, 1),
    )


@pytest.mark.django_db
def test_a_list_that_changes_between_search_and_writing_is_searched_anew(
    desk: FixedClock, real_lists: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    lists.register_source(actor=MANAGER, key="national", label="National list", owner="Utopia")
    lists.publish_version(actor=MANAGER, source_key="national", entries=(*_crowd(), _entry("1")))
    _publish_after_the_search(
        monkeypatch,
        lambda: lists.publish_version(
            actor=MANAGER, source_key="national", entries=(*_crowd(), _entry("2"))
        ),
    )
    inspection = Inspection.objects.get(pk=opened(zone()))
    assert inspection.basis == {"national": "2"}
    assert [one.shown["entry_number"] for one in inspection.hits.all()] == ["2"]


def _crowd() -> list[NewListEntry]:
    """Return people whom nobody resembles: a version that changes much waits for a person."""
    one = _entry("C")
    return [replace(one, number=f"C{i}", names=(Name(f"ZQ{i}X", f"VW{i}K"),)) for i in range(20)]


def _publish_after_the_search(
    monkeypatch: pytest.MonkeyPatch, publish: Callable[[], object]
) -> None:
    ours = lists.begin_search

    def begin(**asked: object) -> object:
        begun = ours(**asked)  # type: ignore[arg-type]  # as they came
        publish()
        return begun

    monkeypatch.setattr(lists, "begin_search", begin)
