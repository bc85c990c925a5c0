"""Dates of travel documents: any part may be unknown, and a zone gives two digits of the year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self

_TEXT = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?", re.ASCII)


class DatePrecision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    PARTS = "parts"
    """Something is known, but the year is not, or the day is known without the month."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which any part may be unknown (None); never filled with an invented day.

    Written as `1974-08-XX` (the unspecified digits of EDTF, ISO 8601-2). A part that cannot be
    (month 13, 30 February) raises ValueError.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        year, month, day = self.year, self.month, self.day
        if year is not None and month is not None and day is not None:
            date(year, month, day)
            return
        if year is not None and not 1 <= year <= 9999:
            raise ValueError(f"year {year} is out of range")
        if month is not None and not 1 <= month <= 12:
            raise ValueError(f"month {month} is out of range")
        # A day whose month or year is unknown is held to the longest it could be.
        if day is not None and not 1 <= day <= (monthrange(2000, month)[1] if month else 31):
            raise ValueError(f"day {day} is out of range")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `1974-08-12`, `1974-08-XX`, `1974-08`, `1974` or `XXXX-XX-XX`; else ValueError."""
        match = _TEXT.fullmatch(text)
        if match is None:
            raise ValueError(f"not a date with unknown parts: {text!r}")
        parts = [int(part) if part and part[0] != "X" else None for part in match.groups()]
        return cls(*parts)

    @classmethod
    def of(cls, day: date) -> Self:
        """Take a full date."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        month = "XX" if self.month is None else f"{self.month:02d}"
        day = "XX" if self.day is None else f"{self.day:02d}"
        return f"{year}-{month}-{day}"

    @property
    def precision(self) -> DatePrecision:
        """How much is known."""
        known = (self.year is not None, self.month is not None, self.day is not None)
        return {
            (True, True, True): DatePrecision.DAY,
            (True, True, False): DatePrecision.MONTH,
            (True, False, False): DatePrecision.YEAR,
            (False, False, False): DatePrecision.UNKNOWN,
        }.get(known, DatePrecision.PARTS)

    @property
    def exact(self) -> date | None:
        """The date when year, month and day are all known, else None."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date | None:
        """The first day it can be; None when the year is unknown."""
        if self.year is None:
            return None
        if self.month and self.day:
            return date(self.year, self.month, self.day)
        month = self.month or 1
        return date(self.year, month, min(self.day or 1, monthrange(self.year, month)[1]))

    @property
    def latest(self) -> date | None:
        """The last day it can be; None when the year is unknown."""
        if self.year is None:
            return None
        if self.month and self.day:
            return date(self.year, self.month, self.day)
        month = self.month or 12
        last = monthrange(self.year, month)[1]
        return date(self.year, month, min(self.day or last, last))

    def as_zone(self) -> str:
        """Write it as a zone does: YYMMDD, `<<` for an unknown part (Doc 9303-3 §4.8)."""
        year = "<<" if self.year is None else f"{self.year % 100:02d}"
        month = "<<" if self.month is None else f"{self.month:02d}"
        day = "<<" if self.day is None else f"{self.day:02d}"
        return year + month + day


def split_zone_date(raw: str) -> tuple[int | None, int | None, int | None] | None:
    """Split YYMMDD into its parts, None for `<<`; None in all when it is not of that shape."""
    if raw.isdigit() and raw.isascii():
        return int(raw[0:2]), int(raw[2:4]), int(raw[4:6])
    parts: list[int | None] = []
    for at in (0, 2, 4):
        part = raw[at : at + 2]
        if part == "<<":
            parts.append(None)
        elif part.isdigit() and part.isascii():
            parts.append(int(part))
        else:
            return None
    return parts[0], parts[1], parts[2]


def birth_date(
    parts: tuple[int | None, int | None, int | None], *, today: date, not_after: date | None = None
) -> PartialDate:
    """Choose the century of a birth: the latest that is not after today (or `not_after`).

    Raises ValueError when no century makes it a date.
    """
    short, month, day = parts
    if short is None:
        return PartialDate(None, month, day)
    bound = today if not_after is None else min(today, not_after)
    century = today.year // 100 * 100
    year = century + short
    if (year, month or 1, day or 1) > (bound.year, bound.month, bound.day):
        year -= 100
    try:
        return PartialDate(year, month, day)
    except ValueError:
        # Only 29 February is a date in one century and not in the other.
        if year < century:
            raise
        return PartialDate(year - 100, month, day)


def expiry_date(parts: tuple[int | None, int | None, int | None], *, today: date) -> PartialDate:
    """Choose the century of an expiry: the year within 50 years of today.

    Raises ValueError when that is not a date.
    """
    short, month, day = parts
    if short is None:
        return PartialDate(None, month, day)
    year = today.year // 100 * 100 + short
    if year - today.year > 50:
        year -= 100
    elif today.year - year >= 50:
        year += 100
    return PartialDate(year, month, day)
