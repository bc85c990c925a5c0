"""Birth dates as files have them, read into what is known of year, month and day."""

import re
from datetime import date
from typing import Final, NamedTuple

_UNKNOWN: Final = r"XX|\?\?|--|<<|__|00"
_PARTED: Final = re.compile(
    rf"(?P<year>\d{{4}})(?:[-/.](?P<month>\d\d?|{_UNKNOWN})(?:[-/.](?P<day>\d\d?|{_UNKNOWN}))?)?"
    r"(?:[ T]\d\d:.*)?",
    re.ASCII,
)
_JOINED: Final = re.compile(
    rf"(?P<year>\d{{4}})(?P<month>\d\d|{_UNKNOWN})(?P<day>\d\d|{_UNKNOWN})", re.ASCII
)
_DAY_FIRST: Final = re.compile(
    r"(?P<day>\d\d?)[-/.](?P<month>\d\d?)[-/.](?P<year>\d{4})(?:[ T]\d\d:.*)?", re.ASCII
)
_NOTHING: Final = re.compile(r"[0X?<_\-/. ]*")
_FIRST_YEAR: Final = 1880


class Birth(NamedTuple):
    """What is known of a birth date; zero stands for what is not."""

    year: int = 0
    month: int = 0
    day: int = 0


def read_birth(text: str) -> Birth | None:
    """Read a birth date; None when the text is no date of the last hundred and fifty years.

    Takes `1974-08-12`, `1974-08`, `1974-08-XX`, `1974-00-00`, `1974`, `19740812`, `12/08/1974`
    (day first; month first only where it cannot be otherwise), each with a time behind it. An
    empty text and one of nothing but zeros or fillers is a date of which nothing is known.
    """
    clean = text.strip().upper()
    if _NOTHING.fullmatch(clean):
        return Birth()
    found = _PARTED.fullmatch(clean) or _JOINED.fullmatch(clean)
    if found is None:
        found = _DAY_FIRST.fullmatch(clean)
        if found is None:
            return None
        return _day_first(found)
    return _birth(found["year"], found["month"], found["day"])


def _day_first(found: re.Match[str]) -> Birth | None:
    day, month = found["day"], found["month"]
    if int(month) > 12:
        day, month = month, day
    return _birth(found["year"], month, day)


def _birth(year_text: str, month_text: str | None, day_text: str | None) -> Birth | None:
    year, month, day = int(year_text), _number(month_text), _number(day_text)
    if year < _FIRST_YEAR:
        return None
    if not month:
        return Birth(year)
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return Birth(year, month, day)


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0
