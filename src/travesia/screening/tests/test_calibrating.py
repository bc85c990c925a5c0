"""Thresholds keep the alarm budget on the people they were set on, and say what others show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening import Description, Entry, Name, build_index
from travesia.screening.absent import absent_people, less_dated, namesakes
from travesia.screening.calibrating import (
    Calibration,
    calibrate,
    people_needed,
    refit_due,
    threshold_at,
    wilson,
)
from travesia.screening.name_parts import GivenNames, parted

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
    first = {"with_date": dated(*[0.1] * 98, 0.7, 0.8)}
    second = {"with_date": dated(*[0.1] * 98, *[0.9] * 2)}
    check = found_for(first, second).checks["with_date"]
    assert (check.threshold > 0.7, check.alarm, check.raised_from) == (True, 0.02, None)
    assert check.interval[0] < 0.02 < check.interval[1]


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
    met_by_year = [{"with_date": 0.1, "partial": 0.9}] * 2
    first = {"partial": partly(*[0.3] * 100), "with_date": dated(*[0.4] * 198) + met_by_year}
    assert found_for(first, {}).checks["with_date"].threshold > 0.4
    fewer = {**first, "with_date": dated(*[0.2] * 199, 0.4) + met_by_year[:1]}
    assert found_for(fewer, {}).checks["with_date"].threshold < 0.4


def test_short_list_does_not_ask_about_names_that_look_nothing_alike() -> None:
    assert found_for({"with_date": dated(*[0.0] * 100)}, {}).checks["with_date"].threshold == 0.2


def test_namesakes_have_a_budget_of_their_own() -> None:
    """On a short list nobody is met by chance, and every namesake would be asked about."""
    first = {"with_date": dated(*[0.0] * 100), "namesakes": dated(*[0.25] * 97, *[0.6] * 3)}
    second = {"with_date": dated(*[0.3] * 10), "namesakes": dated(*[0.1] * 9, 0.7)}
    found = found_for(first, second)
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


def test_a_quarter_of_the_absent_state_less_of_the_date_and_a_quarter_nothing() -> None:
    anna = Description((Name("ERIKSSON", "ANNA"),), "1974-08-12")
    asked = [less_dated(anna, place).birth_date for place in range(1, 9)]
    whole = "1974-08-12"
    assert asked == [whole, whole, "1974", "", whole, whole, "1974-01-01", ""]


@pytest.mark.parametrize(
    "names",
    [
        [Name("Quispe, Kwame"), Name("Balam, Xochitl"), Name("Quispe, Xochitl")],
        [Name("QUISPE<<KWAME"), Name("BALAM<<XOCHITL"), Name("QUISPE<<XOCHITL")],
        [Name("Quispe Maria"), Name("Balam Juan"), Name("Quispe Juan")],
        [Name("Maria Quispe"), Name("Juan Balam"), Name("Juan Quispe")],
    ],
)
def test_absent_people_bear_a_family_name_and_a_given_name(names: list[Name]) -> None:
    """Two family names or two given names meet nobody, and the threshold comes out too low."""
    index = build_index(
        Entry(str(place), Description((name,), f"195{place}-01-02"))
        for place, name in enumerate(names)
    )
    people = list(absent_people(index, 12, seed=1))
    assert people
    for person in people:
        name = person.names[0]
        assert name.primary in {"QUISPE", "BALAM"}
        assert name.secondary in {"KWAME", "XOCHITL", "MARIA", "JUAN"}


def test_name_without_a_comma_is_parted_as_the_list_parts_others() -> None:
    known = GivenNames.learnt([Name("Tzul, Ixmukane"), Name("Coc, Ixmukane"), Name("Tzul, Nikte")])
    assert parted(Name("Ixmukane Coc"), known) == (("COC",), ("IXMUKANE",))
    assert parted(Name("Coc Ixmukane"), known) == (("COC",), ("IXMUKANE",))
    assert parted(Name("Ixmukane Nikte de la Cruz"), known)[1] == ("IXMUKANE", "NIKTE")
