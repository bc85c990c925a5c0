"""Words of figures: no sum is called people, what is unknown is said, numbers as people write."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from travesia.programme.domain import Basis, Kind, NullReason, Period, Qualifier
from travesia.programme.domain.adding import Total, total
from travesia.programme.selectors import words
from travesia.programme.tests.cast import a_figure

_CODES = st.lists(st.text("ABC123", min_size=1, max_size=4), min_size=2, max_size=5)


@given(st.integers(0, 10**7), st.sampled_from(list(Basis)), _CODES)
def test_the_words_of_a_sum_never_say_different_people(
    value: int, basis: Basis, codes: list[str]
) -> None:
    added = Total(Decimal(value), Qualifier.EXACT, "person", basis, "people_trained", tuple(codes))
    with translation.override("en"):
        number, counts = words.total_words(added)
    assert number == words.number_words(Decimal(value))
    assert "counted each time" in counts
    assert "counted once" not in counts


def test_one_figure_of_different_people_may_say_so() -> None:
    with translation.override("en"):
        one = total([a_figure(code="A", basis=Basis.PERSON_UNIQUE)])
        assert words.total_words(one) == ("60", "people, each person counted once")


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"value": Decimal("2700.0000"), "qualifier": Qualifier.MORE_THAN}, "more than 2,700"),
        ({"value": Decimal(6), "qualifier": Qualifier.ORDINAL}, "number 6"),
        ({"value": Decimal("8840.0000"), "kind": Kind.IDENTIFIER}, "8840"),
        ({"value": None, "null_reason": NullReason.NOT_COLLECTED}, "not collected"),
    ],
)
def test_a_value_has_the_word_before_it(change: dict[str, object], text: str) -> None:
    with translation.override("en"):
        assert words.value_words(replace(a_figure(), **change)) == text  # type: ignore[arg-type]  # fields


def test_an_end_that_is_not_stated_is_said_to_be() -> None:
    with translation.override("en"):
        assert words.period_words(Period()) == "no period stated"
        assert words.period_words(Period(None, date(2024, 6, 30))) == "until 30 June 2024"
