"""Threads: policies, agreements and works in progress that are told of again and again.

Each says who answers for it, when it is due (or that no day was named), what happened, and what
closed it. What is past its day and not closed is overdue; nothing goes quiet by itself.
"""

import calendar
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class ThreadKind(StrEnum):
    """What goes on."""

    POLICY = "policy"
    AGREEMENT = "agreement"
    ROADMAP = "roadmap"
    SYSTEM = "system"
    STUDY = "study"
    CAMPAIGN = "campaign"
    EVENT = "event"
    WORK = "work"
    """Work in progress that was announced."""


class ThreadState(StrEnum):
    """Where a thread stands on a day."""

    CLOSED = "closed"
    OVERDUE = "overdue"
    DUE = "due"
    """A day was named and it is not past."""
    OPEN = "open"
    """No day was named."""
    QUIET = "quiet"
    """No day was named, and nothing was told of it for half a year."""


#: Days without a word after which an open thread is called quiet.
QUIET_AFTER = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class ThreadStep:
    """One thing that was told of a thread."""

    on: date
    says: str
    """In the words of the field, such as `drafting` or `signed`."""
    activity: str = ""
    """Reference of the activity it comes from; may be empty."""


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One thread with what is known of it, oldest step first."""

    code: str
    title: str
    kind: ThreadKind
    opened_on: date
    countries: tuple[str, ...] = ()
    owner: str = ""
    due: str = ""
    """As it was named: a day, or a month (`2024-10`); empty for none."""
    closed_on: date | None = None
    closed_by: str = ""
    """What closed it: the reference of an activity, or a sentence."""
    steps: tuple[ThreadStep, ...] = ()

    @property
    def due_on(self) -> date | None:
        """The last day that is still in time; a month is due at its end."""
        return last_day(self.due) if self.due else None

    @property
    def last_heard(self) -> date:
        """When something was told of it for the last time."""
        return max([self.opened_on, *(one.on for one in self.steps)])

    def state_on(self, day: date) -> ThreadState:
        """Say where it stands on a day."""
        if self.closed_on is not None and self.closed_on <= day:
            return ThreadState.CLOSED
        due_on = self.due_on
        if due_on is not None:
            return ThreadState.OVERDUE if due_on < day else ThreadState.DUE
        quiet = day - self.last_heard > QUIET_AFTER
        return ThreadState.QUIET if quiet else ThreadState.OPEN

    def days_late(self, day: date) -> int:
        """Return by how many days it is overdue; 0 when it is not."""
        late = self.due_on is not None and self.state_on(day) is ThreadState.OVERDUE
        return (day - self.due_on).days if late and self.due_on else 0


def last_day(text: str) -> date:
    """Return the last day of a day or month as named; ValueError for anything else."""
    if re.fullmatch(r"\d{4}-\d{2}", text):
        year, month = int(text[:4]), int(text[5:])
        return date(year, month, calendar.monthrange(year, month)[1])
    return date.fromisoformat(text)


#: What needs somebody comes first.
_URGENCY = (
    *(ThreadState.OVERDUE, ThreadState.DUE, ThreadState.QUIET),
    *(ThreadState.OPEN, ThreadState.CLOSED),
)


def by_urgency(threads: Iterable[ThreadView], day: date) -> Sequence[ThreadView]:
    """Return threads with what needs somebody first: the latest, then what falls due next."""
    return sorted(
        threads,
        key=lambda one: (
            _URGENCY.index(one.state_on(day)),
            one.due_on or one.last_heard,
            one.code,
        ),
    )
