"""People are recognised without a register of names, and never more is said than is known."""

import hashlib
from datetime import date

import pytest

from travesia.programme.domain.participants import (
    Given,
    MarkBasis,
    YearKeyError,
    count_marks,
    distinct_of,
    mark_of,
    name_key,
)

KEY, NEXT_YEAR = hashlib.sha256(b"2026").digest(), hashlib.sha256(b"2027").digest()
BORN = date(1990, 2, 28)


@pytest.mark.parametrize(
    "written",
    [
        "José Antonio de la Cruz",
        "DE LA CRUZ, Jose Antonio",
        "  jose  antonio CRUZ ",
        "José-Antonio Cruz",
    ],
)
def test_one_person_gives_one_mark_however_the_name_is_written(written: str) -> None:
    known = mark_of(Given("JOSE ANTONIO DE LA CRUZ", BORN), KEY)
    assert mark_of(Given(written, BORN), KEY) == known
    assert len(known) == 32


def test_another_name_birth_or_year_gives_another_mark() -> None:
    marks = {
        mark_of(Given("Ana Paz", BORN), KEY),
        mark_of(Given("Ana Luz", BORN), KEY),
        mark_of(Given("Ana Paz", date(1990, 3, 1)), KEY),
        mark_of(Given("Ana Paz", BORN), NEXT_YEAR),
        mark_of(Given("Ana Paz", contact="ana@example.org"), KEY),
    }
    assert len(marks) == 5


def test_a_telephone_is_the_same_with_and_without_its_country() -> None:
    assert mark_of(Given("Ana Paz", contact="+502 5512-3456"), KEY) == mark_of(
        Given("Paz Ana", contact="5512 3456"), KEY
    )


@pytest.mark.parametrize(
    "given", [Given(), Given("Ana", BORN), Given("Ana Paz"), Given("Ana Paz", contact="recepción")]
)
def test_who_gives_too_little_is_not_recognised_and_not_mistaken(given: Given) -> None:
    assert given.basis is MarkBasis.NONE
    assert mark_of(given, KEY) == ""


def test_a_name_in_letters_of_another_script_still_counts() -> None:
    assert len(name_key("Мария Иванова").split()) == 2


def test_what_was_given_does_not_reach_a_log() -> None:
    assert "Ana" not in repr(Given("Ana Paz", BORN))


def test_a_short_key_is_refused() -> None:
    with pytest.raises(YearKeyError):
        mark_of(Given("Ana Paz", BORN), b"short")


def test_people_of_one_year_and_basis_are_counted_exactly() -> None:
    rows = [(2026, MarkBasis.BIRTH, mark) for mark in ("a", "b", "a", "a")]
    found = count_marks(rows)
    assert (found.low, found.high, found.attendances, found.exact) == (2, 2, 4, True)


def test_people_of_two_years_or_without_a_mark_give_bounds() -> None:
    rows = [
        *((2025, MarkBasis.BIRTH, mark) for mark in "abc"),
        *((2026, MarkBasis.BIRTH, mark) for mark in "ab"),
        (2026, MarkBasis.NONE, ""),
    ]
    found = count_marks(rows)
    assert (found.low, found.high, found.exact) == (3, 6, False)


def test_only_unknown_people_are_at_least_one() -> None:
    assert distinct_of([(2026, MarkBasis.NONE, 7)], 7).low == 1
    assert distinct_of([], 0).exact
