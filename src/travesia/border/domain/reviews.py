"""What an officer can say of an open stay that is past its last day, and how long it holds."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Said(StrEnum):
    """What an officer said of an open stay."""

    #: By what the officer knows, the person is still in the country.
    CONFIRMED = "confirmed"
    #: Nothing is to be done: the person left, or may stay on another ground.
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Review:
    """An officer's word on an open stay."""

    said: Said
    reason: str
    last_day: date
    """The last day it was said of."""
    by: str
    """Who said it, by name."""
    at: datetime
    number: int
    """Number of its entry in the journal."""

    def holds(self, last_day: date | None) -> bool:
        """Tell whether it still holds: the last day has not moved since."""
        return self.last_day == last_day


def days_past(last_day: date | None, on: date) -> int:
    """Return how many days a last day has passed; 0 while it has not, or is not known."""
    return 0 if last_day is None else max(0, (on - last_day).days)
