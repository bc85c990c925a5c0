"""Days that an officer grants: with a reason, within the rule, counted until the exit."""

from datetime import date, timedelta

import pytest

from travesia.border import services
from travesia.border.domain import Direction
from travesia.border.models import Crossing, Stay
from travesia.border.tests.cast import SUPERVISOR, FakeLists, admit
from travesia.border.tests.granting_cast import (
    exit_findings,
    later,
    leave,
    let_in,
    rules,
    traveller,
)
from travesia.border.tests.staying_cast import facts
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal

pytestmark = pytest.mark.storage


def test_fewer_days_are_kept_with_the_crossing_and_shorten_the_stay(desk: FixedClock) -> None:
    rules()
    crossing = let_in(10)
    services.catch_up()
    assert (crossing.days_granted, crossing.days_reason) == (10, "Flight booked for then")
    (stay,) = facts()
    assert (stay.days_granted, stay.bound) == (10, "granted")
    assert stay.last_day == date(2026, 11, 29)


def test_the_journal_says_what_was_granted_what_the_rule_gave_and_why(desk: FixedClock) -> None:
    rules()
    crossing = let_in(10)
    (body,) = [one.body for one in journal.entries_after(0) if one.kind == "border.days_granted"]
    assert body is not None
    assert (body["days"], body["by_rule"], body["last_day"], body["rule"], body["reason"]) == (
        10,
        90,
        "2026-11-29",
        "TEST-VISITOR@2024-01-01",
        "Flight booked for then",
    )
    assert body["crossing_id"] == str(crossing.id)


def test_days_that_were_granted_count_at_the_exit(desk: FixedClock, fake_lists: FakeLists) -> None:
    rules()
    let_in(10)
    services.catch_up()
    later(desk, fake_lists)
    (found,) = exit_findings()
    assert (found.code, found.facts["count"]) == ("stay.over", 5)
    leave()
    assert (Stay.objects.get().standing, Stay.objects.get().overstay_days) == ("overstayed", 5)


@pytest.mark.parametrize(
    ("more", "days", "reason", "code"),
    [
        ("", 91, "longer", "border.days_above_rule"),
        ("", 10, "  ", "border.days_reason_needed"),
        ("", 0, "none", "border.days_out_of_range"),
        ('granting = "none"', 10, "less", "border.days_not_granted"),
        ('granting = "other"', 4000, "for ever", "border.days_out_of_range"),
    ],
)
def test_what_the_rule_does_not_leave_to_an_officer_is_refused_and_nothing_is_recorded(
    desk: FixedClock, more: str, days: int, reason: str, code: str
) -> None:
    rules(more)
    with pytest.raises(services.BorderError) as caught:
        let_in(days, reason)
    assert caught.value.code == code
    assert not Crossing.objects.exists()


def test_a_rule_may_let_an_officer_grant_more(desk: FixedClock) -> None:
    rules('granting = "other"')
    let_in(120)
    services.catch_up()
    (stay,) = facts()
    assert stay.last_day == date(2026, 11, 20) + timedelta(days=119)


def test_the_days_of_the_rule_are_no_grant(desk: FixedClock) -> None:
    rules()
    crossing = let_in(90)
    assert crossing.days_granted is None
    assert "border.days_granted" not in {one.kind for one in journal.entries_after(0)}


def test_days_are_granted_with_an_entry_alone(desk: FixedClock) -> None:
    rules()
    with pytest.raises(services.BorderError) as caught:
        admit(
            traveller(Direction.EXIT),
            ground="",
            journey=services.Journey(Direction.EXIT, days_granted=3, days_reason="why"),
        )
    assert caught.value.code == "border.days_for_entry"


@pytest.mark.parametrize(("direction", "kept"), [("entry", 10), ("exit", None)])
def test_a_correction_keeps_the_days_of_an_entry_and_an_exit_has_none(
    desk: FixedClock, direction: str, kept: int | None
) -> None:
    rules()
    crossing = let_in(10)
    services.correct_crossing(
        actor=SUPERVISOR,
        crossing_id=crossing.id,
        seen_version=1,
        correction=services.Correction(
            direction=Direction(direction),
            occurred_at=crossing.occurred_at - timedelta(minutes=5),
            purpose_of_travel="",
            conveyance="",
            nationality="FRA",
            sex="F",
            reason="wrong minute",
        ),
    )
    assert Crossing.objects.current().get().days_granted == kept


def test_rebuilt_from_the_log_the_stay_is_the_same(desk: FixedClock) -> None:
    rules()
    let_in(10)
    services.catch_up()
    before = facts()
    services.rebuild()
    assert facts() == before
