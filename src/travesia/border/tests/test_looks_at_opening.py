"""Looks at a traveller: written with the opening, and anew by whoever comes later."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from travesia.access.domain import Purpose
from travesia.border import selectors
from travesia.border.selectors.inspections import ONE_LOOK
from travesia.border.tests.cast import OFFICER, SECOND, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.core.events import Json
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage


def looks_after(seq: int) -> list[set[str]]:
    entries = journal.entries_after(seq, kinds=("journal.looked_at",))
    return [_fields(entry.body or {}) for entry in entries]


def _fields(body: Mapping[str, Json]) -> set[str]:
    fields = body["fields"]
    assert isinstance(fields, list)
    return {str(field) for field in fields}


def test_the_opening_writes_every_look_that_its_page_takes(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    before = journal.head().seq
    opened(zone())
    claim, authorisations = looks_after(before)
    assert claim == {"claim", "crossings"}
    assert {"kind", "number", "holder", "terms", "state", "entries"} == authorisations


def test_the_page_that_follows_the_opening_writes_no_look_again(desk: FixedClock) -> None:
    inspection = opened(zone())
    before = journal.head().seq
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    assert view.seen_at_opening
    selectors.authorisations_of(
        actor=OFFICER,
        view=view,
        on=desk.now().date(),
        purpose=Purpose.BORDER_INSPECTION,
        look_is_written=view.seen_at_opening,
    )
    assert journal.head().seq == before


def test_whoever_comes_later_or_is_somebody_else_is_not_covered(desk: FixedClock) -> None:
    inspection = opened(zone())
    other = selectors.access_inspection(actor=SECOND, inspection_id=inspection)
    desk.set(desk.now() + ONE_LOOK + timedelta(seconds=1))
    later = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    assert not other.seen_at_opening
    assert not later.seen_at_opening
