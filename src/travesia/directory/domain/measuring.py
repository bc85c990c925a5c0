"""What a search measures with: folded words, distances, the country of a P-code."""

import math
import re
from dataclasses import dataclass

from anyascii import anyascii

from travesia.vocab.states import state_by_alpha2

_EARTH_KM = 6371.0088
_NOT_WORDS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees."""

    latitude: float
    longitude: float


def fold(text: str) -> str:
    """Return a text as it is compared: without accents, capitals and signs."""
    return _NOT_WORDS.sub(" ", anyascii(text).lower()).strip()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that somebody looks for."""
    return tuple(fold(text[:200]).split()[:12])


def country_of(area: str) -> str:
    """Return the country of a P-code; empty when it does not begin with one."""
    state = state_by_alpha2(area[:2]) if len(area) >= 2 else None
    return state.alpha3 if state else ""


def distance_km(one: Point, other: Point) -> float:
    """Return the distance along a great circle in kilometres (haversine)."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude) / 2
    along = (south - north) / 2
    a = math.sin(along) ** 2 + math.cos(north) * math.cos(south) * math.sin(across) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(a)))
