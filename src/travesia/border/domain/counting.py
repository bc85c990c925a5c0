"""What a crossing counts as: age group, local month and the identity-free traits of a movement."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache

from travesia.documents import PartialDate

AGE_GROUPS = ("0-11", "12-17", "18-29", "30-44", "45-59", "60+")
"""Completed years on the day of crossing; children are split at the age of fingerprints (12)."""
UNKNOWN = "unknown"

_LOWER_BOUNDS = (0, 12, 18, 30, 45, 60)


def completed_years(born: date, on: date) -> int:
    """Return the age in completed years; someone born on 29 February turns on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def age_group(birth_date: str, on: date) -> str:
    """Return the age group on a day, or `unknown` when a partial date leaves it open.

    A date with unknown parts is a span of days: only when its first and its last day give the
    same group is the group known.
    """
    earliest, latest = _days_of(birth_date)
    if earliest is None or latest is None or latest > on:
        latest = on if earliest is not None and earliest <= on else None
    if earliest is None or latest is None:
        return UNKNOWN
    oldest, youngest = (_group(completed_years(day, on)) for day in (earliest, latest))
    return oldest if oldest == youngest else UNKNOWN


@lru_cache(maxsize=8192)
def _days_of(birth_date: str) -> tuple[date | None, date | None]:
    """Return the first and the last day a date allows; neither where it is none."""
    try:
        born = PartialDate.parse(birth_date)
    except ValueError:
        return None, None
    return born.earliest, born.latest


def _group(years: int) -> str:
    return AGE_GROUPS[bisect_right(_LOWER_BOUNDS, years) - 1]


def age_now(birth_date: str, on: date) -> tuple[int, int] | None:
    """Return the lowest and the highest age the date allows; None when the year is unknown."""
    try:
        born = PartialDate.parse(birth_date)
    except ValueError:
        return None
    if born.earliest is None or born.latest is None or born.earliest > on:
        return None
    return completed_years(min(born.latest, on), on), completed_years(born.earliest, on)


def local_month(moment: datetime, zone: tzinfo) -> str:
    """Return the month (`2026-11`) in which a moment falls at the post."""
    local = moment.astimezone(zone)
    return f"{local.year:04d}-{local.month:02d}"  # strftime leaves out the zeros of early years


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of a movement that statistics may know; short codes, no identity."""

    month: str
    post: str
    country: str
    direction: str
    mode: str
    nationality: str
    sex: str
    age_group: str
    outcome: str

    def as_values(self) -> dict[str, str]:
        """Return the traits as the columns of the data set `border.crossings`."""
        return {name: getattr(self, name) for name in TRAIT_NAMES}

    @classmethod
    def from_body(cls, body: Mapping[str, object]) -> "Traits":
        """Take the traits out of an event's body; whatever else the body holds is left behind."""
        return cls(**{name: str(body.get(name) or UNKNOWN) for name in TRAIT_NAMES})


TRAIT_NAMES: tuple[str, ...] = tuple(Traits.__dataclass_fields__)
