"""What happens to a date of birth on its way to a desk."""

from collections.abc import Callable
from datetime import date
from random import Random

from bench.people.persons import TODAY


def right(born: date, chance: Random) -> str:
    """Write it as it is."""
    return born.isoformat()


def one_digit_wrong(born: date, chance: Random) -> str:
    """Get one digit wrong; what comes out is a day of the calendar in the past."""
    text = born.isoformat()
    while True:
        at = chance.choice((2, 3, 5, 6, 8, 9))
        other = text[:at] + chance.choice("0123456789") + text[at + 1 :]
        if other != text and _possible(other):
            return other


def day_month_swapped(born: date, chance: Random) -> str:
    """Exchange day and month; unchanged when that is no date or the same one."""
    if born.day > 12:
        return born.isoformat()
    return born.replace(month=born.day, day=born.month).isoformat()


def year_off_by_one(born: date, chance: Random) -> str:
    """Write the year before or after."""
    year = born.year + chance.choice((-1, 1))
    leap_day = (born.month, born.day) == (2, 29)
    return born.replace(year=year, day=28 if leap_day else born.day).isoformat()


def year_and_month(born: date, chance: Random) -> str:
    """Leave the day out."""
    return born.isoformat()[:7]


def year_only(born: date, chance: Random) -> str:
    """Leave day and month out."""
    return born.isoformat()[:4]


def missing(born: date, chance: Random) -> str:
    """Leave the date out."""
    return ""


def _possible(text: str) -> bool:
    try:
        return date(1905, 1, 1) <= date.fromisoformat(text) <= TODAY
    except ValueError:
        return False


Damage = Callable[[date, Random], str]

DAMAGES: dict[str, tuple[Damage, float]] = {
    "one_digit": (one_digit_wrong, 7),
    "swapped": (day_month_swapped, 4),
    "year_off": (year_off_by_one, 4),
    "year_month": (year_and_month, 2),
    "year": (year_only, 4),
    "missing": (missing, 6),
}
"""Kind → how, and how many of a hundred travellers who are on the list; the others are right."""
DAMAGED = sum(share for _, share in DAMAGES.values()) / 100


def damaged_date(born: date, chance: Random) -> tuple[str, str]:
    """Damage a date by the mix; give the text and the kind, `right` when nothing came of it."""
    kind = chance.choices(tuple(DAMAGES), [share for _, share in DAMAGES.values()])[0]
    text = DAMAGES[kind][0](born, chance)
    return text, "right" if text == born.isoformat() else kind
