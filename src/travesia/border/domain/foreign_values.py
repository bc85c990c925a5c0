"""Read the values of other systems' files: days, times, sexes, states and purposes in words."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from travesia.border.domain.columns import DateOrder, Field, fold
from travesia.vocab import purposes, sexes, state_by_alpha2, state_by_alpha3, states

_LANGUAGES = ("en", "es", "fr", "ht", "pt")
_MORE_SEXES = {"h": "M", "hombre": "M", "homme": "M", "mujer": "F", "femme": "F", "v": "M"}
_MONTHS = {
    name: place
    for place, names in enumerate(
        ("jan ene", "feb fev", "mar", "apr abr avr", "may mai", "jun juin", "jul juil",
         "aug ago aou", "sep set", "oct out", "nov", "dec dic dez"), start=1,
    )
    for name in names.split()
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a field of a row."""

    field: str
    code: str
    #: The row is taken all the same, without this field.
    taken: bool = False


class RowError(Exception):
    """A row cannot be taken."""

    def __init__(self, name: Field, code: str) -> None:
        """Say which field bars it and why."""
        super().__init__(code)
        self.fault = Fault(str(name), code)


@lru_cache(maxsize=4096)
def read_day(text: str, order: DateOrder) -> date | None:
    """Return a day as the file writes days; None where it is none."""
    named = re.fullmatch(r"(\d{1,2})[\s/.-]*([^\W\d]{3,})\.?[\s/.,-]*(\d{4})", text.strip())
    try:
        if named:
            month = _MONTHS.get(fold(named[2])[:4]) or _MONTHS.get(fold(named[2])[:3])
            return date(int(named[3]), month or 0, int(named[1]))
        digits = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", text.strip())
        parts = re.fullmatch(r"(\d{1,4})[/.\s-](\d{1,2})[/.\s-](\d{1,4})", text.strip())
        found = digits or parts
        if found is None:
            return None
        first, second, third = (int(part) for part in found.groups())
        if len(found[1]) == 4:
            return date(first, second, third)
        if len(found[3]) != 4:
            return None
        month_first = order is DateOrder.MONTH_FIRST
        day, month = (second, first) if month_first else (first, second)
        return date(third, month, day)
    except ValueError:
        return None


def read_moment(name: Field, day: str, clock: str, order: DateOrder, zone: ZoneInfo) -> datetime:
    """Return an aware moment; the time stands in the same cell or in its own."""
    if not clock:
        whole = re.fullmatch(r"(.*?\d)[T\s]+(\d{1,2}:\d{2}.*)", day.strip())
        day, clock = (whole[1], whole[2]) if whole else (day, "")
    found = read_day(day, order)
    if found is None:
        raise RowError(name, "day_unreadable" if day else "day_missing")
    at = _clock(clock)
    if at is None:
        raise RowError(Field.TIME if name is Field.DAY else name, "time_unreadable")
    return datetime.combine(found, at, tzinfo=zone)


@lru_cache(maxsize=4096)
def _clock(text: str) -> time | None:
    """Return a time of day, midnight where there is none; None where it cannot be read."""
    if not text:
        return time()
    found = re.fullmatch(
        r"(\d{1,2})[:hH.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([aApP])?\.?[mM]?\.?Z?", text.strip()
    )
    if found is None:
        return None
    hour = int(found[1])
    if found[4]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[4] in "pP" else 0)
    try:
        return time(hour, int(found[2]), int(found[3] or 0))
    except ValueError:
        return None


def read_born(text: str, order: DateOrder) -> str:
    """Return a birth date as claims have it; a year alone stays a year."""
    if not text:
        return ""
    if re.fullmatch(r"\d{4}", text):
        return text
    found = read_day(re.split(r"[T\s]\d{1,2}:", text)[0], order)
    if found is None:
        raise RowError(Field.BORN, "day_unreadable")
    if not date(1880, 1, 1) <= found <= date(2200, 1, 1) - timedelta(days=1):
        raise RowError(Field.BORN, "day_unreadable")
    return found.isoformat()


@lru_cache(maxsize=256)
def read_sex(text: str) -> str:
    """Return F, M or X; empty for nothing."""
    folded = fold(text)
    if not folded:
        return ""
    for term in sexes():
        if folded in {fold(term.code), *(fold(term.name(one)) for one in _LANGUAGES)}:
            return term.code
    found = _MORE_SEXES.get(folded)
    if found is None:
        raise RowError(Field.SEX, "unknown_sex")
    return found


@lru_cache(maxsize=4096)
def read_purpose(text: str) -> str | None:
    """Return the code of a purpose; empty for nothing, None for what is not in the list."""
    folded = fold(text)
    if not folded:
        return ""
    for term in purposes():
        if folded in {fold(term.code), *(fold(term.name(one)) for one in _LANGUAGES)}:
            return term.code
    return None


@lru_cache(maxsize=4096)
def read_state(name: Field, text: str) -> str:
    """Return the three letters of a state that is written in two, three or in full."""
    plain = text.strip().upper()
    if not plain:
        return ""
    found = state_by_alpha2(plain) if len(plain) == 2 else state_by_alpha3(plain)
    if found is not None:
        return found.alpha3
    code = _states_by_name().get(fold(text))
    if code is None:
        raise RowError(name, "unknown_state")
    return code


@lru_cache(maxsize=1)
def _states_by_name() -> dict[str, str]:
    return {
        fold(state.name(language)): state.alpha3 for state in states() for language in _LANGUAGES
    }
