"""What must hold whatever the movements: checked against a slow count that shares no code."""

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from travesia.border.domain import Direction
from travesia.border.domain.staying import (
    Asked,
    Passage,
    Question,
    Standing,
    StayAnswer,
    example_book,
    presences,
    reckon,
)

START = date(2026, 1, 1)
UTO = frozenset({"UTO"})

#: Lengths of stays and of absences that follow each other.
TRIPS = st.lists(st.tuples(st.integers(0, 70), st.integers(0, 60)), max_size=8)
ANY_MOVEMENTS = st.lists(
    st.tuples(st.sampled_from(list(Direction)), st.integers(0, 24 * 400)), max_size=14
)


def _at(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def _passage(direction: Direction, moment: datetime) -> Passage:
    return Passage(direction, moment, UTC, "UTO", "UTO-AIR", "air")


def _history(trips: Sequence[tuple[int, int]]) -> tuple[list[Passage], list[date], date]:
    """Return the movements, every day of presence, and the day of the next entry."""
    passages, days, day = [], [], START
    for length, absence in trips:
        left = day + timedelta(days=length)
        passages += [
            _passage(Direction.ENTRY, _at(day, 9)),
            _passage(Direction.EXIT, _at(left, 21)),
        ]
        days += [day + timedelta(days=n) for n in range(length + 1)]
        day = left + timedelta(days=absence + 1)
    return passages, days, day


def _ask(passages: Sequence[Passage], question: Question, moment: datetime) -> StayAnswer:
    asked = Asked(question, "UTO", moment, UTC, "FRA", "PP", passages=passages)
    return reckon(asked, example_book())


def _slow_count(days: Sequence[date], on: date) -> int:
    """Count presence day by day in the 180 days that end on a day; nothing is shared."""
    seen = 0
    for back in range(180):
        one = on - timedelta(days=back)
        if one in days:
            seen += 1
    return seen


def _slow_last_day(days: Sequence[date], entry: date) -> date | None:
    """Walk on from the entry until a day would be the 91st in its window."""
    present, last = list(days), None
    day = entry
    while True:
        present.append(day)
        if _slow_count(present, day) > 90:
            return last
        last, day = day, day + timedelta(days=1)


@settings(max_examples=150, deadline=None)
@given(TRIPS)
def test_the_rolling_window_is_that_of_a_slow_count(trips: list[tuple[int, int]]) -> None:
    passages, days, entry = _history(trips)
    passages.append(_passage(Direction.ENTRY, _at(entry)))
    answer = _ask(passages, Question.ENTRY, _at(entry))
    assert answer.days_used == _slow_count(days, entry)
    assert answer.last_day == _slow_last_day(days, entry)


@settings(max_examples=100, deadline=None)
@given(TRIPS)
def test_who_leaves_by_the_last_day_never_has_more_than_the_window_allows(
    trips: list[tuple[int, int]],
) -> None:
    passages, days, entry = _history(trips)
    passages.append(_passage(Direction.ENTRY, _at(entry)))
    answer = _ask(passages, Question.ENTRY, _at(entry))
    if answer.last_day is None:
        return
    stay = [entry + timedelta(days=n) for n in range((answer.last_day - entry).days + 1)]
    assert all(_slow_count([*days, *stay], day) <= 90 for day in stay)


@settings(max_examples=100, deadline=None)
@given(TRIPS)
def test_the_day_said_for_a_new_entry_is_the_first_that_fits(
    trips: list[tuple[int, int]],
) -> None:
    passages, days, entry = _history(trips)
    passages.append(_passage(Direction.ENTRY, _at(entry)))
    answer = _ask(passages, Question.ENTRY, _at(entry))
    if answer.admissible:
        assert answer.next_entry is None
        return
    assert answer.next_entry is not None
    assert _slow_last_day(days, answer.next_entry) is not None
    assert _slow_last_day(days, answer.next_entry - timedelta(days=1)) is None


@settings(max_examples=100, deadline=None)
@given(TRIPS, st.integers(0, 200))
def test_days_used_grow_while_somebody_stays_and_days_left_shrink(
    trips: list[tuple[int, int]], ahead: int
) -> None:
    """Over one more day here at most one day of presence leaves the window, so one never loses."""
    passages, _days, entry = _history(trips)
    passages.append(_passage(Direction.ENTRY, _at(entry)))
    today, tomorrow = (
        _ask(passages, Question.STAY, _at(entry + timedelta(days=ahead + n), 13)) for n in (0, 1)
    )
    assert 0 <= tomorrow.days_used - today.days_used <= 1
    assert (today.days_left or 0) - (tomorrow.days_left or 0) in (0, 1)
    assert today.last_day == tomorrow.last_day


@settings(max_examples=150, deadline=None)
@given(TRIPS, st.integers(0, 150))
def test_an_exit_is_over_by_the_days_after_the_last_one(
    trips: list[tuple[int, int]], length: int
) -> None:
    passages, days, entry = _history(trips)
    left = entry + timedelta(days=length)
    passages += [_passage(Direction.ENTRY, _at(entry)), _passage(Direction.EXIT, _at(left, 22))]
    answer = _ask(passages, Question.EXIT, _at(left, 22))
    last = _slow_last_day(days, entry) or entry - timedelta(days=1)
    assert answer.overstay_days == max(0, (left - last).days)
    assert (answer.standing is Standing.OVERSTAYED) == (left > last)


@settings(max_examples=200, deadline=None)
@given(ANY_MOVEMENTS)
def test_every_movement_stands_in_one_stay_and_stays_do_not_overlap(
    movements: list[tuple[Direction, int]],
) -> None:
    """Whatever was recorded, doubled or left out: nothing is lost and nothing counted twice."""
    passages = [
        _passage(direction, _at(START, 0) + timedelta(hours=hours))
        for direction, hours in movements
    ]
    stays = presences(passages, UTO)
    held = [p for one in stays for p in (one.entry, *one.inner, one.exit) if p is not None]
    assert sorted(p.at for p in held) == sorted(p.at for p in passages)
    moments = [[p.at for p in (one.entry, one.exit) if p is not None] for one in stays]
    assert all(max(earlier) <= min(later) for earlier, later in itertools.pairwise(moments))
    assert sum(one.is_open for one in stays) <= 1
    assert all(not one.is_open for one in stays[:-1])


@settings(max_examples=200, deadline=None)
@given(ANY_MOVEMENTS)
def test_what_is_proved_is_never_more_than_what_may_be(
    movements: list[tuple[Direction, int]],
) -> None:
    passages = [
        _passage(direction, _at(START, 0) + timedelta(hours=hours))
        for direction, hours in movements
    ]
    now = _at(START + timedelta(days=420))
    answer = _ask([*passages, _passage(Direction.ENTRY, now)], Question.ENTRY, now)
    assert answer.days_used <= answer.days_used_most <= 180
    assert answer.overstay_days == 0
