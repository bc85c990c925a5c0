"""Correcting: a new entry supersedes, the wrong one stays, and nobody's text is lost."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Purpose
from travesia.access.services import AccessDeniedError
from travesia.border import facts, selectors, services
from travesia.border.domain import CrossingState, Direction
from travesia.border.models import Crossing
from travesia.border.tests.cast import (
    COLLEAGUE,
    FOREIGNER,
    MONITOR,
    NEIGHBOUR,
    OFFICER,
    admit,
    opened,
    zone,
)
from travesia.core.clock import FixedClock
from travesia.core.ids import new_id
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage


@pytest.fixture
def crossing(desk: FixedClock) -> Crossing:
    """An entry that should have been an exit."""
    admit(opened(zone()), ground="")
    return Crossing.objects.get()


def _wanted(crossing: Crossing, **changes: object) -> services.Correction:
    correction = services.Correction(
        direction=Direction.EXIT,
        occurred_at=crossing.occurred_at,
        purpose_of_travel="",
        conveyance="",
        nationality=crossing.nationality,
        sex=crossing.sex,
        reason="Read at the exit lane",
    )
    return replace(correction, **changes)  # type: ignore[arg-type]  # fields of Correction, by name


def _correct(crossing: Crossing, **changes: object) -> services.CrossingReceipt:
    by = changes.pop("by", OFFICER)
    seen = changes.pop("seen_version", crossing.version)
    return services.correct_crossing(
        actor=by,  # type: ignore[arg-type]  # an actor of the cast
        crossing_id=crossing.id,
        seen_version=seen,  # type: ignore[arg-type]  # a number
        correction=_wanted(crossing, **changes),
    )


def test_a_correction_is_a_new_entry_and_the_wrong_one_stays(crossing: Crossing) -> None:
    receipt = _correct(crossing)
    view = selectors.access_crossing(
        actor=OFFICER, crossing_id=crossing.id, purpose=Purpose.BORDER_INSPECTION
    )
    assert view.current.id == receipt.crossing_id
    assert [row.direction for row in view.versions] == [Direction.EXIT, Direction.ENTRY]
    assert [row.state for row in view.versions] == [
        CrossingState.RECORDED,
        CrossingState.SUPERSEDED,
    ]
    assert Crossing.objects.all().current().count() == 1


def test_two_officers_saving_the_same_correction_are_told_who_saved_what(
    crossing: Crossing,
) -> None:
    _correct(crossing, reason="Wrong lane chosen")
    with pytest.raises(services.BorderConflictError) as caught:
        _correct(crossing, by=COLLEAGUE, reason="Exit, not entry")
    assert "Wrong lane chosen" in caught.value.message
    assert "kept below" in caught.value.message
    assert Crossing.objects.count() == 2


def test_the_same_correction_sent_twice_by_one_officer_is_one(crossing: Crossing) -> None:
    first = _correct(crossing)
    again = _correct(crossing)
    assert again.crossing_id == first.crossing_id
    assert again.repeated


def test_the_database_keeps_one_row_of_a_version(crossing: Crossing) -> None:
    _correct(crossing)
    twin = Crossing.objects.get(version=2)
    twin.pk, twin.client_nonce, twin.supersedes = new_id(), new_id(), None
    twin._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save()


def test_two_corrections_that_meet_in_the_database_become_a_conflict(
    crossing: Crossing, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second officer read the newest version just before the first one saved."""
    from travesia.border.services import correcting

    _correct(crossing, reason="Wrong lane chosen")
    newest = correcting._newest_of
    stale = iter([crossing])
    monkeypatch.setattr(
        correcting, "_newest_of", lambda wanted: next(stale, None) or newest(wanted)
    )
    with pytest.raises(services.BorderConflictError) as caught:
        _correct(crossing, by=COLLEAGUE, reason="Exit, not entry")
    assert "Wrong lane chosen" in caught.value.message
    assert Crossing.objects.count() == 2


def test_a_correction_without_a_reason_is_not_taken(crossing: Crossing) -> None:
    with pytest.raises(services.BorderError) as caught:
        _correct(crossing, reason="  ")
    assert "kept below" in caught.value.message


def test_a_correction_that_changes_nothing_is_said_so(crossing: Crossing) -> None:
    with pytest.raises(services.BorderError) as caught:
        _correct(crossing, direction=Direction.ENTRY)
    assert caught.value.code == "border.nothing_changed"


def test_a_time_that_has_not_come_is_not_taken(crossing: Crossing) -> None:
    with pytest.raises(services.BorderError):
        _correct(crossing, occurred_at=crossing.occurred_at + timedelta(days=1))


@pytest.mark.parametrize("who", [NEIGHBOUR, FOREIGNER, MONITOR])
def test_nobody_from_elsewhere_corrects(crossing: Crossing, who: object) -> None:
    with pytest.raises(AccessDeniedError):
        _correct(crossing, by=who)


def test_a_correction_counts_once_in_the_new_place(crossing: Crossing) -> None:
    _correct(crossing, nationality="HTI")
    made = [
        fact
        for entry in journal.entries_after(0)
        for maker, kind in (
            (facts.recorded, "border.crossing_recorded"),
            (facts.corrected, "border.crossing_corrected"),
        )
        if entry.kind == kind
        for fact in maker(entry)
    ]
    assert sum(fact.weight for fact in made) == 1
    assert [(f.weight, f.values["direction"], f.values["nationality"]) for f in made] == [
        (1, "entry", "UTO"),
        (-1, "entry", "UTO"),
        (1, "exit", "HTI"),
    ]


def test_a_correction_of_the_time_moves_the_month(crossing: Crossing) -> None:
    _correct(crossing, occurred_at=crossing.occurred_at - timedelta(days=30))
    assert Crossing.objects.get(version=2).month == "2026-10"


def test_the_monitor_reads_the_log_and_the_look_is_written_down(crossing: Crossing) -> None:
    before = journal.head().seq
    log = selectors.access_log(
        actor=MONITOR, post_code=crossing.post_code, purpose=Purpose.OVERSIGHT
    )
    assert log.total == 1
    assert journal.head().seq == before + 1


def test_a_search_by_document_finds_older_days_and_keeps_no_number(crossing: Crossing) -> None:
    purpose = Purpose.BORDER_INSPECTION
    found = selectors.access_log(
        actor=OFFICER, post_code=crossing.post_code, purpose=purpose, document_number="x1234567"
    )
    assert [row.id for row in found.rows] == [crossing.id]
    (entry,) = list(journal.entries_after(journal.head().seq - 1))
    assert "X1234567" not in str(entry.body)
