"""Is it open, until when, and when does it open next: reckoned from rules, never stored."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from travesia.directory.domain.hours.rules import Closure, Hours, Interval, intervals_of, zone_of

SOON = timedelta(minutes=30)
"""So long before closing time somebody on the way should be told."""
_DAY = timedelta(days=1)
_AHEAD = 8
"""Days in which opening hours come round: what is open without a break so long never closes."""
_HORIZON = 100
"""Days to look ahead for the next opening; a rule of the month comes round at least thrice."""


class OpenState(StrEnum):
    """Whether something is open."""

    OPEN = "open"
    CLOSING_SOON = "closing_soon"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    """Nobody said when it is open."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The answer for one moment; times are in UTC."""

    state: OpenState
    until: datetime | None = None
    """When it closes, if it is open; None for never within eight days."""
    next_opening: datetime | None = None
    """When it opens next, if it is closed; None when nothing is known for a hundred days."""
    reason: str = ""
    """Why it is closed today, when a closure says so."""

    @property
    def is_open(self) -> bool:
        """Tell whether somebody who is there now finds it open."""
        return self.state in (OpenState.OPEN, OpenState.CLOSING_SOON)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two lines of hours that hold at the same time: one of them is probably a mistake."""

    day: date
    """The first day on which it happens."""
    first: tuple[time, time]
    second: tuple[time, time]


def is_open(hours: Hours, moment: datetime) -> bool:
    """Tell whether something is open at a moment (aware)."""
    day = moment.astimezone(zone_of(hours.zone)).date()
    return any(
        one.start <= moment < one.end
        for near in (day - _DAY, day)
        for one in intervals_of(hours, near)
    )


def opening_at(hours: Hours, moment: datetime, *, soon: timedelta = SOON) -> Opening:
    """Say whether something is open at a moment (aware), until when, or when it opens next."""
    if not hours.rules and not any(closure.opens for closure in hours.closures):
        return Opening(OpenState.UNKNOWN, reason=_reason(hours, moment))
    day = moment.astimezone(zone_of(hours.zone)).date()
    for one in _merged(_stretch(hours, day - _DAY, _AHEAD + 2)):
        if one.start <= moment < one.end:
            if one.end - moment > _AHEAD * _DAY:
                return Opening(OpenState.OPEN)
            state = OpenState.CLOSING_SOON if one.end - moment <= soon else OpenState.OPEN
            return Opening(state, until=one.end)
    coming = (one.start for one in _stretch(hours, day, _HORIZON) if one.start > moment)
    return Opening(OpenState.CLOSED, next_opening=next(coming, None), reason=_reason(hours, moment))


def overlaps(hours: Hours, first: date, days: int = 35) -> tuple[Overlap, ...]:
    """Name each pair of hours that overlap within some days; each pair of times once."""
    found: dict[tuple[tuple[time, time], tuple[time, time]], Overlap] = {}
    zone = zone_of(hours.zone)
    before: list[Interval] = []
    for number in range(days):
        day = first + number * _DAY
        today = intervals_of(hours, day)
        for place, one in enumerate(today):
            for other in (*before, *today[:place]):
                if other.end > one.start:
                    pair = (_wall(other, zone), _wall(one, zone))
                    found.setdefault(pair, Overlap(day, *pair))
        before = list(today)
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.first, one.second)))


def _wall(one: Interval, zone: ZoneInfo) -> tuple[time, time]:
    start, end = (moment.astimezone(zone).time() for moment in (one.start, one.end))
    return start, end


def _stretch(hours: Hours, first: date, days: int) -> Iterator[Interval]:
    for number in range(days):
        yield from intervals_of(hours, first + number * _DAY)


def _merged(intervals: Iterable[Interval]) -> Iterator[Interval]:
    """Join what overlaps or touches, so that closing time is when nobody is there any more."""
    current: Interval | None = None
    for one in intervals:
        if current is not None and one.start <= current.end:
            current = Interval(current.start, max(current.end, one.end))
            continue
        if current is not None:
            yield current
        current = one
    if current is not None:
        yield current


def _reason(hours: Hours, moment: datetime) -> str:
    day = moment.astimezone(zone_of(hours.zone)).date()
    today: Iterable[Closure] = (c for c in hours.closures if c.first <= day <= c.last)
    return next((closure.reason for closure in today if closure.reason), "")
