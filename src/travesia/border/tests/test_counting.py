"""What a crossing counts as: ages by completed years, months by the post's own clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.border.domain import (
    AGE_GROUPS,
    TRAIT_NAMES,
    UNKNOWN,
    Direction,
    Movement,
    Traits,
    age_group,
    age_now,
    completed_years,
    line_of,
    local_month,
    open_entry,
)

ON = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("born", "group"),
    [
        ("2014-11-20", "12-17"),
        ("2014-11-21", "0-11"),
        ("2008-11-20", "18-29"),
        ("2008-11-21", "12-17"),
        ("1966-11-20", "60+"),
        ("2026-11-20", "0-11"),
        ("1990-XX-XX", "30-44"),
        ("2008-XX-XX", UNKNOWN),
        ("2008-11-XX", UNKNOWN),
        ("", UNKNOWN),
        ("XXXX-XX-XX", UNKNOWN),
        ("2030-01-01", UNKNOWN),
        ("garbage", UNKNOWN),
    ],
)
def test_age_group_counts_completed_years_and_never_guesses(born: str, group: str) -> None:
    assert age_group(born, ON) == group


@given(st.dates(min_value=date(1900, 1, 1), max_value=ON))
def test_every_full_birth_date_has_a_group(born: date) -> None:
    assert age_group(born.isoformat(), ON) in AGE_GROUPS


def test_a_person_born_on_29_february_turns_on_1_march() -> None:
    assert completed_years(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert completed_years(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_a_birth_year_alone_gives_two_possible_ages() -> None:
    assert age_now("1974", ON) == (51, 52)
    assert age_now("1974-08-12", ON) == (52, 52)
    assert age_now("", ON) is None


def test_the_month_is_the_posts_own() -> None:
    midnight = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
    assert local_month(midnight, ZoneInfo("America/Costa_Rica")) == "2026-11"
    assert local_month(midnight, ZoneInfo("UTC")) == "2026-12"


def test_a_month_of_an_early_year_keeps_its_zeros() -> None:
    assert local_month(datetime(26, 1, 15, tzinfo=UTC), ZoneInfo("UTC")) == "0026-01"


def test_traits_leave_identity_behind() -> None:
    body = dict.fromkeys(TRAIT_NAMES, "x") | {"person_id": "p", "crossing_id": "c", "sex": ""}
    values = Traits.from_body(body).as_values()
    assert set(values) == set(TRAIT_NAMES)
    assert values["sex"] == UNKNOWN
    assert "p" not in values.values()


def _movement(day: int, direction: Direction, country: str = "CRI") -> Movement:
    from travesia.core.ids import new_id

    moment = datetime(2026, 1, day, 12, tzinfo=UTC)
    return Movement(new_id(), direction, moment, f"{country}-XXX", country)


def test_two_entries_in_a_row_show_that_an_exit_is_not_recorded() -> None:
    steps = line_of([_movement(1, Direction.ENTRY), _movement(9, Direction.ENTRY)])
    assert [step.exit_missing for step in steps] == [False, True]


def test_an_open_stay_is_no_gap() -> None:
    (step,) = line_of([_movement(1, Direction.ENTRY)])
    assert not step.exit_missing
    assert open_entry([step.movement], "CRI") == step.movement


def test_leaving_one_country_says_nothing_of_another() -> None:
    steps = line_of([_movement(1, Direction.ENTRY, "CRI"), _movement(9, Direction.ENTRY, "PAN")])
    assert not any(step.exit_missing for step in steps)


@given(st.lists(st.tuples(st.integers(1, 28), st.sampled_from(list(Direction))), max_size=10))
def test_the_line_holds_every_movement_newest_first(moves: list[tuple[int, Direction]]) -> None:
    movements = [_movement(day, direction) for day, direction in moves]
    steps = line_of(movements)
    times = [step.movement.occurred_at for step in steps]
    assert times == sorted(times, reverse=True)
    assert {step.movement.id for step in steps} == {one.id for one in movements}
