"""Thresholds keep the alarm budget on the people they were set on, and say what others show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening.calibrating import (
    Calibration,
    alarms_within,
    calibrate,
    people_needed,
    refit_due,
    threshold_at,
    wilson,
)

FLOORS = {"with_date": 0.2, "partial": 0.25, "without_date": 0.3}
SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=300)


@given(SCORES, st.sampled_from([0.005, 0.01, 0.05, 0.2]))
def test_budget_is_kept_on_the_people_it_was_set_on(scores: list[float], budget: float) -> None:
    threshold = threshold_at(scores, budget)
    alarms = sum(score >= threshold for score in scores if score < 1)
    assert alarms <= budget * len(scores)


def dated(*scores: float, kind: str = "with_date") -> list[dict[str, float]]:
    """Return people whose best entry of a kind has these scores."""
    return [{kind: score} for score in scores]


def partly(*scores: float) -> list[dict[str, float]]:
    return dated(*scores, kind="partial")


def found_for(
    first: dict[str, list[dict[str, float]]], second: dict[str, list[dict[str, float]]]
) -> Calibration:
    return calibrate(first, second, entries=5, floors=FLOORS, made_from="list")


def test_alarm_is_stated_for_people_the_threshold_never_met() -> None:
    first = {"with_date": dated(*[0.1] * 1980, *[0.7] * 10, *[0.8] * 10)}
    second = {"with_date": dated(*[0.1] * 1985, *[0.9] * 15)}
    check = found_for(first, second).checks["with_date"]
    assert (0.7 < check.threshold < 0.8, check.alarm, check.raised_from) == (True, 0.0075, None)
    assert check.interval[0] < 0.0075 < check.interval[1]


def test_budget_is_kept_with_confidence_and_not_by_a_hair() -> None:
    """At a threshold that 1 % of one set just reach, others have more every second time."""
    assert [alarms_within(0.01, people) for people in (100, 2_500, 50_000)] == [0, 16, 463]
    for people, alarms in ((2_500, 16), (50_000, 463)):
        shown = wilson(alarms, people, z=1.644854)[1], wilson(alarms + 1, people, z=1.644854)[1]
        assert shown[0] <= 0.01 < shown[1]


def test_threshold_that_the_second_set_does_not_bear_out_is_raised_and_says_so() -> None:
    first = {"with_date": dated(*[0.1] * 100)}
    second = {"with_date": dated(*[0.1] * 90, *[0.6] * 9, 0.9)}
    check = found_for(first, second).checks["with_date"]
    assert (check.raised_from, check.alarms_before) == (0.2, 10)
    assert (check.threshold > 0.6, check.second_alarms) == (True, 1)
    assert found_for(first, second).as_json()["checks"]["with_date"]["raised_from"] == 0.2


def test_date_in_part_has_a_threshold_of_its_own() -> None:
    """Who states a year alone agrees with many by chance, and is asked about too often."""
    first = {"with_date": dated(*[0.3] * 100), "partial": partly(*[0.6] * 100)}
    found = found_for(first, {})
    assert found.checks["with_date"].threshold < 0.31
    assert found.checks["partial"].threshold > 0.6
    assert found.as_json()["thresholds"].keys() == {"with_date", "partial"}


def test_alarms_on_entries_that_say_less_count_against_the_budget_of_whole_dates() -> None:
    met_by_year = [{"with_date": 0.1, "partial": 0.9}] * 16
    first = {"partial": partly(*[0.3] * 100), "with_date": dated(*[0.4] * 2484) + met_by_year}
    assert found_for(first, {}).checks["with_date"].threshold > 0.4
    fewer = {**first, "with_date": dated(*[0.2] * 2490, 0.4) + met_by_year[:9]}
    assert found_for(fewer, {}).checks["with_date"].threshold < 0.4


def test_short_list_does_not_ask_about_names_that_look_nothing_alike() -> None:
    assert found_for({"with_date": dated(*[0.0] * 100)}, {}).checks["with_date"].threshold == 0.2


def test_namesakes_have_a_budget_of_their_own() -> None:
    """On a short list nobody is met by chance, and every namesake would be asked about."""
    first = {"with_date": dated(*[0.0] * 100), "namesakes": dated(*[0.25] * 985, *[0.6] * 15)}
    second = {"with_date": dated(*[0.3] * 10), "namesakes": dated(*[0.1] * 9, 0.7)}
    found = found_for(first, second)
    assert found.checks["with_date"].threshold > 0.25
    assert found.namesakes is not None
    assert (found.namesakes.people, found.namesakes.alarm) == (1000, 0.0)
    shown = found.as_json()["namesakes"]
    assert shown["threshold"] == found.as_json()["thresholds"]["with_date"]


def test_namesakes_of_entries_without_a_date_do_not_use_up_the_budget_of_the_others() -> None:
    """On a list where few dates are known nobody else would be asked about."""
    nameless = [{"without_date": 0.9, "with_date": 0.1}] * 50
    first = {
        "with_date": dated(*[0.0] * 100),
        "without_date": [{"without_date": 0.3}] * 100,
        "namesakes": [*nameless, *dated(*[0.25] * 346, *[0.6] * 4)],
    }
    found = found_for(first, {})
    assert 0.25 < found.checks["with_date"].threshold < 0.61
    fewer = {**first, "namesakes": dated(*[0.25] * 397, *[0.6] * 3)}
    assert found_for(fewer, {}).checks["with_date"].threshold < 0.26


def test_list_that_grew_by_a_tenth_needs_new_thresholds() -> None:
    known = {"entries": 1000}
    assert [refit_due(known, size) for size in (900, 1100, 1101)] == [False, False, True]


def test_interval_is_that_of_wilson() -> None:
    # Wilson (1927); Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert (wilson(0, 0), people_needed(0.01)) == ((0.0, 1.0), 1000)
