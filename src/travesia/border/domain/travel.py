"""Two movements of one document that one traveller cannot both have made: a question, no more."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt
from uuid import UUID

#: Faster than any airliner flies: whoever needs more than this was not at both posts.
FASTEST_KM_PER_HOUR = 1000.0

#: Posts nearer than this say nothing: a post is a place with two sides, and clocks are not one.
NEAREST_KM = 50.0

#: Mean radius of the Earth (IUGG), for distances along the surface.
_EARTH_KM = 6371.0088

#: No two places are farther apart than half way round, so no pair farther apart in time matters.
LONGEST = timedelta(hours=_EARTH_KM * 3.1416 / FASTEST_KM_PER_HOUR)


@dataclass(frozen=True, slots=True)
class Seen:
    """A document seen at a post: one movement of the log, refused ones too."""

    crossing_id: UUID
    person_id: UUID
    post_code: str
    latitude: float
    longitude: float
    at: datetime
    root: UUID | None = None
    """The same for every correction of one movement."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Two movements that follow each other faster than anybody travels."""

    first: Seen
    second: Seen
    kilometres: int
    minutes: int


def kilometres_between(first: Seen, second: Seen) -> float:
    """Return the distance between two posts along the surface of the Earth (haversine)."""
    here, there = radians(first.latitude), radians(second.latitude)
    across = radians(second.longitude - first.longitude)
    part = sin((there - here) / 2) ** 2 + cos(here) * cos(there) * sin(across / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(part)))


def impossible_between(first: Seen, second: Seen) -> Impossible | None:
    """Return why one traveller cannot have made both movements, or None when they can have."""
    if first.post_code == second.post_code:
        return None
    earlier, later = sorted((first, second), key=lambda one: (one.at, str(one.crossing_id)))
    far, between = kilometres_between(earlier, later), later.at - earlier.at
    reach = FASTEST_KM_PER_HOUR * between.total_seconds() / 3600
    if far <= NEAREST_KM or far <= reach:
        return None
    return Impossible(earlier, later, round(far), int(between.total_seconds() // 60))


def impossible_in(movements: Iterable[Seen]) -> Iterator[Impossible]:
    """Yield the neighbours in time that cannot both be, among the movements of one document."""
    for first, second in pairwise(
        sorted(movements, key=lambda one: (one.at, str(one.crossing_id)))
    ):
        found = impossible_between(first, second)
        if found is not None:
            yield found
