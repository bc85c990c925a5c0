"""Partial birth dates: what is read, what is refused, what the bounds are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening import PartialDate, PartialDateError, Precision
from travesia.screening.tests.strategies import DATES


@pytest.mark.parametrize(
    ("text", "canonical", "precision", "earliest", "latest"),
    [
        ("1974-08-12", "1974-08-12", Precision.DAY, date(1974, 8, 12), date(1974, 8, 12)),
        ("1974-08-XX", "1974-08-XX", Precision.MONTH, date(1974, 8, 1), date(1974, 8, 31)),
        ("1976-02", "1976-02-XX", Precision.MONTH, date(1976, 2, 1), date(1976, 2, 29)),
        ("1974-12-xx", "1974-12-XX", Precision.MONTH, date(1974, 12, 1), date(1974, 12, 31)),
        ("1974-XX-XX", "1974", Precision.YEAR, date(1974, 1, 1), date(1974, 12, 31)),
        (" 1974 ", "1974", Precision.YEAR, date(1974, 1, 1), date(1974, 12, 31)),
        ("", "", Precision.NONE, None, None),
    ],
)
def test_partial_date_keeps_what_is_known(
    text: str, canonical: str, precision: Precision, earliest: date | None, latest: date | None
) -> None:
    born = PartialDate.parse(text)
    assert str(born) == canonical
    assert born.precision is precision
    assert (born.earliest, born.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "74",
        "12.08.1974",
        "1974-13",
        "1974-02-30",
        "1974-XX-12",
        "1974-00",
        "0000",
        "1974-08-00",
        "٢",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(PartialDateError):
        PartialDate.parse(text)


@given(DATES)
def test_canonical_text_reads_back_as_the_same_date(text: str) -> None:
    born = PartialDate.parse(text)
    assert PartialDate.parse(str(born)) == born


@given(st.text(max_size=12))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        born = PartialDate.parse(text)
    except PartialDateError:
        return
    assert born.earliest is None or born.latest is None or born.earliest <= born.latest
