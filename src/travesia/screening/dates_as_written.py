"""Birth dates as lists, forms and registers write them, read into the one text form.

A date that no calendar has is not thrown away: what can be right of it stays. The year of
`1980-15-07` is as good as any other, and so is the date it becomes with day and month exchanged.
"""

import re
from datetime import date

_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/.\s]?(\d{1,2}|XX|\?\?)(?:[-/.\s]?(\d{1,2}|XX|\?\?))?)?(?:[T ]\d\d:.*)?", re.ASCII
)
_DAY_FIRST = re.compile(r"(?:(\d{1,2}|XX)[-/.\s])?(\d{1,2}|XX)[-/.\s](\d{4})", re.ASCII)

#: Nobody who crosses a border today was born before; it also keeps numbers from being dates.
_FIRST_YEAR = 1850
_LAST_YEAR = 2150


def read_written_date(text: str) -> tuple[str, bool]:
    """Return a date as `1974-08-12`, `1974-08`, `1974` or empty, and whether all of it was read.

    Takes the year first or last, with hyphens, slashes, points or nothing between (`19740812`),
    and `XX`, `00` or nothing for what is not known. With the year last the day comes first, as
    the region writes it, unless only the other way round is a date.
    """
    clean = text.strip().upper()
    if not clean:
        return "", True
    found = _YEAR_FIRST.fullmatch(clean)
    if found is not None:
        year, month, day = found.groups()
    else:
        found = _DAY_FIRST.fullmatch(clean)
        if found is None:
            return "", False
        day, month, year = found.groups()
    return _put_together(int(year), _number(month), _number(day))


def _put_together(year: int, month: int, day: int) -> tuple[str, bool]:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return "", False
    if not month:
        return f"{year:04}", not day
    if month > 12 and 1 <= day <= 12:
        month, day = day, month
    if month > 12:
        return f"{year:04}", False
    if not day:
        return f"{year:04}-{month:02}", True
    try:
        return date(year, month, day).isoformat(), True
    except ValueError:
        return f"{year:04}-{month:02}", False


def _number(part: str | None) -> int:
    return int(part) if part and part.isdigit() else 0
