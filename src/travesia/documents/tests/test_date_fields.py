"""The dates of a document: unknown parts, centuries, expiry."""

from datetime import date

import pytest

from travesia.documents import PartialDate
from travesia.documents.tests.cases import SPECIMEN, codes, read, zone


@pytest.mark.parametrize(
    ("parts", "raw", "shown", "code"),
    [
        ((1974, 8, None), "7408<<", "1974-08-XX", "birth.partial"),
        ((1974, None, None), "74<<<<", "1974-XX-XX", "birth.partial"),
        ((None, 8, 12), "<<0812", "XXXX-08-12", "birth.partial"),
        ((None, None, None), "<<<<<<", "XXXX-XX-XX", "birth.unknown"),
    ],
)
def test_unknown_parts_of_a_birth_date_stay_unknown(
    parts: tuple[int | None, ...], raw: str, shown: str, code: str
) -> None:
    text = zone(birth_date=PartialDate(*parts))
    assert text.split("\n")[1][13:19] == raw
    reading = read(text)
    assert reading.birth_date == PartialDate(*parts)
    assert str(reading.birth_date) == shown
    assert code in codes(reading, "birth_date")
    assert reading.all_digits_agree, "the digit is computed over the fillers too"


@pytest.mark.parametrize("raw", ["740230", "741301", "7<0812", "74081O", "000000"])
def test_birth_date_that_is_no_date_gives_no_value(raw: str) -> None:
    first, second = SPECIMEN.split("\n")
    reading = read(f"{first}\n{second[:13]}{raw}{second[19:]}")
    assert reading.birth_date is None
    assert "birth.invalid" in codes(reading, "birth_date")


def test_birth_is_never_in_the_future() -> None:
    assert read(zone(birth_date=PartialDate(2026, 11, 20))).birth_date == PartialDate(2026, 11, 20)
    assert read(zone(birth_date=PartialDate(2026, 11, 21))).birth_date == PartialDate(1926, 11, 21)


def test_assumed_century_is_shown_for_the_very_young_and_very_old() -> None:
    for year, age, other in ((2016, 10, 1916), (1936, 90, 2036)):
        reading = read(zone(birth_date=PartialDate(year, 1, 2)))
        (found,) = [f for f in reading.findings if f.code == "birth.century_assumed"]
        assert found.facts == {"year": year, "other": other, "age": age}
    for year in (2015, 1937):
        assert "birth.century_assumed" not in codes(read(zone(birth_date=PartialDate(year, 1, 2))))


def test_birth_after_expiry_takes_the_earlier_century() -> None:
    reading = read(zone(birth_date=PartialDate(1920, 5, 1), expiry_date=date(2012, 4, 15)))
    assert reading.birth_date == PartialDate(1920, 5, 1)
    assert "birth.century_assumed" in codes(reading)


def test_birth_after_expiry_in_either_century_is_a_caution() -> None:
    reading = read(zone(birth_date=PartialDate(1985, 5, 1), expiry_date=date(1980, 4, 15)))
    assert "birth.after_expiry" in codes(reading, "birth_date")


@pytest.mark.parametrize("year", [1977, 1999, 2026, 2050, 2075, 2076])
def test_expiry_lies_within_fifty_years_of_today(year: int) -> None:
    found = read(zone(expiry_date=date(year, 4, 15))).expiry_date
    assert found == PartialDate(year, 4, 15)


def test_expiry_that_is_missing_partial_or_no_date() -> None:
    first, second = SPECIMEN.split("\n")
    for raw, code in (
        ("<<<<<<", "expiry.absent"),
        ("3004<<", "expiry.partial"),
        ("<<0415", "expiry.partial"),
        ("300431", "expiry.invalid"),
    ):
        reading = read(f"{first}\n{second[:21]}{raw}{second[27:]}")
        assert code in codes(reading, "expiry_date")
        assert "document.expired" not in codes(reading)


def test_partly_known_expiry_is_past_only_when_its_last_day_is() -> None:
    first, second = SPECIMEN.split("\n")
    text = f"{first}\n{second[:21]}1204<<{second[27:]}"
    assert "document.expired" not in codes(read(text, today=date(2012, 4, 30)))
    assert "document.expired" in codes(read(text, today=date(2012, 5, 1)))


def test_partly_known_expiry_is_said_to_be_so_whether_past_or_not() -> None:
    first, second = SPECIMEN.split("\n")
    for raw in ("12<<15", "1204<<", "36<<15"):
        reading = read(f"{first}\n{second[:21]}{raw}{second[27:]}")
        assert "expiry.partial" in codes(reading, "expiry_date")
        assert "document.in_date" not in codes(reading)
