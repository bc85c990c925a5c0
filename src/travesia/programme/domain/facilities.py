"""Facilities and equipment: a dated history of states, and how many there are on any day.

"Six posts" may mean six installed or six inaugurated. A count without its state and its day is
therefore not given: `count_on` asks for both, `readings` says which of them fit a printed number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise


class FacilityKind(StrEnum):
    """What is installed."""

    BORDER_POST = "border_post"
    """A post with the border system."""
    SYSTEM = "system"
    """A system installed on an institution's own machines."""
    HUB = "hub"
    SERVER = "server"
    EQUIPMENT = "equipment"


class FacilityStep(StrEnum):
    """What happened to it, in the order in which it usually does."""

    PLANNED = "planned"
    REHABILITATED = "rehabilitated"
    DELIVERED = "delivered"
    INSTALLED = "installed"
    INAUGURATED = "inaugurated"
    OPERATIONAL = "operational"
    DOWN = "down"
    CLOSED = "closed"


class Known(StrEnum):
    """How exactly the day of a step is known."""

    DAY = "day"
    MONTH = "month"
    """The month; the day is its first."""
    BY = "by"
    """At the latest on that day: it may have been long before."""


#: Ways that lead up; each is reached with the one after it, unless it has a day of its own.
_LADDER = (
    FacilityStep.PLANNED,
    FacilityStep.REHABILITATED,
    FacilityStep.DELIVERED,
    FacilityStep.INSTALLED,
)
#: What somebody may count, each by itself: "installed" does not say "inaugurated".
COUNTED = (FacilityStep.INSTALLED, FacilityStep.INAUGURATED, FacilityStep.OPERATIONAL)


@dataclass(frozen=True, slots=True)
class StepOn:
    """One dated step of a facility."""

    step: FacilityStep
    on: date
    known: Known = Known.DAY


@dataclass(frozen=True, slots=True)
class FacilityView:
    """One facility, or several alike, with its history, oldest step first."""

    code: str
    name: str
    kind: FacilityKind
    country: str
    quantity: int = 1
    steps: tuple[StepOn, ...] = ()
    system: str = ""
    place: str = ""

    def reached(self, step: FacilityStep, on: date) -> bool:
        """Tell whether it had reached a step by a day, and was not closed since.

        What is inaugurated or operational was installed. What is installed or operational was not
        therefore inaugurated: that is a day of its own.
        """
        past = {one.step for one in self.steps if one.on <= on}
        if FacilityStep.CLOSED in past:
            return False
        if step in past:
            return True
        if step in _LADDER:
            later = _LADDER[_LADDER.index(step) :]
            return bool(past & {*later, FacilityStep.INAUGURATED, FacilityStep.OPERATIONAL})
        return False

    def state_on(self, on: date) -> FacilityStep | None:
        """Return the last step by a day; None before the first."""
        past = [one for one in self.steps if one.on <= on]
        return past[-1].step if past else None

    def uncertain(self, step: FacilityStep, on: date) -> bool:
        """Tell whether it may have reached a step before the day from which it is known."""
        return not self.reached(step, on) and any(
            one.step is step and one.known is Known.BY and one.on > on for one in self.steps
        )


@dataclass(frozen=True, slots=True)
class CountOn:
    """How many had reached a step by a day; `high` also takes those of which it is not known."""

    step: FacilityStep
    on: date
    low: int
    high: int


def count_on(facilities: Iterable[FacilityView], step: FacilityStep, on: date) -> CountOn:
    """Count the facilities that had reached a step by a day and were not closed by then."""
    rows = list(facilities)
    sure = sum(one.quantity for one in rows if one.reached(step, on))
    maybe = sum(one.quantity for one in rows if one.uncertain(step, on))
    return CountOn(step, on, sure, sure + maybe)


def readings(
    facilities: Iterable[FacilityView], printed: int, on: date
) -> Mapping[FacilityStep, CountOn]:
    """Return the states in which a printed number is right on a day; empty when it is in none.

    A number that fits one state and not another has to be printed with that state.
    """
    rows = list(facilities)
    counts = (count_on(rows, step, on) for step in COUNTED)
    return {one.step: one for one in counts if one.low <= printed <= one.high}


def out_of_order(steps: Iterable[StepOn]) -> tuple[StepOn, StepOn] | None:
    """Return two steps that cannot follow each other, or None: nothing comes after its closing."""
    rows = list(steps)
    for before, after in pairwise(rows):
        if after.on < before.on or before.step is FacilityStep.CLOSED:
            return before, after
    return None
