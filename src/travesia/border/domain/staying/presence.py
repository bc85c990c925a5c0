"""From movements to stays: which entry an exit belongs to, and what was not recorded."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from travesia.border.domain.states import Direction


@dataclass(frozen=True, slots=True)
class Passage:
    """One movement as the calculator needs it: which way, when, in which time zone, where."""

    direction: Direction
    at: datetime
    """Aware."""
    zone: tzinfo
    """Of the post: its midnight divides the days."""
    country: str
    post: str = ""
    mode: str = ""
    purpose: str = ""
    across: str = ""
    """The state on the other side of the line where the post has one; empty when not known."""
    document: str = ""
    """Issuing state and number, to see whether the traveller left with the same one."""
    granted: int | None = None
    """Days that an officer granted with this entry; None for those of the rule."""
    key: str = ""
    """What the caller knows the movement by."""

    @property
    def day(self) -> date:
        """Return the day at the post."""
        return self.at.astimezone(self.zone).date()


@dataclass(frozen=True, slots=True)
class Presence:
    """One stay: from an entry to an exit, either of which may not be recorded."""

    entry: Passage | None
    exit: Passage | None
    inner: tuple[Passage, ...] = ()
    """Moves between states that count days together."""
    seen_after: date | None = None
    """Without an exit: the day of the next movement, so that the stay ended before or on it."""
    seen_before: date | None = None
    """Without an entry: the day of the movement before."""

    @property
    def is_open(self) -> bool:
        """Tell whether neither an exit nor a later movement is known."""
        return self.entry is not None and self.exit is None and self.seen_after is None

    @property
    def exit_missing(self) -> bool:
        """Tell whether the traveller was seen again without an exit in between."""
        return self.exit is None and self.seen_after is not None

    def proved(self, until: date) -> tuple[date, date]:
        """Return first and last day that the movements prove; an open stay goes on to `until`."""
        known = [one.day for one in (self.entry, *self.inner, self.exit) if one is not None]
        last = max(until, known[0]) if self.is_open else known[-1]
        return known[0], last

    def most(self, until: date) -> tuple[date, date]:
        """Return both days if what is not recorded happened as late, or as early, as can be."""
        first, last = self.proved(until)
        if self.entry is None and self.seen_before is not None:
            first = self.seen_before
        return first, self.seen_after or last


def presences(passages: Iterable[Passage], members: frozenset[str]) -> tuple[Presence, ...]:
    """Return the stays in the territory, oldest first.

    A move between two members of an area goes on with the stay: an exit across a line to a member,
    and an entry from one. An entry while a stay is open means an exit that was not recorded.
    """
    found: list[Presence] = []
    current: list[Passage] = []
    for one in in_order(one for one in passages if one.country in members):
        within = one.across in members and one.across != one.country
        if one.direction is Direction.ENTRY:
            if current and not _goes_on(current, one, within=within, members=members):
                found.append(_stay(current, seen_after=one.day))
                current = []
            current.append(one)
        elif current and within:
            current.append(one)
        elif current:
            found.append(_stay(current, left=one))
            current = []
        else:
            before = _last_seen(found)
            found.append(Presence(None, one, seen_before=before))
    if current:
        found.append(_stay(current))
    return tuple(found)


def in_order(passages: Iterable[Passage]) -> list[Passage]:
    """Sort by moment; of two at the same moment the entry stands first."""
    return sorted(passages, key=lambda one: (one.at, one.direction is Direction.EXIT, one.key))


def _goes_on(
    current: Sequence[Passage], entry: Passage, *, within: bool, members: frozenset[str]
) -> bool:
    """Tell whether an entry belongs to the stay that is open: a move inside an area."""
    last = current[-1]
    if last.country == entry.country and last.direction is Direction.ENTRY:
        return False
    on_the_way = last.direction is Direction.EXIT and last.across in members
    return within or (on_the_way and entry.country == last.across)


def _stay(
    current: Sequence[Passage], *, left: Passage | None = None, seen_after: date | None = None
) -> Presence:
    return Presence(current[0], left, tuple(current[1:]), seen_after=seen_after)


def _last_seen(found: Sequence[Presence]) -> date | None:
    if not found:
        return None
    newest = found[-1]
    known = [one.day for one in (newest.entry, *newest.inner, newest.exit) if one is not None]
    return max(known)
