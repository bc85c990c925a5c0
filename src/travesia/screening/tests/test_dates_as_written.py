"""Dates as lists and forms write them; what can be right of an impossible one stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.screening import PartialDate
from travesia.screening.dates_as_written import read_written_date


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1974-08-12", "1974-08-12"),
        ("1974-8-2", "1974-08-02"),
        ("19740812", "1974-08-12"),
        ("1974/08/12", "1974-08-12"),
        ("12/08/1974", "1974-08-12"),
        ("12.08.1974", "1974-08-12"),
        ("08-25-1974", "1974-08-25"),
        ("1974-08-12T00:00:00Z", "1974-08-12"),
        ("1974-08", "1974-08"),
        ("08/1974", "1974-08"),
        ("1974", "1974"),
        ("1974-08-", "1974-08"),
        ("1974--", "1974"),
        ("740812", "1974-08-12"),
        ("120874", "1974-08-12"),
        ("197408", "1974-08"),
        ("1974-08-XX", "1974-08"),
        ("1974-00-00", "1974"),
        ("1974-XX-XX", "1974"),
        ("", ""),
    ],
)
def test_usual_ways_to_write_a_date(text: str, read: str) -> None:
    assert read_written_date(text) == (read, True)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1974-02-31", "1974-02"),
        ("1974-13-40", "1974"),
        ("about 1974", "1974"),
        ("ca. 1974", "1974"),
        ("c 1974", "1974"),
        ("hacia 1974", "1974"),
        ("120508", ""),
        ("190512", ""),
        ("740230", ""),
        ("-", ""),
        ("0019-08-12", ""),
        ("12/08/74", ""),
        ("x", ""),
    ],
)
def test_what_can_be_right_of_an_impossible_date_stays(text: str, read: str) -> None:
    assert read_written_date(text) == (read, False)


@given(st.text(max_size=40))
def test_no_text_stops_the_reader_and_all_it_returns_is_a_date(text: str) -> None:
    PartialDate.parse(read_written_date(text)[0])
