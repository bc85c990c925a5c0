"""One year of invented crossings, made day by day in the order in which they happen."""

import heapq
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate, count
from random import Random

from travesia.config.demo.journeys import plan_journey
from travesia.config.demo.legs import Leg
from travesia.config.demo.profiles import PROFILES, Profile
from travesia.config.demo.travellers import Passport, Traveller, invent_traveller

SIZES = {"small": 5_000, "medium": 200_000, "large": 2_000_000}
"""Crossings in each size of the demonstration."""

DAYS = 365
_PEOPLE_SHARE = 0.24
_WEEKDAYS = (0.95, 0.92, 0.94, 0.97, 1.1, 1.16, 0.96)
_MONTHS = (1.06, 1.0, 1.08, 1.04, 0.92, 0.92, 1.03, 1.02, 0.9, 0.93, 0.98, 1.14)


@dataclass(frozen=True, slots=True)
class Crossing:
    """One passage that a post recorded."""

    traveller: Traveller
    passport: Passport
    leg: Leg


@dataclass(frozen=True, slots=True)
class Plan:
    """What a demonstration is made from; equal plans make equal crossings, byte for byte."""

    seed: int
    crossings: int
    today: date
    """The year of crossings ends at the end of the day before, in UTC."""

    @property
    def start(self) -> date:
        """The first day: the month in which the year began is whole, as figures are monthly."""
        return (self.today - timedelta(days=DAYS)).replace(day=1)

    @property
    def days(self) -> int:
        """How many days there are: a year and the days that complete its first month."""
        return (self.today - self.start).days

    @property
    def people(self) -> int:
        """How many people the journeys are spread over."""
        return max(64, int(self.crossings * _PEOPLE_SHARE))


class Population:
    """The people of a plan: numbered, made when asked for, never all in memory."""

    def __init__(self, plan: Plan) -> None:
        shares = list(accumulate(profile.people for profile in PROFILES))
        self._ends = [plan.people * share // shares[-1] for share in shares]
        self._plan = plan
        self.traveller = lru_cache(maxsize=20_000)(self._invent)

    def span(self, place: int) -> tuple[int, int]:
        """Return the first number of a profile's people and the one after the last."""
        return (self._ends[place - 1] if place else 0), self._ends[place]

    def profile_of(self, index: int) -> Profile:
        """Return the profile a numbered person belongs to."""
        return PROFILES[bisect_right(self._ends, index)]

    def _invent(self, index: int) -> Traveller:
        profile = self.profile_of(index)
        plan = self._plan
        return invent_traveller(seed=plan.seed, index=index, profile=profile, start=plan.start)


class _Year:
    """The running state while a year is made: journeys under way and who is on one."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.people = Population(plan)
        self.rng = Random(f"{plan.seed}/crossings")  # noqa: S311  # repeatable, not secret
        self._order = count()
        self._under_way: list[tuple[datetime, int, int, Leg]] = []
        self._until: dict[int, datetime] = {}

    def due(self, before: datetime) -> list[tuple[datetime, int, int, Leg]]:
        """Take the legs that happen before a moment out of the journeys under way."""
        taken = []
        while self._under_way and self._under_way[0][0] < before:
            taken.append(heapq.heappop(self._under_way))
        self._until = {who: until for who, until in self._until.items() if until >= before}
        return taken

    def begin_journey(self, day: date) -> int:
        """Begin one journey on a day; returns how many of its legs a post will record that day."""
        weights = [profile.trips * profile.months[day.month - 1] for profile in PROFILES]
        place = self.rng.choices(range(len(PROFILES)), weights)[0]
        who = self._somebody_at_home(place)
        profile, traveller = PROFILES[place], self.people.traveller(who)
        legs = plan_journey(self.rng, profile=profile, traveller=traveller, day=day)
        self._until[who] = legs[-1].at
        midnight = _midnight(day + timedelta(days=1))
        kept = [leg for leg in legs if leg.direction == "entry" or leg.post.exit_control]
        for leg in kept:
            heapq.heappush(self._under_way, (leg.at, next(self._order), who, leg))
        return sum(leg.at < midnight for leg in kept)

    def _somebody_at_home(self, place: int) -> int:
        first, end = self.people.span(place)
        repeat = PROFILES[place].repeat
        chosen = int((end - first) * self.rng.random() ** repeat)
        for step in range(end - first):
            who = first + (chosen + step) % (end - first)
            if who not in self._until:
                return who
        return first + chosen  # everybody of this kind is away: in a tiny demonstration only


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _quotas(plan: Plan) -> list[int]:
    """How many crossings there are to be by the end of each day: the last one is the total."""
    rng = Random(f"{plan.seed}/days")  # noqa: S311  # repeatable, not secret
    days = [plan.start + timedelta(days=place) for place in range(plan.days)]
    weights = [
        _MONTHS[day.month - 1] * _WEEKDAYS[day.weekday()] * rng.uniform(0.9, 1.1) for day in days
    ]
    total = sum(weights)
    sums = [int(plan.crossings * part / total) for part in accumulate(weights)]
    return [*sums[:-1], plan.crossings]


def crossings(plan: Plan) -> Iterator[Crossing]:
    """Yield exactly `plan.crossings` crossings in the order in which they happen.

    Memory holds the journeys under way and a bounded number of people, whatever the size.
    Journeys still under way at the end of the year simply have no exit yet.
    """
    year = _Year(plan)
    made = 0
    for place, quota in enumerate(_quotas(plan)):
        day = plan.start + timedelta(days=place)
        for at, _, who, leg in _day(year, day, quota - made)[: plan.crossings - made]:
            traveller = year.people.traveller(who)
            made += 1
            yield Crossing(traveller, traveller.passport_on(at.date()), leg)


def _day(year: _Year, day: date, wanted: int) -> list[tuple[datetime, int, int, Leg]]:
    midnight = _midnight(day + timedelta(days=1))
    today = year.due(midnight)
    expected = len(today)
    while expected < wanted:
        expected += year.begin_journey(day)
    return sorted(today + year.due(midnight), key=lambda item: item[:2])
