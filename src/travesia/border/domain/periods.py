"""Days and months that figures are asked for."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Period:
    """A day or a calendar month at a post."""

    #: `day` or `month`.
    kind: str
    first: date
    last: date

    @property
    def before(self) -> "Period":
        """The period of the same kind before this one."""
        return period_of(self.kind, self.first - timedelta(days=1))

    @property
    def after(self) -> "Period":
        """The period of the same kind after this one."""
        return period_of(self.kind, self.last + timedelta(days=1))

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the period."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=place) for place in range(count))

    @property
    def code(self) -> str:
        """How files name it: 2026-11 or 2026-11-20."""
        return self.first.isoformat()[: 7 if self.kind == "month" else 10]


def day_begins(day: date, zone: ZoneInfo) -> datetime:
    """Return the moment at which a day begins at a post."""
    return datetime.combine(day, time(), tzinfo=zone)


def period_of(kind: str, day: date) -> Period:
    """Return the day, or the month that holds it."""
    if kind == "day":
        return Period("day", day, day)
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Period("month", first, last)


def read_period(text: str, *, today: date) -> Period:
    """Return the day (2026-11-20) or month (2026-11) that an address asks for.

    What cannot be read is the present month, and so are years before 1900 and after 9000, which
    are no years of a border post.
    """
    text = text.strip()
    kind = "day" if len(text) > 7 else "month"
    try:
        day = date.fromisoformat(text if kind == "day" else f"{text}-01")
    except ValueError:
        return period_of("month", today)
    return period_of(kind, day) if 1900 <= day.year <= 9000 else period_of("month", today)
