"""How sure an entry is: reviewed when, by whom, and when it is due again."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

REVIEW_EVERY = timedelta(days=90)
"""An entry is looked at again after so many days, unless somebody named another day."""
RED_AFTER = timedelta(days=90)
"""So many days after it was due an entry is no longer offered among the first."""


class Freshness(StrEnum):
    """What people are told about the age of an entry."""

    FRESH = "fresh"
    DUE = "due"
    """The day of its review has come."""
    STALE = "stale"
    """It is overdue by three months: shown last, and with a warning."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Who answers for an entry, and since when."""

    owner: str
    on: date | None
    due: date
    assured_by: str = ""
    """An office's address for mail."""

    def on_day(self, day: date) -> Freshness:
        """Return how fresh the entry is on a day."""
        return freshness(self.due, day)


def freshness(due: date, day: date) -> Freshness:
    """Return how fresh something due on a day is: the day itself counts as due."""
    if day < due:
        return Freshness.FRESH
    return Freshness.DUE if day < due + RED_AFTER else Freshness.STALE
