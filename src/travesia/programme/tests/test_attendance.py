"""Counts of people: parts make the total, what is not collected is not zero."""

from datetime import date

import pytest

from travesia.programme.domain.attendance import (
    AgeBand,
    HeadCount,
    Seen,
    Sex,
    added,
    age_band,
    counted,
)
from travesia.programme.domain.short_set import Disability


def codes(head: HeadCount) -> list[str]:
    return [one.code for one in head.problems()]


def test_parts_that_make_the_total_are_taken() -> None:
    assert codes(HeadCount(3689, {"sex": {"women": 2106, "men": 1581, "other": 2}})) == []
    assert codes(HeadCount(26)) == []


def test_parts_that_do_not_make_the_total_are_named_with_both_numbers() -> None:
    problem = HeadCount(100, {"sex": {"women": 46, "men": 50}}).problems()[0]
    assert (problem.code, problem.at) == ("parts_not_total", "sex")
    assert problem.facts == {"sum": 96, "total": 100}


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (HeadCount(-1), "total_out_of_range"),
        (HeadCount(1_000_000), "total_out_of_range"),
        (HeadCount(1, {"sex": {"women": 2, "men": -1}}), "count_negative"),
        (HeadCount(1, {"sex": {"ladies": 1}}), "category_unknown"),
    ],
)
def test_what_cannot_be_a_count_is_refused(head: HeadCount, code: str) -> None:
    assert codes(head) == [code]


def test_a_split_that_nobody_answered_is_absent_and_not_zero() -> None:
    people = [
        Seen("a", Sex.WOMEN, AgeBand.NOT_STATED, Disability.NOT_STATED),
        Seen("b", Sex.NOT_STATED, AgeBand.NOT_STATED, Disability.NOT_STATED),
    ]
    found = counted(people)
    assert found.parts == {"sex": {"women": 1, "men": 0, "other": 0, "not_stated": 1}}


def test_a_sum_puts_who_was_not_split_under_not_stated() -> None:
    found = added([HeadCount(5, {"sex": {"women": 3, "men": 2}}), HeadCount(4)])
    assert found.total == 9
    assert found.parts["sex"]["not_stated"] == 4
    assert found.problems() == ()


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2008, 7, 2), AgeBand.UNDER_18),
        (date(2008, 7, 1), AgeBand.YOUNG),
        (date(2001, 7, 1), AgeBand.ADULT),
        (date(1966, 7, 1), AgeBand.OLDER),
        (date(2026, 7, 2), AgeBand.NOT_STATED),
        (date(1880, 1, 1), AgeBand.NOT_STATED),
        (None, AgeBand.NOT_STATED),
    ],
)
def test_age_is_of_the_first_day_of_the_activity(born: date | None, band: AgeBand) -> None:
    assert age_band(born, date(2026, 7, 1)) is band
