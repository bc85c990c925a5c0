"""Invented documents for the tests, and the ICAO specimen."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from travesia.documents import (
    MrzFormat,
    MrzReading,
    PartialDate,
    TravelDocument,
    compose_mrz,
    parse_mrz,
)

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


CODES = {
    MrzFormat.TD1: ["I", "ID", "A", "AC", "C", "CR"],
    MrzFormat.TD2: ["I", "ID", "A", "C"],
    MrzFormat.TD3: ["P", "PP", "PD", "PE", "PR"],
    MrzFormat.MRV_A: ["V", "VB"],
    MrzFormat.MRV_B: ["V", "VB"],
}
OPTIONAL = {
    MrzFormat.TD1: 15,
    MrzFormat.TD2: 7,
    MrzFormat.TD3: 14,
    MrzFormat.MRV_A: 16,
    MrzFormat.MRV_B: 8,
}
"""Format → places of the (first) optional data, counted by hand from the parts of Doc 9303."""
LONGEST = {MrzFormat.TD1: 22, MrzFormat.TD2: 14}
"""Format → characters of the longest number; 9 in the others."""

SIGNS = st.text("ABCIOSXYZ0123456789", max_size=22)


@st.composite
def documents(draw: st.DrawFn, formats: tuple[MrzFormat, ...] = tuple(MrzFormat)) -> TravelDocument:
    """Draw a document whose every value the zone can carry whole, except perhaps the name."""
    kind = draw(st.sampled_from(formats))
    birth = draw(st.dates(date(1930, 1, 1), date(2026, 1, 1)))
    known = draw(st.integers(0, 3))
    parts = [birth.year, birth.month, birth.day]
    number = "A" + draw(SIGNS)[: LONGEST.get(kind, 9) - 1]
    # A long number takes its rest, its digit and a filler from the optional data.
    taken = len(number) - 9 + 2 if len(number) > 9 else 0
    expiry = PartialDate.of(draw(st.dates(date(2027, 1, 1), date(2040, 12, 31))))
    return TravelDocument(
        surname=draw(NAMES),
        given_names=draw(st.just("") | NAMES),
        document_number=number,
        nationality=draw(st.sampled_from(["UTO", "HTI", "DOM", "PAN", "D", "XXA", "COL"])),
        birth_date=PartialDate(*[part if at < known else None for at, part in enumerate(parts)]),
        sex=draw(st.sampled_from("FMX")),
        expiry_date=draw(st.sampled_from([expiry, replace(expiry, day=None), PartialDate()])),
        document_code=draw(st.sampled_from(CODES[kind])),
        optional_data=draw(SIGNS)[: OPTIONAL[kind] - taken],
        format=kind,
        optional_data_2=draw(SIGNS)[:11] if kind is MrzFormat.TD1 else "",
    )
