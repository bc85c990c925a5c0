"""Invented documents for the tests, and the ICAO specimen."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from travesia.documents import MrzReading, PartialDate, TravelDocument, compose_mrz, parse_mrz

TODAY = date(2026, 11, 20)

SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10"
)
"""The passport of Doc 9303-4, appendix A: all five digits right, expired 15 April 2012."""

HOLDER = TravelDocument(
    surname="Ozanne",
    given_names="Mirela Tabita",
    document_number="AB1234567",
    nationality="UTO",
    birth_date=PartialDate(1990, 6, 15),
    sex="F",
    expiry_date=date(2031, 3, 9),
    document_code="PP",
)


def zone(**changes: Any) -> str:
    """Write the zone of the invented holder with some values changed."""
    return compose_mrz(replace(HOLDER, **changes))


def read(text: str | bytes, *, today: date = TODAY, training: bool = True) -> MrzReading:
    """Read on the day of the tests."""
    return parse_mrz(text, today=today, training=training)


def codes(reading: MrzReading, field: str | None = "*") -> set[str]:
    """Collect the codes of a reading's findings, of one field or of all."""
    return {item.code for item in reading.findings if field in ("*", item.field)}


def with_character(text: str, line: int, column: int, char: str) -> str:
    """Put one character at a place of a zone (both from 1), leaving the digits as they are."""
    lines = text.split("\n")
    row = lines[line - 1]
    lines[line - 1] = row[: column - 1] + char + row[column:]
    return "\n".join(lines)


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=14)
NAMES = st.lists(LETTERS, min_size=1, max_size=5).map(" ".join)
DATES = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def documents(draw: st.DrawFn) -> TravelDocument:
    """Draw a document whose every value the zone can carry whole, except perhaps the name."""
    birth = draw(st.dates(date(1930, 1, 1), date(2026, 1, 1)))
    known = draw(st.integers(0, 3))
    parts = [birth.year, birth.month, birth.day]
    return TravelDocument(
        surname=draw(NAMES),
        given_names=draw(st.just("") | NAMES),
        document_number=draw(st.text("ABCXYZ0123456789", min_size=1, max_size=9)),
        nationality=draw(st.sampled_from(["UTO", "HTI", "DOM", "PAN", "D", "XXA", "COL"])),
        birth_date=PartialDate(*[part if at < known else None for at, part in enumerate(parts)]),
        sex=draw(st.sampled_from("FMX")),
        expiry_date=draw(st.dates(date(2027, 1, 1), date(2040, 12, 31))),
        document_code=draw(st.sampled_from(["P", "PP", "PD", "PE", "PR"])),
        optional_data=draw(st.text("ABC0123456789", max_size=14)),
    )
