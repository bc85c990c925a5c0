"""Counts of stays for reports: open ones, and a month; nobody's data is in them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain.pairing import StayState
from travesia.border.domain.staying import Standing
from travesia.border.models import Stay
from travesia.places import selectors as places
from travesia.places.domain import PostState


@dataclass(frozen=True, slots=True)
class OpenAt:
    """Stays that began at a post and of which no end is recorded."""

    post: str
    open: int
    past_last_day: int
    """Of them those whose last day has passed; a question and no overstay."""


@dataclass(frozen=True, slots=True)
class OpenReport:
    """Open stays of a country."""

    country: str
    on: date
    posts: tuple[OpenAt, ...]
    exits_covered: bool
    """False where a post records no exits: then a missing exit says nothing."""
    posts_without_exits: tuple[str, ...]

    @property
    def open(self) -> int:
        """Return how many stays are open."""
        return sum(one.open for one in self.posts)

    @property
    def past_last_day(self) -> int:
        """Return how many of them are past their last day."""
        return sum(one.past_last_day for one in self.posts)


@dataclass(frozen=True, slots=True)
class MonthAt:
    """What a month brought at a post."""

    post: str
    entries: int = 0
    exits: int = 0
    exits_without_entry: int = 0
    overstays: int = 0
    """Exits after the last day, by recorded entry and exit."""
    to_confirm: int = 0


@dataclass(frozen=True, slots=True)
class MonthReport:
    """The movements of a month by post and by nationality, as they are matched now."""

    country: str
    month: str
    posts: tuple[MonthAt, ...]
    nationalities: Mapping[str, tuple[int, int]]
    """Nationality → entries and exits."""


def posts_without_exits(country: str) -> tuple[str, ...]:
    """Return the working posts of a country that record no exits."""
    at_work = places.posts(country=country, state=PostState.OPERATIONAL)
    return tuple(post.code for post in at_work if not post.exit_control)


def exits_covered(country: str) -> bool:
    """Tell whether every working post of a country records exits."""
    return not posts_without_exits(country)


def open_report(*, actor: Actor, country: str, on: date, purpose: Purpose) -> OpenReport:
    """Count the open stays of a country by the post of entry.

    Counts alone, so that it is no look. Raises AccessDeniedError.
    """
    _require(actor, country, purpose)
    past = Count("id", filter=Q(last_day__lt=on))
    rows = (
        Stay.objects.filter(country=country, state=StayState.OPEN.value)
        .values("entry_post")
        .annotate(open=Count("id"), past=past)
        .order_by("entry_post")
    )
    without = posts_without_exits(country)
    found = tuple(OpenAt(row["entry_post"], row["open"], row["past"]) for row in rows)
    return OpenReport(country, on, found, not without, without)


def month_report(*, actor: Actor, country: str, month: str, purpose: Purpose) -> MonthReport:
    """Count the entries, exits and overstays of a month (`2026-11`) by post and nationality.

    Days are those at the posts. Counts alone, so that it is no look. Raises AccessDeniedError, and
    ValueError for a text that is no month.
    """
    _require(actor, country, purpose)
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(days=32)).replace(day=1)
    rows = Stay.objects.filter(country=country)
    came = rows.filter(entry_day__gte=first, entry_day__lt=after)
    left = rows.filter(exit_day__gte=first, exit_day__lt=after)
    entries = came.values_list("entry_post", "nationality").annotate(count=Count("id"))
    exits = left.values_list("exit_post", "nationality", "standing").annotate(count=Count("id"))
    return _counted(country, month, entries.order_by(), exits.order_by())


def _counted(
    country: str,
    month: str,
    entries: Iterable[tuple[str, str, int]],
    exits: Iterable[tuple[str, str, str, int]],
) -> MonthReport:
    posts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    states: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for post, nationality, count in entries:
        posts[post]["entries"] += count
        states[nationality][0] += count
    for post, nationality, standing, count in exits:
        posts[post]["exits"] += count
        states[nationality][1] += count
        if standing in _COLUMN_OF:
            posts[post][_COLUMN_OF[standing]] += count
    return MonthReport(
        country,
        month,
        tuple(MonthAt(post, **posts[post]) for post in sorted(posts)),
        {code: (came, went) for code, (came, went) in sorted(states.items())},
    )


_COLUMN_OF = {
    Standing.NOT_RECORDED.value: "exits_without_entry",
    Standing.OVERSTAYED.value: "overstays",
    Standing.TO_CONFIRM.value: "to_confirm",
}


def _require(actor: Actor, country: str, purpose: Purpose) -> None:
    access.authorize(
        actor=actor,
        permission="border.read_stays",
        scope=Scope(country=country),
        purpose=purpose,
    )
