"""The one source of time: everything that asks what time it is asks here, so that tests can say."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Anything that can tell the present moment as an aware datetime in UTC."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The clock of the machine."""

    def now(self) -> datetime:
        """Return the machine's present moment in UTC."""
        return datetime.now(UTC)  # noqa: TID251  # the one place that may


class FixedClock:
    """A clock that stands still until it is told to move; for tests and the demo loader."""

    def __init__(self, moment: datetime) -> None:
        """Start at `moment`, which must be aware."""
        self.set(moment)

    def set(self, moment: datetime) -> None:
        """Stand at `moment` from now on; raises ValueError when it carries no time zone."""
        if moment.tzinfo is None:
            raise ValueError("a clock needs an aware datetime")
        self._moment = moment.astimezone(UTC)

    def now(self) -> datetime:
        """Return the moment the clock was set to."""
        return self._moment


_LAST_ZONE = timezone(timedelta(hours=14))

_clock: ContextVar[Clock] = ContextVar("travesia_clock", default=SystemClock())  # noqa: B039  # stateless


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return _clock.get().now()


def today(zone: tzinfo = UTC) -> date:
    """Return the present calendar date in `zone`: a post's day starts at its own midnight."""
    return now().astimezone(zone).date()


def latest_day(moment: datetime) -> date:
    """Return the latest date that any clock on earth shows at an aware moment (UTC+14).

    What lies after it is in the future wherever it was written.
    """
    return moment.astimezone(_LAST_ZONE).date()


@contextmanager
def use_clock(clock: Clock) -> Iterator[None]:
    """Let `clock` tell the time inside the `with` block, in this thread of work only."""
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)
