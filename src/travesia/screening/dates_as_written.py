"""Birth dates as lists, forms and registers write them, read into the one text form.

A date that no calendar has is not thrown away: what can be right of it stays. The year of
`1980-15-07` is as good as any other, and so is the date it becomes with day and month exchanged.
Of `ca. 1980` the year stays, and it is said that this is not all; six digits are a date where only
one way of reading them is one.
"""

import re
from datetime import date

_ABOUT = re.compile(
    r"(?:CIRCA|CA|C|ABOUT|APPROX|APPROXIMATELY|AROUND|HACIA|ALREDEDOR DE|APROX|VERS|ENVIRON|ANVIWON"
    r"|POR VOLTA DE|CERCA DE|~)[.:]?\s*(\d{4})",
    re.ASCII,
)
_SIX_DIGITS = re.compile(r"\d{6}", re.ASCII)
_NOTHING_MORE = re.compile(r"(?<=\d)[-/.\s]+$", re.ASCII)
_YEAR_FIRST = re.compile(
    r"(\d{4})(?:[-/.\s]?(\d{1,2}|XX|\?\?)(?:[-/.\s]?(\d{1,2}|XX|\?\?))?)?(?:[T ]\d\d:.*)?", re.ASCII
)
_DAY_FIRST = re.compile(r"(?:(\d{1,2}|XX)[-/.\s])?(\d{1,2}|XX)[-/.\s](\d{4})", re.ASCII)

#: Nobody who crosses a border today was born before; it also keeps numbers from being dates.
_FIRST_YEAR = 1850
_LAST_YEAR = 2150

#: Two digits above these are a year of the last century; nobody is born yet in the other one.
_NO_CENTURY_BELOW = 41


def read_written_date(text: str) -> tuple[str, bool]:
    """Return a date as `1974-08-12`, `1974-08`, `1974` or empty, and whether all of it was read.

    Takes the year first or last, with hyphens, slashes, points or nothing between (`19740812`),
    and `XX`, `00` or nothing for what is not known. With the year last the day comes first, as
    the region writes it, unless only the other way round is a date. A sign after which nothing
    comes (`1974-08-`) says that no more is known.
    """
    clean = _NOTHING_MORE.sub("", text.strip().upper())
    if not clean:
        return "", not text.strip()
    if _SIX_DIGITS.fullmatch(clean):
        return _six_digits(clean)
    about = _ABOUT.fullmatch(clean)
    if about is not None:
        return _put_together(int(about[1]), 0, 0)[0], False
    found = _YEAR_FIRST.fullmatch(clean)
    if found is not None:
        year, month, day = found.groups()
    else:
        found = _DAY_FIRST.fullmatch(clean)
        if found is None:
            return "", False
        day, month, year = found.groups()
    return _put_together(int(year), _number(month), _number(day))


def _six_digits(text: str) -> tuple[str, bool]:
    """Read `800512` as a zone has it, `120580` or `198005`; nothing where two of them are dates."""
    one, two, three = text[:2], text[2:4], text[4:]
    found = set()
    for year, month, day in ((one, two, three), (three, two, one)):
        # Any year will do to see whether there is such a day; 1996 has them all.
        if _put_together(1996, int(month), int(day))[0][5:] == f"{month}-{day}":
            sure = int(year) >= _NO_CENTURY_BELOW
            found.add(
                _put_together(1900 + int(year), int(month), int(day)) if sure else ("", False)
            )
    if 1 <= int(three) <= 12 and _FIRST_YEAR <= int(text[:4]) <= _LAST_YEAR:
        found.add((f"{text[:4]}-{three}", True))
    return found.pop() if len(found) == 1 else ("", False)


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
