"""Rules of stay as values: whom a rule is for, what it allows, since when, where it is written."""

import itertools
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from travesia.border.domain.staying.officers import Granting, LateExit

ANY_TERRITORY = "*"
OWN = "own"
"""In a list of nationalities: the nationals of the country whose post the traveller is at."""


class FirstDay(StrEnum):
    """Which day is day 1 of a fixed stay."""

    ENTRY = "entry"
    NEXT = "next"


class OpenStays(StrEnum):
    """What a new version of a rule does to stays that began under the version before."""

    KEEP = "keep"
    FOLLOW = "follow"


class AuthorisedDays(StrEnum):
    """How the days that stand on an authorisation count."""

    NOT = ""
    #: Anew with each entry.
    PER_ENTRY = "per_entry"
    #: All days since the authorisation began together.
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Area:
    """States that count days of stay together."""

    code: str
    members: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a rule allows; limits that are set hold together and the earliest last day counts."""

    #: Calendar days of each stay.
    days_per_entry: int | None = None
    first_day: FirstDay = FirstDay.ENTRY
    #: Full days of absence from which a new entry starts a new stay; less does not.
    reset_days: int = 0
    #: At most this many days of presence in any `window` days, looking back from each day.
    days_in_window: int | None = None
    window: int = 0
    #: At most this many days of presence in a calendar year.
    days_in_year: int | None = None
    #: Hours of each stay, from the minute of entry.
    hours: int | None = None
    #: Local times between which entry is possible; out again by `closes` of the same day.
    opens: time | None = None
    closes: time | None = None
    authorised_days: AuthorisedDays = AuthorisedDays.NOT
    #: The stay ends with the last day of the authorisation.
    ends_with_authorisation: bool = False

    @property
    def any(self) -> bool:
        """Tell whether anything limits the stay."""
        return (
            any(
                one is not None
                for one in (
                    *(self.days_per_entry, self.days_in_window, self.days_in_year),
                    *(self.hours, self.closes),
                )
            )
            or self.authorised_days is not AuthorisedDays.NOT
            or self.ends_with_authorisation
        )


@dataclass(frozen=True, slots=True)
class StayRule:
    """One version of one rule.

    The empty set means "any" for nationalities, document codes, purposes, modes and posts.
    """

    id: str
    territory: str
    """Alpha-3 of a state, code of an area, or `*`."""
    valid_from: date
    valid_until: date | None
    source: str
    """Where the rule is written; shown with every answer that rests on it."""
    titles: Mapping[str, str]
    """Language → name of the rule."""
    example: bool = True
    """True for what ships with the program: an example, not law."""
    nationalities: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    purposes: frozenset[str] = frozenset()
    modes: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()
    needs: str = ""
    """Kind of authorisation without which the rule does not hold."""
    admits: bool = True
    limits: Limits = field(default_factory=Limits)
    extended_by: frozenset[str] = frozenset()
    """Kinds of authorisation that carry the last day on."""
    not_counted: frozenset[str] = frozenset()
    """Kinds of authorisation whose days are no days of stay."""
    zone: str = ""
    """Where the traveller may go, in words of the rule; empty for the whole territory."""
    minor_under: int = 0
    """Under this age the desk asks for the adult; 0 asks nothing."""
    open_stays: OpenStays = OpenStays.KEEP
    granting: Granting = Granting.FEWER
    """Which other days an officer may grant with an entry by this rule."""
    late_exit: LateExit = LateExit.SAY
    """What the desk does at an exit after the last day of this rule."""

    @property
    def version(self) -> str:
        """Name the rule and its version: `UTO-VISITOR@2026-01-01`."""
        return f"{self.id}@{self.valid_from.isoformat()}"

    def in_force(self, day: date) -> bool:
        """Tell whether this version holds on a day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def title(self, language: str) -> str:
        """Name the rule in a language, English for any other than the five."""
        return self.titles.get(language) or self.titles["en"]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of a node; the first that fits holds, the country's own before its area's."""

    name: str
    rules: tuple[StayRule, ...]
    areas: Mapping[str, Area]

    def members(self, rule: StayRule, country: str) -> frozenset[str]:
        """Return the states whose days the rule counts together."""
        area = self.areas.get(rule.territory)
        return frozenset({country}) if area is None else area.members

    def for_country(self, country: str) -> tuple[StayRule, ...]:
        """Return the rules that may hold in a country, nearest first, else as the file has them."""
        own = [rule for rule in self.rules if rule.territory == country]
        shared = [rule for rule in self.rules if self._shares(rule, country)]
        rest = [rule for rule in self.rules if rule.territory == ANY_TERRITORY]
        return tuple((*own, *shared, *rest))

    def _shares(self, rule: StayRule, country: str) -> bool:
        area = self.areas.get(rule.territory)
        return area is not None and country in area.members

    def later_versions(self, rule: StayRule) -> tuple[StayRule, ...]:
        """Return the versions that follow this one, oldest first."""
        later = [
            one
            for one in self.rules
            if (one.id, one.territory) == (rule.id, rule.territory)
            and one.valid_from > rule.valid_from
        ]
        return tuple(sorted(later, key=lambda one: one.valid_from))


def overlaps(rules: Iterable[StayRule]) -> tuple[str, ...]:
    """Return the ids of rules of which two versions hold on one day."""
    found = []
    by_id: dict[tuple[str, str], list[StayRule]] = {}
    for rule in rules:
        by_id.setdefault((rule.id, rule.territory), []).append(rule)
    for (name, _territory), versions in by_id.items():
        ordered = sorted(versions, key=lambda one: one.valid_from)
        for earlier, later in itertools.pairwise(ordered):
            if earlier.valid_until is None or earlier.valid_until >= later.valid_from:
                found.append(name)
    return tuple(dict.fromkeys(found))
