"""Opening hours: the published cases, each reached by hand, and what holds for all hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.directory.domain.hours import (
    Closure,
    Hours,
    OpenState,
    Rule,
    RuleError,
    intervals_of,
    is_open,
    opening_at,
    overlaps,
    rule_of,
    zone_of,
)
from travesia.directory.domain.hours.cases import Case, cases

TABLE = cases()
ZONES = ("America/Tijuana", "America/Havana", "America/Port-au-Prince", "America/Guatemala")


@pytest.mark.parametrize("case", TABLE, ids=lambda case: case.id)
def test_a_case_comes_out_as_by_hand(case: Case) -> None:
    answer = opening_at(case.hours, case.asked)
    assert (answer.state.value, answer.until, answer.next_opening) == (
        case.state,
        case.until,
        case.next_opening,
    )
    assert answer.is_open is is_open(case.hours, case.asked)
    day = case.asked.astimezone(zone_of(case.hours.zone)).date()
    assert len(overlaps(case.hours, day - timedelta(days=1))) == case.overlaps


def test_the_table_is_as_long_as_it_is_published_to_be() -> None:
    assert len(TABLE) >= 40
    assert len({case.id for case in TABLE}) == len(TABLE)
    assert all(case.how and case.shows for case in TABLE)
    assert len({case.hours.zone for case in TABLE}) >= 15


def test_a_closed_day_says_why() -> None:
    hours = Hours(
        "America/Guatemala",
        (Rule(time(8), time(16), ((0, 1),)),),
        (Closure(date(2026, 9, 15), date(2026, 9, 15), reason="Independence"),),
    )
    assert opening_at(hours, datetime(2026, 9, 15, 16, tzinfo=UTC)).reason == "Independence"


@st.composite
def some_hours(draw: st.DrawFn) -> Hours:
    times = st.builds(time, st.integers(0, 23), st.sampled_from((0, 30)))
    days = st.lists(st.integers(0, 6), min_size=1, max_size=7, unique=True)
    rules = draw(
        st.lists(
            st.builds(
                lambda opens, closes, days: Rule(opens, closes, tuple((0, day) for day in days)),
                times,
                times,
                days,
            ),
            min_size=1,
            max_size=4,
        )
    )
    return Hours(draw(st.sampled_from(ZONES)), tuple(rules))


MOMENTS = st.integers(0, 60 * 24 * 500).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


@given(some_hours(), MOMENTS)
def test_what_is_said_of_the_next_change_is_true_when_it_comes(
    hours: Hours, moment: datetime
) -> None:
    answer = opening_at(hours, moment)
    if answer.is_open and answer.until is not None:
        assert not is_open(hours, answer.until)
        assert is_open(hours, answer.until - timedelta(minutes=1))
    if answer.state is OpenState.CLOSED:
        assert answer.next_opening is not None
        assert answer.next_opening > moment
        assert is_open(hours, answer.next_opening)
        assert not is_open(hours, answer.next_opening - timedelta(minutes=1))


@given(some_hours(), st.dates(date(2026, 1, 1), date(2027, 6, 1)))
def test_intervals_begin_on_their_day_and_are_not_empty(hours: Hours, day: date) -> None:
    for one in intervals_of(hours, day):
        assert one.start < one.end <= one.start + timedelta(hours=26)
        local = one.start.astimezone(ZoneInfo(hours.zone))
        # A clock that skips midnight shows the day's first hour.
        assert local.date() == day


@given(some_hours(), MOMENTS)
def test_closing_everything_for_a_week_closes_it(hours: Hours, moment: datetime) -> None:
    day = moment.astimezone(ZoneInfo(hours.zone)).date()
    shut = Hours(hours.zone, hours.rules, (Closure(day - timedelta(days=1), day),))
    assert not is_open(shut, moment)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"opens_at": "08:00", "closes_at": ""}, "half_a_time"),
        ({"opens_at": "8h", "closes_at": "16:00", "byday": "MO"}, "bad_time"),
        ({"opens_at": "08:00", "closes_at": "24:30", "byday": "MO"}, "bad_time"),
        ({"opens_at": "08:00", "closes_at": "16:00", "byday": "MONDAY"}, "bad_byday"),
        ({"opens_at": "08:00", "closes_at": "16:00"}, "no_days"),
        ({"opens_at": "08:00", "closes_at": "16:00", "byday": "1MO"}, "bad_freq"),
        ({"opens_at": "08:00", "closes_at": "16:00", "freq": "DAILY"}, "bad_freq"),
        ({"opens_at": "08:00", "closes_at": "16:00", "byday": "MO", "count": 3}, "not_reckoned"),
        (
            {"opens_at": "08:00", "closes_at": "16:00", "byday": "MO", "interval": 2},
            "interval_without_start",
        ),
        (
            {
                "opens_at": "08:00",
                "closes_at": "16:00",
                "byday": "MO",
                "valid_from": date(2026, 2, 1),
                "valid_to": date(2026, 1, 1),
            },
            "ends_before_it_begins",
        ),
    ],
)
def test_a_schedule_that_cannot_be_reckoned_says_why(row: dict[str, object], code: str) -> None:
    with pytest.raises(RuleError) as refused:
        rule_of(row)
    assert str(refused.value) == code


def test_hours_with_an_offset_and_seconds_are_read() -> None:
    rule = rule_of({"opens_at": "08:00:00-06:00", "closes_at": "16:30Z", "byday": "MO,FR"})
    assert rule == Rule(time(8), time(16, 30), ((0, 0), (0, 4)))


def test_a_line_without_hours_is_not_a_rule() -> None:
    assert rule_of({"description": "By appointment", "opens_at": "", "closes_at": None}) is None
