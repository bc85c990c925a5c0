"""Reads of the queue: cards that are out, and how long those that came back took."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import Direction
from travesia.border.domain.periods import day_begins
from travesia.border.domain.queueing import Waited, Waits, is_overdue, waits_of
from travesia.border.models import QueueCard
from travesia.core import clock
from travesia.places import selectors as places
from travesia.places.domain import PostView


@dataclass(frozen=True, slots=True)
class CardOut:
    """A card that is in a queue now."""

    number: str
    direction: Direction
    handed_at: datetime
    #: Whole minutes since it was handed out.
    minutes: int
    #: It is out for longer than anybody waits.
    overdue: bool


@dataclass(frozen=True, slots=True)
class QueueTimes:
    """What the cards of some posts and days say, by queue and by hour of the day."""

    whole: Mapping[Direction, Waits] = field(default_factory=dict)
    hours: Mapping[tuple[int, Direction], Waits] = field(default_factory=dict)

    @property
    def cards(self) -> int:
        """How many cards came back."""
        return sum(one.cards for one in self.whole.values())


def cards_out(*, actor: Actor, post_code: str, purpose: Purpose) -> tuple[CardOut, ...]:
    """Return the cards that are in the queues of a post now, the one out longest first."""
    post = places.post_by_code(post_code)
    access.authorize(
        actor=actor,
        permission="border.measure_queue",
        scope=Scope(country=post.country, post=post.code),
        purpose=purpose,
    )
    now = clock.now()
    return tuple(
        CardOut(
            number=row.number,
            direction=Direction(row.direction),
            handed_at=row.handed_at,
            minutes=max(0, int((now - row.handed_at).total_seconds() // 60)),
            overdue=is_overdue(row.handed_at, now),
        )
        for row in QueueCard.objects.filter(post_code=post.code, ended_at=None)
    )


def queue_times(posts: Iterable[PostView], first: date, last: date) -> QueueTimes:
    """Return how long cards took that were handed out on these days, in the time of each post.

    For callers that may read the figures of these posts: rows hold nobody.
    """
    by_queue: dict[Direction, list[Waited]] = {}
    by_hour: dict[tuple[int, Direction], list[Waited]] = {}
    for post in posts:
        for one in _came(post, first, last):
            by_queue.setdefault(one.direction, []).append(one)
            by_hour.setdefault((one.hour, one.direction), []).append(one)
    return QueueTimes(
        {queue: waits_of(cards) for queue, cards in by_queue.items()},
        {place: waits_of(cards) for place, cards in by_hour.items()},
    )


def _came(post: PostView, first: date, last: date) -> Iterable[Waited]:
    zone = ZoneInfo(post.time_zone)
    rows = QueueCard.objects.filter(
        post_code=post.code,
        seconds__isnull=False,
        handed_at__gte=day_begins(first, zone),
        handed_at__lt=day_begins(last + timedelta(days=1), zone),
    ).values_list("handed_at", "direction", "seconds")
    for handed_at, direction, seconds in rows:
        yield Waited(handed_at.astimezone(zone).hour, Direction(direction), seconds or 0)
