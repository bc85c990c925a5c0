"""Disaggregation schemes change; what was collected stays, and sums stay the same."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.programme.domain import NullReason, Part, Split, SplitForm
from travesia.programme.domain.results import SchemeView
from travesia.programme.domain.schemes import NOT_SPLIT, in_version, scheme_problem

_DAY = date(2024, 1, 1)


def _scheme(version: int, categories: tuple[str, ...], **mapping: str) -> SchemeView:
    return SchemeView("age", version, categories, _DAY, mapping, {})


_FIRST = _scheme(1, ("child", "adult", "old"))
_SECOND = _scheme(2, ("child", "adult"), old="adult")
_THIRD = _scheme(3, ("0-4", "5-17", "adult"), child=NOT_SPLIT)
_ALL = (_FIRST, _SECOND, _THIRD)


def _split(*parts: Part) -> Split:
    return Split("age", SplitForm.COUNTS, parts)


@given(st.integers(0, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_a_breakdown_read_in_a_later_version_has_the_same_sum(a: int, b: int, c: int) -> None:
    names = zip(("child", "adult", "old"), (a, b, c), strict=True)
    split = _split(*(Part(name, Decimal(value)) for name, value in names))
    moved = in_version(split, _ALL, 3)
    assert {p.category: p.value for p in moved.parts} == {NOT_SPLIT: a, "adult": b + c}
    assert split.version == 1  # what was collected is as it was


def test_a_category_that_was_not_collected_does_not_become_a_number() -> None:
    split = _split(
        Part("child", Decimal(3)),
        Part("adult", Decimal(5)),
        Part("old", None, NullReason.NOT_COLLECTED),
    )
    assert in_version(split, _ALL, 2).value_of("adult") is None


@pytest.mark.parametrize(
    ("new", "problem"),
    [
        (_scheme(2, ("child", "adult")), "mapping"),
        (_scheme(2, ("child", "adult"), old="gone"), "mapping"),
        (_scheme(3, ("child", "adult", "old")), "version"),
        (_scheme(2, ("child", "child", "adult", "old")), "categories"),
        (_SECOND, ""),
    ],
)
def test_a_new_version_says_what_became_of_every_category(new: SchemeView, problem: str) -> None:
    assert scheme_problem(new, _FIRST) == problem


def test_there_is_no_way_back_to_an_earlier_version() -> None:
    with pytest.raises(ValueError, match="no version 1"):
        in_version(Split("age", SplitForm.COUNTS, (), version=2), _ALL, 1)
