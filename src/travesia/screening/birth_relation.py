"""How two birth dates relate, in words; a wrong or partial date softens and never excludes."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from travesia.screening.dates import PartialDate, PartialDateError, Precision
from travesia.screening.name_relation import Answer
from travesia.screening.values import Relation

#: What a date of this precision does not state.
_MISSING = {
    Precision.DAY: "",
    Precision.MONTH: "day",
    Precision.YEAR: "day_and_month",
    Precision.NONE: "",
}

#: Full dates this many years apart get a word of their own; they still differ.
_FEW_YEARS = 2


def compare_births(left: str, right: str) -> Answer:
    """Compare two birth dates as text; what is no date counts as not known."""
    first, second = read_birth(left), read_birth(right)
    if not first.year or not second.year:
        return Relation.NOT_KNOWN, ""
    if first == second:
        return Relation.AGREES, {Precision.YEAR: "only_year", Precision.MONTH: "only_month"}.get(
            first.precision, ""
        )
    if first.year == second.year and 0 in (first.month, second.month):
        return Relation.PARTIAL, "year_agrees"
    same_month = (first.year, first.month) == (second.year, second.month)
    if same_month and 0 in (first.day, second.day):
        return Relation.PARTIAL, "month_agrees"
    return _slip(first, second)


@lru_cache(maxsize=65_536)
def read_birth(text: str) -> PartialDate:
    """Return the date, or an empty one when the text is none: a comparison never fails."""
    try:
        return PartialDate.parse(text)
    except PartialDateError:
        return PartialDate()


def missing_in(text: str) -> str:
    """Return the code of what a date does not state: `day`, `day_and_month` or nothing."""
    return _MISSING[read_birth(text).precision]


def _slip(first: PartialDate, second: PartialDate) -> Answer:
    if first.swapped() == second:
        return Relation.NEAR, "day_month_swapped"
    whole = first.day and second.day
    if whole and (first.month, first.day) == (second.month, second.day):
        near_year = abs(first.year - second.year) == 1
        return Relation.NEAR, "year_one_off" if near_year else "day_and_month_agree"
    if whole and OSA.distance(_digits(first), _digits(second)) == 1:
        swapped = sorted(_digits(first)) == sorted(_digits(second))
        return Relation.NEAR, "digits_swapped" if swapped else "one_digit_off"
    apart = abs(first.year - second.year)
    return Relation.DIFFERS, "few_years_apart" if 0 < apart <= _FEW_YEARS else ""


def _digits(born: PartialDate) -> str:
    return f"{born.year:04}{born.month:02}{born.day:02}"
