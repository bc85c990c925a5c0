"""Rules of opening: which days, from when to when, in the shape of RFC 5545 that HSDS uses."""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""Days of the week as RFC 5545 names them; Monday is 0."""

_DAY = timedelta(days=1)


class Freq(StrEnum):
    """How often a rule comes round; HSDS knows these two."""

    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of opening hours: the local time from which and to which something is open.

    `closes` not after `opens` means the next day; both alike means a whole day.
    """

    opens: time
    closes: time
    days: tuple[tuple[int, int], ...] = ()
    """Ordinal and weekday: (0, 0) every Monday, (1, 0) the month's first, (-1, 4) last Friday."""
    month_days: tuple[int, ...] = ()
    """Days of the month for a monthly rule, -1 the last."""
    freq: Freq = Freq.WEEKLY
    interval: int = 1
    """Every how many weeks or months, counted from `starts_on`."""
    starts_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    """Last day on which it opens; None while it goes on."""
    week_start: int = 0

    def holds_on(self, day: date) -> bool:
        """Tell whether the rule opens on a local day."""
        first = max((d for d in (self.valid_from, self.starts_on) if d is not None), default=None)
        if (first is not None and day < first) or (
            self.valid_to is not None and day > self.valid_to
        ):
            return False
        return self._in_turn(day) and self._on_its_day(day)

    def _in_turn(self, day: date) -> bool:
        start = self.starts_on
        if self.interval <= 1 or start is None:
            return True
        if self.freq is Freq.MONTHLY:
            months = (day.year - start.year) * 12 + day.month - start.month
            return months % self.interval == 0
        weeks = (self._week(day) - self._week(start)).days // 7
        return weeks % self.interval == 0

    def _week(self, day: date) -> date:
        return day - timedelta(days=(day.weekday() - self.week_start) % 7)

    def _on_its_day(self, day: date) -> bool:
        if self.month_days:
            last = calendar.monthrange(day.year, day.month)[1]
            return any(day.day == (n if n > 0 else last + 1 + n) for n in self.month_days)
        return any(
            day.weekday() == weekday and (ordinal == 0 or _is_the(day, ordinal))
            for ordinal, weekday in self.days
        )


def _is_the(day: date, ordinal: int) -> bool:
    """Tell whether a day is the month's nth of its weekday, counted from the end when negative."""
    if ordinal > 0:
        return (day.day - 1) // 7 + 1 == ordinal
    last = calendar.monthrange(day.year, day.month)[1]
    return (last - day.day) // 7 + 1 == -ordinal


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which the rules do not hold: a holiday, a strike; or other hours on those days."""

    first: date
    last: date
    opens: time | None = None
    closes: time | None = None
    """With both times the days have these hours instead of the usual ones."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """Everything that says when something is open."""

    zone: str
    """Name in the IANA time zone database."""
    rules: tuple[Rule, ...] = ()
    closures: tuple[Closure, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of time in UTC; its end is not part of it."""

    start: datetime
    end: datetime


@cache
def zone_of(name: str) -> ZoneInfo:
    """Return a time zone; ZoneInfoNotFoundError or ValueError for one that is not there."""
    return ZoneInfo(name)


def intervals_of(hours: Hours, day: date) -> tuple[Interval, ...]:
    """Return what opens on a local day, earliest first; it may end on the next.

    A closure stops what would open on its days. What opened the evening before goes on past
    midnight: nobody is sent out at 00:00 because a holiday begins.
    """
    zone = zone_of(hours.zone)
    today = [closure for closure in hours.closures if closure.first <= day <= closure.last]
    if any(closure.opens is None or closure.closes is None for closure in today):
        return ()
    if today:
        pairs = [(c.opens, c.closes) for c in today if c.opens is not None and c.closes is not None]
    else:
        pairs = [(rule.opens, rule.closes) for rule in hours.rules if rule.holds_on(day)]
    found = (_interval(day, opens, closes, zone) for opens, closes in pairs)
    return tuple(sorted((one for one in found if one.start < one.end), key=lambda one: one.start))


def _interval(day: date, opens: time, closes: time, zone: ZoneInfo) -> Interval:
    """Place local times on the line of UTC.

    Where a clock goes back, the hour that comes twice is open both times; a time that a clock
    skips is the moment at which it would have come.
    """
    end = day if closes > opens else day + _DAY
    return Interval(
        datetime.combine(day, opens, zone).replace(fold=0).astimezone(UTC),
        _closing(datetime.combine(end, closes, zone)).astimezone(UTC),
    )


def _closing(local: datetime) -> datetime:
    """Return the later of the two moments a closing time may mean, in the hour that comes twice."""
    again = local.replace(fold=1)
    twice = (again.utcoffset() or timedelta()) < (local.utcoffset() or timedelta())
    return again if twice else local
