"""Figures of posts over days: counts without names, read from the tallies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Sum

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain.periods import day_begins
from travesia.border.domain.tallying import Dimension
from travesia.border.models import Crossing, Tally
from travesia.border.selectors.queueing import QueueTimes, queue_times
from travesia.core.errors import DeniedError
from travesia.places import selectors as places
from travesia.places.domain import PostView


@dataclass(frozen=True, slots=True)
class Flow:
    """Movements of one kind: who entered, who left, who was refused entry."""

    entries: int = 0
    exits: int = 0
    refused: int = 0

    @property
    def crossed(self) -> int:
        """Entries and exits together; who was refused did not cross."""
        return self.entries + self.exits

    def __add__(self, other: "Flow") -> "Flow":
        return Flow(
            self.entries + other.entries, self.exits + other.exits, self.refused + other.refused
        )


@dataclass(frozen=True, slots=True)
class Unpaired:
    """Movements whose counterpart is not in the log, at one post."""

    #: Entries of somebody whose last movement in the log was an entry: no exit between them.
    exit_missing: int = 0
    #: Exits of somebody whose last movement in the log was an exit: no entry between them.
    entry_missing: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """What the tallies say of some posts over some days, the first and last day included."""

    posts: tuple[PostView, ...]
    first: date
    last: date
    traits: Mapping[Dimension, Mapping[str, Flow]]
    days: Mapping[date, Flow]
    by_post: Mapping[str, Flow]
    unpaired: Mapping[str, Unpaired] = field(default_factory=dict)
    queue: QueueTimes = field(default_factory=QueueTimes)

    @property
    def total(self) -> Flow:
        """All movements together."""
        return self.of(Dimension.ALL).get("", Flow())

    def of(self, dimension: Dimension) -> Mapping[str, Flow]:
        """Return the movements by the values of a dimension; values of nobody are left out."""
        return self.traits.get(dimension, {})


def figure_posts(*, actor: Actor, purpose: Purpose) -> tuple[PostView, ...]:
    """Return the posts whose figures the actor may read, by country and name."""
    return tuple(post for post in places.posts() if _may_read(actor, post, purpose))


def _may_read(actor: Actor, post: PostView, purpose: Purpose) -> bool:
    try:
        _authorize(actor, Scope(country=post.country, post=post.code), purpose)
    except DeniedError:
        return False
    return True


def _authorize(actor: Actor, scope: Scope, purpose: Purpose) -> None:
    access.authorize(actor=actor, permission="border.read_figures", scope=scope, purpose=purpose)


def figures_of_post(
    *, actor: Actor, post_code: str, first: date, last: date, purpose: Purpose
) -> Figures:
    """Return the figures of one post; AccessDeniedError out of the reader's scope.

    Counts of nobody in particular: no look at a person, so none is written.
    """
    post = places.post_by_code(post_code)
    _authorize(actor, Scope(country=post.country, post=post.code), purpose)
    return _figures((post,), first, last)


def figures_of_country(
    *, actor: Actor, country: str, first: date, last: date, purpose: Purpose
) -> Figures:
    """Return the figures of all posts of a country together; for whoever may read all of them.

    NotFoundError for a country that is not known, AccessDeniedError out of the reader's scope.
    """
    places.country_by_alpha3(country)
    _authorize(actor, Scope(country=country), purpose)
    return _figures(places.posts(country=country), first, last)


def _figures(posts: tuple[PostView, ...], first: date, last: date) -> Figures:
    kept = Tally.objects.filter(
        post_code__in=[post.code for post in posts], day__gte=first, day__lte=last
    )
    traits: dict[Dimension, dict[str, Flow]] = {}
    grouped = kept.values_list("dimension", "value", "direction", "outcome")
    summed = grouped.annotate(n=Sum("count")).order_by()
    for dimension, value, direction, outcome, count in summed:
        values = traits.setdefault(Dimension(dimension), {})
        values[value] = values.get(value, Flow()) + _flow(direction, outcome, count)
    whole = kept.filter(dimension=Dimension.ALL)
    days: dict[date, Flow] = {}
    for day, direction, outcome, count in _summed(whole, "day"):
        days[day] = days.get(day, Flow()) + _flow(direction, outcome, count)
    by_post: dict[str, Flow] = {}
    for code, direction, outcome, count in _summed(whole, "post_code"):
        by_post[code] = by_post.get(code, Flow()) + _flow(direction, outcome, count)
    unpaired, queue = _unpaired(posts, first, last), queue_times(posts, first, last)
    return Figures(posts, first, last, traits, days, by_post, unpaired, queue)


def _summed(rows: QuerySet[Tally], by: str) -> tuple[tuple[Any, str, str, int], ...]:
    return tuple(rows.values_list(by, "direction", "outcome").annotate(n=Sum("count")).order_by())


def _flow(direction: str, outcome: str, count: int) -> Flow:
    if outcome == "refused":
        return Flow(refused=count)
    return Flow(entries=count) if direction == "entry" else Flow(exits=count)


def _unpaired(posts: tuple[PostView, ...], first: date, last: date) -> dict[str, Unpaired]:
    """Compare each movement with the one of the same person before it.

    Read from the log itself, as a movement that comes in late changes what went before another.
    """
    before = (
        Crossing.objects.current()
        .crossed()
        .filter(person=OuterRef("person"), occurred_at__lt=OuterRef("occurred_at"))
        .order_by("-occurred_at")
        .values("direction")[:1]
    )
    found: dict[str, Unpaired] = {}
    for zone, codes in _by_zone(posts).items():
        rows = (
            Crossing.objects.current()
            .crossed()
            .filter(
                post_code__in=codes,
                occurred_at__gte=day_begins(first, ZoneInfo(zone)),
                occurred_at__lt=day_begins(last + timedelta(days=1), ZoneInfo(zone)),
            )
            .annotate(before=Subquery(before))
            .filter(before=F("direction"))
            .values_list("post_code")
            .annotate(
                entries=Count("pk", filter=Q(direction="entry")),
                exits=Count("pk", filter=Q(direction="exit")),
            )
            .order_by()
        )
        found |= {code: Unpaired(entries, exits) for code, entries, exits in rows}
    return found


def _by_zone(posts: tuple[PostView, ...]) -> dict[str, list[str]]:
    zones: dict[str, list[str]] = {}
    for post in posts:
        zones.setdefault(post.time_zone, []).append(post.code)
    return zones
