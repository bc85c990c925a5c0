"""Who was there, as counts: by sex, age band and disability; what is not collected is not zero."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from travesia.programme.domain.short_set import Disability


class Sex(StrEnum):
    """What a participant says; `not_stated` when nothing is said."""

    WOMEN = "women"
    MEN = "men"
    OTHER = "other"
    NOT_STATED = "not_stated"


class AgeBand(StrEnum):
    """Age in completed years on the first day of the activity."""

    UNDER_18 = "0-17"
    YOUNG = "18-24"
    ADULT = "25-59"
    OLDER = "60+"
    NOT_STATED = "not_stated"


class AttendanceMode(StrEnum):
    """How it is known who was there."""

    SIGN_IN = "sign_in"
    """Each by their own telephone, at the page behind the QR code."""
    LIST = "list"
    """A list that was imported."""
    COUNTS = "counts"
    """Numbers only: nobody can be recognised."""


#: What attendance is split by, with the categories of each split in their order.
SPLITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sex": tuple(one.value for one in Sex),
        "age": tuple(one.value for one in AgeBand),
        "disability": tuple(one.value for one in Disability),
    }
)
#: The largest meeting that is taken for one; more is a slip of the finger.
MOST_PEOPLE = 100_000


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an entry: a code, the field it is at, and what the sentence names."""

    code: str
    at: str = ""
    """Name of the field."""
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadCount:
    """People counted at an activity: a total and perhaps its parts."""

    total: int
    parts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Split → category → count. A split that is left out was not collected."""

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong, in the order of the form; empty when all is well."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        if not 0 <= self.total <= MOST_PEOPLE:
            yield Problem("total_out_of_range", "total", {"most": MOST_PEOPLE})
        for split, counts in self.parts.items():
            unknown = [name for name in counts if name not in SPLITS.get(split, ())]
            if unknown:
                yield Problem("category_unknown", split, {"category": unknown[0]})
            elif any(count < 0 for count in counts.values()):
                yield Problem("count_negative", split)
            elif sum(counts.values()) != self.total:
                said = {"sum": sum(counts.values()), "total": self.total}
                yield Problem("parts_not_total", split, said)


@dataclass(frozen=True, slots=True)
class Seen:
    """One person who was there, as it is kept: a mark instead of a name."""

    mark: str
    sex: Sex
    age: AgeBand
    disability: Disability


def counted(people: Iterable[Seen]) -> HeadCount:
    """Count people by each split; a split about which nobody said anything is left out."""
    rows = list(people)
    parts = {
        split: _count(categories, [str(getattr(one, split)) for one in rows])
        for split, categories in SPLITS.items()
    }
    told = {
        split: counts
        for split, counts in parts.items()
        if any(count for name, count in counts.items() if name != "not_stated")
    }
    return HeadCount(len(rows), told)


def _count(categories: Sequence[str], values: Sequence[str]) -> dict[str, int]:
    return {name: values.count(name) for name in categories}


def added(counts: Iterable[HeadCount]) -> HeadCount:
    """Add attendances of several activities; who has no split goes to "not stated" in it.

    The sum counts attendances: nobody says how many different people that is.
    """
    heads = list(counts)
    splits = {split for one in heads for split in one.parts}
    parts = {}
    for split in (name for name in SPLITS if name in splits):
        summed = dict.fromkeys(SPLITS[split], 0)
        for one in heads:
            given = one.parts.get(split, {"not_stated": one.total})
            for name, count in given.items():
                summed[name] += count
        parts[split] = summed
    return HeadCount(sum(one.total for one in heads), parts)


def age_band(born: date | None, on: date) -> AgeBand:
    """Return the band of somebody's age on a day; not stated for a birth after it or too long ago.

    Somebody born on 29 February is a year older on 1 March (the day after 28 February).
    """
    if born is None or born > on:
        return AgeBand.NOT_STATED
    age = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return band_of_age(age)


def band_of_age(age: int) -> AgeBand:
    """Return the band of an age in completed years; not stated for what is no age."""
    for last, band in ((17, AgeBand.UNDER_18), (24, AgeBand.YOUNG), (59, AgeBand.ADULT)):
        if 0 <= age <= last:
            return band
    return AgeBand.OLDER if 60 <= age <= 120 else AgeBand.NOT_STATED
