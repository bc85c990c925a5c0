"""What entries of each kind need, and dates and marks as lists write them."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.lists.domain import (
    BirthError,
    Born,
    EntryKind,
    Identifier,
    ListDocument,
    ListPurpose,
    NewListEntry,
    as_plain,
    entry_problems,
    from_plain,
    identity_of,
    in_force,
    is_imo_number,
    mark_key,
    searched_dates,
)
from travesia.lists.tests.factories import ERIKSON
from travesia.screening import Name

BLANK = NewListEntry(number="1", instruction="Call the owner.")
ALL = tuple(ListPurpose)


@pytest.mark.parametrize(
    ("kind", "problem"),
    [
        (EntryKind.PERSON, "name_missing"),
        (EntryKind.DOCUMENT, "document_missing"),
        (EntryKind.VEHICLE, "plate_or_chassis_missing"),
        (EntryKind.VESSEL, "vessel_name_or_number_missing"),
        ("balloon", "kind_unknown"),
    ],
)
def test_each_kind_has_something_it_cannot_be_found_without(kind: str, problem: str) -> None:
    assert entry_problems(replace(BLANK, kind=str(kind)), ALL) == (problem,)


@pytest.mark.parametrize(
    "entry",
    [
        replace(BLANK, kind="document", documents=(ListDocument("L898902C3", "UTO", "passport"),)),
        replace(BLANK, kind="vehicle", identifiers=(Identifier("plate", "P 123-456", "UTO"),)),
        replace(BLANK, kind="vessel", identifiers=(Identifier("imo", "IMO 9074729"),)),
        replace(BLANK, kind="vessel", names=(Name("STELLA MARIS"),)),
        replace(BLANK, names=(Name("ERIKSON", "ANNA", weak=True),)),
    ],
)
def test_entry_of_each_kind_is_taken(entry: NewListEntry) -> None:
    assert entry_problems(entry, ALL) == ()


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"names": (Name("🙂"),)}, "name_without_letters"),
        ({"names": (Name("ANNA\0"),)}, "text_not_unicode"),
        ({"names": (Name("ANNA\ud800"),)}, "text_not_unicode"),
        ({"names": (Name("ANNA"),) * 201}, "too_many_names"),
        ({"reason": "x" * 10_001}, "text_too_long"),
        ({"nationalities": ("Utopia",)}, "country_code_malformed"),
        ({"documents": (ListDocument("1" * 61),)}, "document_number_too_long"),
        ({"identifiers": (Identifier("imo", "9074728"),)}, "imo_number_wrong"),
        ({"identifiers": (Identifier("vin", "1HGCM82633A00435O"),)}, "chassis_number_wrong"),
        ({"identifiers": (Identifier("mmsi", "12345"),)}, "mmsi_wrong"),
        ({"identifiers": (Identifier("tail", "N1"),)}, "mark_of_unknown_kind"),
        (
            {"valid_from": date(2027, 1, 2), "expires_on": date(2027, 1, 1)},
            "expires_before_it_begins",
        ),
    ],
)
def test_what_no_desk_could_use_is_named(changes: dict[str, object], problem: str) -> None:
    entry = replace(ERIKSON, **changes)  # type: ignore[arg-type]  # one field at a time
    assert problem in entry_problems(entry, ALL)


@pytest.mark.parametrize(
    ("text", "searched"),
    [
        ("1974-08-12", ("1974-08-12",)),
        ("1974-08-XX", ("1974-08-XX",)),
        ("1974-08-12~", ("1974",)),
        ("1974~", ("1974",)),
        ("1970/1972", ("1970", "1971", "1972")),
        ("1900/1999", ()),
    ],
)
def test_birth_date_of_a_list_says_what_to_search_by(text: str, searched: tuple[str, ...]) -> None:
    assert Born.parse(text).searched() == searched
    assert str(Born.parse(text)) == text


@pytest.mark.parametrize("text", ["", "~", "1975/1970", "1970/", "/1970", "12.08.1974", "1974?"])
def test_what_is_no_birth_date_is_refused(text: str) -> None:
    with pytest.raises(BirthError):
        Born.parse(text)


@given(st.text(max_size=30))
def test_any_text_is_a_birth_date_or_refused(text: str) -> None:
    try:
        found = str(Born.parse(text))
    except BirthError:
        return
    assert str(Born.parse(found)) == found


def test_several_dates_are_each_searched_once() -> None:
    assert searched_dates(("1974", "1974~", "1975-01-02", "soon")) == ("1974", "1975-01-02")


@given(st.integers(0, 999_999), st.integers(0, 9))
def test_ship_number_has_one_right_check_digit(body: int, digit: int) -> None:
    right = [last for last in range(10) if is_imo_number(f"{body:06}{last}")]
    assert len(right) == 1
    assert is_imo_number(f"{body:06}{digit}") is (digit == right[0])


def test_marks_meet_however_they_are_written() -> None:
    assert mark_key("plate", "P 123-456") == mark_key("plate", "p123456")
    assert mark_key("document", "AO123") == mark_key("document", "A0I23")
    assert mark_key("imo", "IMO 9074729") == mark_key("imo", "9074729")


def test_entry_is_asked_from_its_first_day_to_its_last() -> None:
    entry = replace(ERIKSON, valid_from=date(2026, 1, 2), expires_on=date(2026, 1, 4))
    asked = [in_force(entry, date(2026, 1, day)) for day in (1, 2, 4, 5)]
    assert asked == [False, True, True, False]


def test_entry_comes_back_from_its_plain_form() -> None:
    entry = replace(
        ERIKSON,
        names=(Name("ERIKSON", "ANNA"), Name("ANNUSHKA", weak=True)),
        birth_dates=("1974", "1970/1975"),
        nationalities=("UTO", "HTI"),
        identifiers=(Identifier("plate", "P1", "UTO"),),
        expires_on=date(2027, 1, 1),
    )
    assert from_plain(as_plain(entry)) == entry


def test_identity_counts_marks_and_dates_and_not_what_is_asked() -> None:
    assert identity_of(ERIKSON) != identity_of(replace(ERIKSON, birth_dates=("1974", "1975")))
    car = replace(BLANK, kind="vehicle", identifiers=(Identifier("plate", "P1"),))
    assert identity_of(car) != identity_of(replace(car, identifiers=(Identifier("plate", "P2"),)))
    assert identity_of(car) == identity_of(replace(car, owner="Another"))
