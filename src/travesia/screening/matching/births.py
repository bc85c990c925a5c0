"""How two birth dates relate, as one of few levels; a wrong or partial date never excludes.

A date is a triple (year, month, day) with 0 for what is not known, so that a million of them are
compared quickly. A person may have several dates (lists do); the closest pair counts.
"""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

Born = tuple[int, int, int]

#: Month and day that stand for unknown ones.
_FIRST = (1, 1)


class BirthLevel(StrEnum):
    """How close two dates are, the closest first; `missing` is neither near nor far."""

    SAME = "same"
    SAME_FIRST = "same_first"
    """Both say 1 January of the same year, which stands for an unknown day more often than not
    on papers of people who were registered late."""
    SWAPPED = "swapped"
    """Day and month exchanged."""
    ONE_DIGIT = "one_digit"
    """One digit off, or two neighbouring digits exchanged."""
    YEAR_OFF = "year_off"
    """Day and month agree; the year is one or two off, or ten."""
    PART_MONTH = "part_month"
    """Year and month agree; one side says no more."""
    PART_YEAR = "part_year"
    """The year agrees; one side says no more."""
    PLACEHOLDER = "placeholder"
    """The year agrees and one side says 1 January, which stands for an unknown day on many lists
    and papers."""
    YEAR_AND_PART = "year_and_part"
    """The year agrees and either the month or the day."""
    DAY_AND_MONTH = "day_and_month"
    """Day and month agree, the year does not."""
    MISSING = "missing"
    YEAR_ONLY = "year_only"
    """The year agrees; month and day are known on both sides and differ."""
    NEAR_YEARS = "near_years"
    """Up to two years apart, nothing else agrees."""
    FAR = "far"


#: What thresholds part by: a day, a date that says less, none.
KINDS_OF_DATES = ("with_date", "partial", "without_date")

_RANK = {level: place for place, level in enumerate(BirthLevel)}


def birth_level(left: Iterable[Born], right: Iterable[Born]) -> tuple[BirthLevel, Born, Born]:
    """Return the level of the closest pair, and the pair; (0, 0, 0) stands for no date."""
    best = (BirthLevel.MISSING, (0, 0, 0), (0, 0, 0))
    found = False
    for one in left:
        for other in right:
            if not one[0] or not other[0]:
                continue
            level = pair_level(one, other)
            if not found or _RANK[level] < _RANK[best[0]]:
                best, found = (level, one, other), True
    return best


def kind_of_dates(one: Born, other: Born) -> str:
    """Return which threshold holds for two dates: `with_date`, `partial` or `without_date`.

    A year, a year with a month, and 1 January, which stands for an unknown day, say less than a
    day: names meet on them by chance more often.
    """
    if not one[0] or not other[0]:
        return "without_date"
    in_part = 0 in one or 0 in other or _FIRST in (one[1:], other[1:])
    return "partial" if in_part else "with_date"


@lru_cache(maxsize=1 << 16)
def pair_level(one: Born, other: Born) -> BirthLevel:
    """Return the level of two dates whose years are known."""
    if one == other:
        return _same(one)
    if 0 in one or 0 in other:
        return _in_part(one, other)
    if one == (other[0], other[2], other[1]):
        return BirthLevel.SWAPPED
    return _whole(one, other)


def _same(born: Born) -> BirthLevel:
    if born[1:] == _FIRST:
        return BirthLevel.SAME_FIRST
    if born[2]:
        return BirthLevel.SAME
    return BirthLevel.PART_MONTH if born[1] else BirthLevel.PART_YEAR


def _in_part(one: Born, other: Born) -> BirthLevel:
    if one[0] == other[0]:
        if one[1] and one[1] == other[1]:
            return BirthLevel.PART_MONTH
        if not one[1] or not other[1]:
            return BirthLevel.PART_YEAR
        return BirthLevel.YEAR_ONLY
    return BirthLevel.NEAR_YEARS if abs(one[0] - other[0]) <= 2 else BirthLevel.FAR


def _whole(one: Born, other: Born) -> BirthLevel:
    apart = abs(one[0] - other[0])
    if one[1:] == other[1:] == _FIRST:
        return _first_of_years(one, other)
    if one[1:] == other[1:]:
        return BirthLevel.YEAR_OFF if apart in (1, 2, 10) else _year_digits(one, other)
    if OSA.distance(_digits(one), _digits(other), score_cutoff=1) <= 1:
        return BirthLevel.ONE_DIGIT
    if not apart and _FIRST in (one[1:], other[1:]):
        return BirthLevel.PLACEHOLDER
    if not apart:
        near = one[1] == other[1] or one[2] == other[2]
        return BirthLevel.YEAR_AND_PART if near else BirthLevel.YEAR_ONLY
    return BirthLevel.NEAR_YEARS if apart <= 2 else BirthLevel.FAR


def _first_of_years(one: Born, other: Born) -> BirthLevel:
    """Compare two dates of 1 January: that the day agrees says nothing, so years alone are left."""
    if abs(one[0] - other[0]) <= 2:
        return BirthLevel.NEAR_YEARS
    slip = OSA.distance(_digits(one), _digits(other), score_cutoff=1) <= 1
    return BirthLevel.DAY_AND_MONTH if slip else BirthLevel.FAR


def _year_digits(one: Born, other: Born) -> BirthLevel:
    slip = OSA.distance(_digits(one), _digits(other), score_cutoff=1) <= 1
    return BirthLevel.ONE_DIGIT if slip else BirthLevel.DAY_AND_MONTH


def _digits(born: Born) -> str:
    return f"{born[0]:04}{born[1]:02}{born[2]:02}"
