"""Journeys: the posts a traveller passes, one leg after another, for each kind of traveller."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from travesia.config.demo.profiles import Profile
from travesia.config.demo.region import DemoPost, posts
from travesia.config.demo.travellers import Traveller, pick


@dataclass(frozen=True, slots=True)
class Leg:
    """One passage of one post."""

    at: datetime
    """Aware, UTC."""
    post: DemoPost
    direction: str
    """entry or exit."""
    purpose: str
    decision: str = "admitted"


@dataclass(frozen=True, slots=True)
class _Trip:
    """What every kind of journey is made from."""

    rng: Random
    traveller: Traveller
    day: date
    purpose: str

    def leg(self, post: DemoPost, direction: str, at: datetime) -> Leg:
        home = direction == "entry" and post.country == self.traveller.residence
        return Leg(at, post, direction, "return" if home else self.purpose)

    def start_at(self, post: DemoPost) -> datetime:
        """Choose the hour at which the journey begins, in the daytime of the post."""
        hour = min(21.9, max(5.0, self.rng.gauss(11.5, 3.6)))
        minute = int(hour * 60)
        local = datetime.combine(
            self.day, time(minute // 60, minute % 60), ZoneInfo(post.time_zone)
        )
        return local.astimezone(UTC) + timedelta(seconds=self.rng.randrange(60))

    def after(self, at: datetime, low: float, high: float) -> datetime:
        """Return a moment between `low` and `high` hours after `at`."""
        return at + timedelta(seconds=int(self.rng.uniform(low, high) * 3600))


@cache
def _serving(mode: str, *, country: str = "", paired: bool | None = None) -> tuple[DemoPost, ...]:
    found = (post for post in posts() if post.in_service and post.mode == mode)
    found = (post for post in found if country in {"", post.country})
    return tuple(post for post in found if paired is None or bool(post.opposite) == paired)


@cache
def _by_code(code: str) -> DemoPost:
    return next(post for post in posts() if post.code == code)


def _choose(rng: Random, among: tuple[DemoPost, ...]) -> DemoPost:
    return rng.choices(among, [post.weight for post in among])[0]


def _across(trip: _Trip, near: DemoPost, at: datetime) -> list[Leg]:
    """Leave by a post and enter by the one across the line."""
    far = _by_code(near.opposite)
    arrival = trip.after(at, 0.15, 0.9)
    return [trip.leg(near, "exit", at), trip.leg(far, "entry", arrival)]


def _usual_post(traveller: Traveller) -> DemoPost:
    """The post nearest to where the traveller lives: always the same one for a person."""
    among = _serving("land", country=traveller.residence, paired=True)
    return _choose(Random(traveller.index), among)  # noqa: S311  # repeatable, not secret


def _there_and_back(trip: _Trip, low: float, high: float) -> list[Leg]:
    near = _usual_post(trip.traveller)
    out = _across(trip, near, trip.start_at(near))
    back = _across(trip, _by_code(near.opposite), trip.after(out[-1].at, low, high))
    return out + back


def _neighbour(trip: _Trip) -> list[Leg]:
    if trip.rng.random() < 0.62:
        return _there_and_back(trip, 2.5, 9)
    return _there_and_back(trip, 24, 24 * 12)


def _harvest(trip: _Trip) -> list[Leg]:
    return _there_and_back(trip, 24 * 35, 24 * 140)


def _market(trip: _Trip) -> list[Leg]:
    near = _choose(trip.rng, _serving("land", country="HTI"))
    out = trip.start_at(near)
    stay = (3, 9) if trip.rng.random() < 0.7 else (24, 24 * 15)
    back = trip.after(out, *stay)
    return [trip.leg(near, "exit", out), trip.leg(near, "entry", back)]


def _north(trip: _Trip) -> list[Leg]:
    near = _choose(trip.rng, _serving("land", country="MEX", paired=False))
    out = trip.start_at(near)
    return [
        trip.leg(near, "exit", out),
        trip.leg(near, "entry", trip.after(out, 5, 24 * 18)),
    ]


def _regional(trip: _Trip) -> list[Leg]:
    home = _choose(trip.rng, _serving("air", country=trip.traveller.residence))
    abroad = tuple(post for post in _serving("air") if post.country != home.country)
    there = _choose(trip.rng, abroad)
    out = trip.start_at(home)
    arrival = trip.after(out, 1.5, 5)
    leaving = trip.after(arrival, 24, 24 * 16)
    return [
        trip.leg(home, "exit", out),
        trip.leg(there, "entry", arrival),
        trip.leg(there, "exit", leaving),
        trip.leg(home, "entry", trip.after(leaving, 1.5, 5)),
    ]


def _visitor(trip: _Trip) -> list[Leg]:
    gate = _choose(trip.rng, _serving("air"))
    arrival = trip.start_at(gate)
    legs = [trip.leg(gate, "entry", arrival)]
    leaving = trip.after(arrival, 24 * 2, 24 * 17)
    lines = _serving("land", country=gate.country, paired=True)
    if lines and trip.rng.random() < 0.16:
        legs += _across(trip, _choose(trip.rng, lines), leaving)
        gate = _choose(trip.rng, _serving("air", country=legs[-1].post.country))
        leaving = trip.after(legs[-1].at, 24 * 2, 24 * 9)
    return [*legs, trip.leg(gate, "exit", leaving)]


def _cruise(trip: _Trip) -> list[Leg]:
    legs: list[Leg] = []
    calls = trip.rng.sample(_serving("sea"), trip.rng.choice((1, 2, 2, 3)))
    at = trip.start_at(calls[0])
    for port in calls:
        leaving = trip.after(at, 5, 10)
        legs += [trip.leg(port, "entry", at), trip.leg(port, "exit", leaving)]
        at = trip.after(leaving, 14, 30)
    return legs


_ONWARD_INTO = (("HND-GSL", 6), ("HND-LMN", 5))
_ONWARD = (
    (("HND-AGC", 6), ("HND-COR", 4), ("HND-FLO", 2)),
    (("GTM-TEC", 7), ("GTM-CRM", 3), ("GTM-LMS", 2)),
)


def _onward(trip: _Trip) -> list[Leg]:
    """Go north overland; many stop being seen somewhere on the way."""
    start = _by_code("PAN-PCN")
    legs = _across(trip, start, trip.start_at(start))
    legs.append(trip.leg(_by_code("CRI-PBL"), "exit", trip.after(legs[-1].at, 20, 90)))
    into = _by_code(pick(trip.rng, _ONWARD_INTO))
    legs.append(trip.leg(into, "entry", trip.after(legs[-1].at, 20, 120)))
    for way in _ONWARD:
        legs += _across(trip, _by_code(pick(trip.rng, way)), trip.after(legs[-1].at, 14, 110))
    if trip.rng.random() < 0.3:
        out = _choose(trip.rng, _serving("land", country="MEX", paired=False))
        legs.append(trip.leg(out, "exit", trip.after(legs[-1].at, 24 * 9, 24 * 80)))
    if trip.rng.random() < 0.35:
        legs = legs[: trip.rng.randrange(2, len(legs))]
    return legs


_KINDS: dict[str, Callable[[_Trip], list[Leg]]] = {
    "neighbour": _neighbour,
    "market": _market,
    "harvest": _harvest,
    "regional": _regional,
    "visitor": _visitor,
    "cruise": _cruise,
    "onward": _onward,
    "north": _north,
}


def plan_journey(rng: Random, *, profile: Profile, traveller: Traveller, day: date) -> list[Leg]:
    """Plan one journey that begins on `day` (local time of its first post).

    Returns every leg, also those a post without exit control will not record.
    """
    trip = _Trip(rng, traveller, day, pick(rng, profile.purposes))
    legs = _KINDS[profile.code](trip)
    fate = rng.random()
    if fate < 0.008:
        return _turned_back(legs, trip)
    if fate < 0.03:
        return [_questioned(leg) for leg in legs]
    return legs


def _questioned(leg: Leg) -> Leg:
    asked = leg.direction == "entry" and leg.purpose != "return"
    return replace(leg, decision="second_line") if asked else leg


def _turned_back(legs: list[Leg], trip: _Trip) -> list[Leg]:
    """Refuse the first entry abroad; who came overland goes home the way they came."""
    for place, leg in enumerate(legs):
        if leg.direction == "entry" and leg.purpose != "return":
            kept = [*legs[:place], replace(leg, decision="refused")]
            if place and legs[place - 1].post.country == trip.traveller.residence:
                home = legs[place - 1].post
                kept.append(trip.leg(home, "entry", trip.after(leg.at, 1, 20)))
            return kept
    return legs
