"""Dates with unknown parts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.documents import DatePrecision, PartialDate
from travesia.documents.dates import birth_date, expiry_date
from travesia.documents.tests.cases import DATES


@pytest.mark.parametrize(
    ("text", "parts", "precision"),
    [
        ("1974-08-12", (1974, 8, 12), DatePrecision.DAY),
        ("1974-08-XX", (1974, 8, None), DatePrecision.MONTH),
        ("1974-XX-XX", (1974, None, None), DatePrecision.YEAR),
        ("XXXX-08-12", (None, 8, 12), DatePrecision.PARTS),
        ("1974-XX-12", (1974, None, 12), DatePrecision.PARTS),
        ("XXXX-XX-XX", (None, None, None), DatePrecision.UNKNOWN),
    ],
)
def test_text_and_parts_agree(
    text: str, parts: tuple[int | None, ...], precision: DatePrecision
) -> None:
    found = PartialDate.parse(text)
    assert found == PartialDate(*parts)
    assert str(found) == text
    assert found.precision is precision


def test_shorter_text_leaves_the_rest_unknown() -> None:
    assert PartialDate.parse("1974-08") == PartialDate(1974, 8)
    assert PartialDate.parse("1974") == PartialDate(1974)


@pytest.mark.parametrize(
    "text", ["", "74-08-12", "1974-13-01", "1974-02-30", "1974-8-1", "XXXX-02-30", "1974/08/12"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        PartialDate.parse(text)


def test_bounds_of_a_partial_date() -> None:
    month = PartialDate(2024, 2)
    assert (month.earliest, month.latest) == (date(2024, 2, 1), date(2024, 2, 29))
    assert month.exact is None
    assert PartialDate(None, 2, 29).earliest is None
    assert PartialDate.of(date(2024, 2, 3)).exact == date(2024, 2, 3)


@given(DATES, DATES)
def test_birth_is_the_latest_century_not_after_today(born: date, today: date) -> None:
    parts = (born.year % 100, born.month, born.day)
    try:
        found = birth_date(parts, today=today).exact
    except ValueError:
        assert (born.month, born.day) == (2, 29)
        return
    assert found is not None
    assert found <= today
    assert found.year % 100 == born.year % 100
    if born <= today and (today.year - born.year) < 100:
        assert found == born


def test_leap_day_is_born_in_the_century_that_has_it() -> None:
    assert birth_date((0, 2, 29), today=date(2150, 1, 1)) == PartialDate(2000, 2, 29)
    with pytest.raises(ValueError, match="day"):
        birth_date((1, 2, 29), today=date(2150, 1, 1))


@given(DATES, st.integers(-49, 49))
def test_expiry_within_fifty_years_is_found_again(today: date, years: int) -> None:
    expiry = date(today.year + years, 4, 15)
    parts = (expiry.year % 100, 4, 15)
    assert expiry_date(parts, today=today).exact == expiry
