"""Journeys: the posts a traveller passes, one leg after another, for each kind of traveller."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from random import Random

from travesia.config.demo.legs import Leg, Trip, across, by_code, choose, serving, usual_post
from travesia.config.demo.profiles import Profile
from travesia.config.demo.travellers import Traveller, pick


def _there_and_back(trip: Trip, low: float, high: float) -> list[Leg]:
    near = usual_post(trip.traveller)
    out = across(trip, near, trip.start_at(near))
    back = across(trip, by_code(near.opposite), trip.after(out[-1].at, low, high))
    return out + back


def _neighbour(trip: Trip) -> list[Leg]:
    if trip.rng.random() < 0.62:
        return _there_and_back(trip, 2.5, 9)
    return _there_and_back(trip, 24, 24 * 12)


def _harvest(trip: Trip) -> list[Leg]:
    return _there_and_back(trip, 24 * 35, 24 * 140)


def _market(trip: Trip) -> list[Leg]:
    near = choose(trip.rng, serving("land", country="HTI"))
    out = trip.start_at(near)
    stay = (3, 9) if trip.rng.random() < 0.7 else (24, 24 * 15)
    back = trip.after(out, *stay)
    return [trip.leg(near, "exit", out), trip.leg(near, "entry", back)]


def _north(trip: Trip) -> list[Leg]:
    near = choose(trip.rng, serving("land", country="MEX", paired=False))
    out = trip.start_at(near)
    return [
        trip.leg(near, "exit", out),
        trip.leg(near, "entry", trip.after(out, 5, 24 * 18)),
    ]


def _regional(trip: Trip) -> list[Leg]:
    home = choose(trip.rng, serving("air", country=trip.traveller.residence))
    abroad = tuple(post for post in serving("air") if post.country != home.country)
    there = choose(trip.rng, abroad)
    out = trip.start_at(home)
    arrival = trip.after(out, 1.5, 5)
    leaving = trip.after(arrival, 24, 24 * 16)
    return [
        trip.leg(home, "exit", out),
        trip.leg(there, "entry", arrival),
        trip.leg(there, "exit", leaving),
        trip.leg(home, "entry", trip.after(leaving, 1.5, 5)),
    ]


def _visitor(trip: Trip) -> list[Leg]:
    gate = choose(trip.rng, serving("air"))
    arrival = trip.start_at(gate)
    legs = [trip.leg(gate, "entry", arrival)]
    leaving = trip.after(arrival, 24 * 2, 24 * 17)
    lines = serving("land", country=gate.country, paired=True)
    if lines and trip.rng.random() < 0.16:
        legs += across(trip, choose(trip.rng, lines), leaving)
        gate = choose(trip.rng, serving("air", country=legs[-1].post.country))
        leaving = trip.after(legs[-1].at, 24 * 2, 24 * 9)
    return [*legs, trip.leg(gate, "exit", leaving)]


def _cruise(trip: Trip) -> list[Leg]:
    legs: list[Leg] = []
    calls = trip.rng.sample(serving("sea"), trip.rng.choice((1, 2, 2, 3)))
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


def _onward(trip: Trip) -> list[Leg]:
    """Go north overland; many stop being seen somewhere on the way."""
    start = by_code("PAN-PCN")
    legs = across(trip, start, trip.start_at(start))
    legs.append(trip.leg(by_code("CRI-PBL"), "exit", trip.after(legs[-1].at, 20, 90)))
    into = by_code(pick(trip.rng, _ONWARD_INTO))
    legs.append(trip.leg(into, "entry", trip.after(legs[-1].at, 20, 120)))
    for way in _ONWARD:
        legs += across(trip, by_code(pick(trip.rng, way)), trip.after(legs[-1].at, 14, 110))
    if trip.rng.random() < 0.3:
        out = choose(trip.rng, serving("land", country="MEX", paired=False))
        legs.append(trip.leg(out, "exit", trip.after(legs[-1].at, 24 * 9, 24 * 80)))
    if trip.rng.random() < 0.35:
        legs = legs[: trip.rng.randrange(2, len(legs))]
    return legs


_KINDS: dict[str, Callable[[Trip], list[Leg]]] = {
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
    trip = Trip(rng, traveller, day, pick(rng, profile.purposes))
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


def _turned_back(legs: list[Leg], trip: Trip) -> list[Leg]:
    """Refuse the first entry abroad; who came overland goes home the way they came."""
    for place, leg in enumerate(legs):
        if leg.direction == "entry" and leg.purpose != "return":
            kept = [*legs[:place], replace(leg, decision="refused")]
            if place and legs[place - 1].post.country == trip.traveller.residence:
                home = legs[place - 1].post
                kept.append(trip.leg(home, "entry", trip.after(leg.at, 1, 20)))
            return kept
    return legs
