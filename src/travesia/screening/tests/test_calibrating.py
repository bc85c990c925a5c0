"""Thresholds keep the alarm budget on the people they were set on, and say what others show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening import Description, Entry, Name, build_index
from travesia.screening.absent import absent_people, namesakes
from travesia.screening.calibrating import (
    calibrate,
    people_needed,
    refit_due,
    threshold_at,
    wilson,
)

FLOORS = {"with_date": 0.2, "without_date": 0.3}
SCORES = st.lists(st.floats(0, 1), min_size=1, max_size=300)


@given(SCORES, st.sampled_from([0.005, 0.01, 0.05, 0.2]))
def test_budget_is_kept_on_the_people_it_was_set_on(scores: list[float], budget: float) -> None:
    threshold = threshold_at(scores, budget)
    alarms = sum(score >= threshold for score in scores if score < 1)
    assert alarms <= budget * len(scores)


def test_alarm_is_stated_for_people_the_threshold_never_met() -> None:
    first = {"with_date": [0.1] * 98 + [0.7, 0.8], "without_date": []}
    second = {"with_date": [0.1] * 90 + [0.9] * 10}
    found = calibrate(first, second, entries=5, floors=FLOORS, made_from="list")
    check = found.checks["with_date"]
    assert (check.threshold > 0.7, check.alarm) == (True, 0.1)
    assert check.interval[0] < 0.1 < check.interval[1]


def test_short_list_does_not_ask_about_names_that_look_nothing_alike() -> None:
    found = calibrate(
        {"with_date": [0.0] * 100, "without_date": []},
        {},
        entries=5,
        floors=FLOORS,
        made_from="list",
    )
    assert found.checks["with_date"].threshold == 0.2


def test_namesakes_have_a_budget_of_their_own() -> None:
    """On a short list nobody is met by chance, and every namesake would be asked about."""
    first = {"with_date": [0.0] * 100, "without_date": [0.0], "namesakes": [0.25] * 97 + [0.6] * 3}
    second = {"with_date": [0.3] * 10, "namesakes": [0.1] * 9 + [0.7]}
    found = calibrate(first, second, entries=5, floors=FLOORS, made_from="list")
    assert found.checks["with_date"].threshold > 0.25
    assert found.namesakes is not None
    assert (found.namesakes.people, found.namesakes.alarm) == (100, 0.1)
    shown = found.as_json()["namesakes"]
    assert shown["threshold"] == found.as_json()["thresholds"]["with_date"]


def test_list_that_grew_by_a_tenth_needs_new_thresholds() -> None:
    known = {"entries": 1000}
    assert [refit_due(known, size) for size in (900, 1100, 1101)] == [False, False, True]


def test_interval_is_that_of_wilson() -> None:
    # Wilson (1927); Newcombe (1998), table I: 81 of 263 gives 0.2553 to 0.3662.
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert (wilson(0, 0), people_needed(0.01)) == ((0.0, 1.0), 1000)


def test_absent_people_come_again_and_are_nobody_on_the_list() -> None:
    families = ["ERIKSSON", "BERGSTRAND", "LINDQVIST", "HOLMGREN"]
    given_names = ["ANNA", "NILS", "KARIN", "SVEN", "MAJA"]
    listed = {
        (family, name): f"19{50 + place:02}-03-04"
        for place, (family, name) in enumerate(zip(families * 5, given_names * 4, strict=True))
    }
    index = build_index(
        Entry(f"{f} {g}", Description((Name(f, g),), born)) for (f, g), born in listed.items()
    )
    people = list(absent_people(index, 30, seed=3))
    assert people == list(absent_people(index, 30, seed=3))
    assert len(people) == 30
    for person in people:
        key = (person.names[0].primary, person.names[0].secondary)
        assert listed.get(key) != person.birth_date


def test_namesakes_share_the_name_and_nothing_of_the_date() -> None:
    listed = [f"19{50 + place}-03-{place + 1:02}" for place in range(20)]
    names = [Name(f"ERIKSSON{chr(65 + place)}", "ANNA") for place in range(20)]
    index = build_index(
        Entry(f"E{place}", Description((name,), born))
        for place, (name, born) in enumerate(zip(names, listed, strict=True))
    )
    born_of = {name.primary: born for name, born in zip(names, listed, strict=True)}
    people = list(namesakes(index, 25, seed=3))
    assert people == list(namesakes(index, 25, seed=3))
    assert len(people) == 25
    for person in people:
        own = born_of[person.names[0].primary]
        year, month, day = person.birth_date.split("-")
        assert abs(int(year) - int(own[:4])) >= 3
        assert (month != own[5:7], day != own[8:]) == (True, True)
