"""Birth dates as people have them: whole, in part or not at all; and how two of them relate."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

#: A year, a month or `XX`, a day or `XX`: the unspecified digits of ISO 8601-2 (EDTF) §8.
_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?", re.ASCII)


class PartialDateError(ValueError):
    """The text is no date, not even in part."""


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date that may lack its day, its month or everything; zero stands for what is not known."""

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `1974-08-12`, `1974-08-XX`, `1974-08`, `1974-XX-XX`, `1974` or an empty text.

        Raises PartialDateError for anything else, also for days that no calendar has and for a
        day whose month is not known.
        """
        clean = text.strip().upper()
        if not clean:
            return cls()
        found = _PARTIAL.fullmatch(clean)
        if found is None:
            raise PartialDateError(text)
        year, month, day = (_number(part) for part in found.groups())
        if day and not month:
            raise PartialDateError(text)
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            raise PartialDateError(text) from None
        if "00" in found.groups()[1:]:
            raise PartialDateError(text)
        return cls(year, month, day)

    @property
    def precision(self) -> Precision:
        """How much is known."""
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        return Precision.YEAR if self.year else Precision.NONE

    @property
    def earliest(self) -> date | None:
        """The first day it can be; None when nothing is known."""
        return date(self.year, self.month or 1, self.day or 1) if self.year else None

    @property
    def latest(self) -> date | None:
        """The last day it can be; None when nothing is known."""
        if not self.year:
            return None
        if self.day:
            return date(self.year, self.month, self.day)
        if self.month and self.month < 12:
            return date(self.year, self.month + 1, 1) - timedelta(days=1)
        return date(self.year, 12, 31)

    def swapped(self) -> "PartialDate | None":
        """The same date with day and month exchanged; None when that is no other date."""
        if not self.day or self.day > 12 or self.day == self.month:
            return None
        return PartialDate(self.year, self.day, self.month)

    def __str__(self) -> str:
        """Return the one canonical text: `1974-08-12`, `1974-08-XX`, `1974` or empty."""
        if self.day:
            return f"{self.year:04}-{self.month:02}-{self.day:02}"
        if self.month:
            return f"{self.year:04}-{self.month:02}-XX"
        return f"{self.year:04}" if self.year else ""


def _number(part: str | None) -> int:
    return 0 if part in (None, "XX") else int(part or 0)
