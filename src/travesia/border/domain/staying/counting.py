"""Arithmetic of days: which days count, how many of them in a window or a year, the last one.

Days are proleptic ordinals (`date.toordinal`): leap years need no rule of their own.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

Span = tuple[date, date]
"""First and last day, both of them in it."""

FirstOf = Callable[[int], int]
"""For a day, the first day that is counted with it: of its window, its year, its authorisation."""

#: A stay whose last day lies further ahead has none that anybody could act on.
FURTHEST_AHEAD = 3660


def days_in(spans: Iterable[Span], first: int, last: int) -> set[int]:
    """Return the days of the spans from `first` to `last`, each one once."""
    found: set[int] = set()
    for begins, ends in spans:
        found.update(range(max(begins.toordinal(), first), min(ends.toordinal(), last) + 1))
    return found


def without(days: set[int], spans: Iterable[Span]) -> set[int]:
    """Return the days that lie in none of the spans."""
    for begins, ends in spans:
        first, last = begins.toordinal(), ends.toordinal()
        days = {day for day in days if not first <= day <= last}
    return days


def window_of(length: int) -> FirstOf:
    """Count with each day the days before it, `length` days together."""
    return lambda day: day - length + 1


def year_of(day: int) -> int:
    """Count with each day its calendar year."""
    return date(date.fromordinal(day).year, 1, 1).toordinal()


def since(begins: date) -> FirstOf:
    """Count with each day all days from `begins` on."""
    first = begins.toordinal()
    return lambda _day: first


def reach(
    entry: date, before: Iterable[int], allowed: int, first_of: FirstOf, free: Sequence[Span] = ()
) -> int:
    """Return how many days from the entry day on can follow each other; 0 when not even that one.

    `before` are the counted days before the entry; of these and the days of the stay at most
    `allowed` may lie between `first_of` a day and that day. Days in `free` are no days of stay.
    """
    spans = [(one.toordinal(), two.toordinal()) for one, two in free]
    start = entry.toordinal()
    counted = sorted(day for day in before if day < start)
    dropped = 0
    for length in range(FURTHEST_AHEAD):
        day = start + length
        if any(first <= day <= last for first, last in spans):
            continue
        counted.append(day)
        first = first_of(day)
        while counted[dropped] < first:
            dropped += 1
        if len(counted) - dropped > allowed:
            return length
    return FURTHEST_AHEAD


def next_room(entry: date, before: Iterable[int], allowed: int, first_of: FirstOf) -> date | None:
    """Return the first day after `entry` that fits if the traveller stays away until then."""
    counted = sorted(before)
    for ahead in range(1, FURTHEST_AHEAD):
        day = entry.toordinal() + ahead
        first = first_of(day)
        if sum(1 for one in counted if first <= one < day) < allowed:
            return date.fromordinal(day)
    return None


def last_of(entry: date, length: int) -> date:
    """Return the last of `length` days of which the entry day is the first."""
    return entry + timedelta(days=length - 1)
