"""Birth dates as lists give them: whole, in part, about a year, between two years; several of them.

Written in the notation of ISO 8601-2 (EDTF): `1974-08-12`, `1974-08-XX`, `1974`, `1974~` for
"about 1974", `1970/1975` for "between 1970 and 1975".
"""

from dataclasses import dataclass

from travesia.screening import PartialDate, PartialDateError

#: A range of more years than this says too little to look for.
_WIDEST = 20


class BirthError(ValueError):
    """The text is no birth date that a list could mean."""


@dataclass(frozen=True, slots=True)
class Born:
    """One birth date of an entry; a range has a latest date, `about` is the owner's word."""

    earliest: PartialDate
    latest: PartialDate | None = None
    about: bool = False

    @classmethod
    def parse(cls, text: str) -> "Born":
        """Read one date in the notation above; raises BirthError, also for an empty text."""
        clean = text.strip()
        about = clean.endswith("~")
        first, ranged, last = clean.removesuffix("~").partition("/")
        try:
            earliest = PartialDate.parse(first)
            latest = PartialDate.parse(last) if ranged else None
        except PartialDateError:
            raise BirthError(text) from None
        if not earliest.year or (latest is not None and latest.year < earliest.year):
            raise BirthError(text)
        return cls(earliest, latest, about)

    def searched(self) -> tuple[str, ...]:
        """Return the dates to search by, in the notation of `PartialDate`.

        "About" keeps the year alone. A range becomes its years; one that is too wide becomes
        nothing, which reads as a date that is not known.
        """
        if self.latest is None:
            return (f"{self.earliest.year:04}" if self.about else str(self.earliest),)
        years = range(self.earliest.year, self.latest.year + 1)
        return tuple(f"{year:04}" for year in years) if len(years) <= _WIDEST else ()

    def __str__(self) -> str:
        """Return the one text form."""
        span = f"{self.earliest}/{self.latest}" if self.latest is not None else str(self.earliest)
        return f"{span}~" if self.about else span


def searched_dates(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the dates to search an entry by, each once; what is no date is left out."""
    found: dict[str, None] = {}
    for text in texts:
        try:
            found.update(dict.fromkeys(Born.parse(text).searched()))
        except BirthError:
            continue
    return tuple(found)
