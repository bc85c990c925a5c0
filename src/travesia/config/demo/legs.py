"""What journeys are made from: legs, the hours between them, and the posts to choose from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from travesia.config.demo.region import DemoPost, posts
from travesia.config.demo.travellers import Traveller


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
class Trip:
    """What every kind of journey is made from."""

    rng: Random
    traveller: Traveller
    day: date
    purpose: str

    def leg(self, post: DemoPost, direction: str, at: datetime) -> Leg:
        """Make a leg; entering the country of residence is a return, whatever the purpose."""
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
def serving(mode: str, *, country: str = "", paired: bool | None = None) -> tuple[DemoPost, ...]:
    """Return the posts in service of a mode; `paired` asks for an opposite post, or for none."""
    found = (post for post in posts() if post.in_service and post.mode == mode)
    found = (post for post in found if country in {"", post.country})
    return tuple(post for post in found if paired is None or bool(post.opposite) == paired)


@cache
def by_code(code: str) -> DemoPost:
    """Return a post of the demonstration."""
    return next(post for post in posts() if post.code == code)


def choose(rng: Random, among: tuple[DemoPost, ...]) -> DemoPost:
    """Choose a post by its traffic."""
    return rng.choices(among, [post.weight for post in among])[0]


def across(trip: Trip, near: DemoPost, at: datetime) -> list[Leg]:
    """Leave by a post and enter by the one across the line."""
    far = by_code(near.opposite)
    arrival = trip.after(at, 0.15, 0.9)
    return [trip.leg(near, "exit", at), trip.leg(far, "entry", arrival)]


def usual_post(traveller: Traveller) -> DemoPost:
    """Return the post a neighbour crosses by: always the same one for a person."""
    among = serving("land", country=traveller.residence, paired=True)
    return choose(Random(traveller.index), among)  # noqa: S311  # repeatable, not secret
