"""The thresholds of a list: set on people who are not on it, from the alarms its owner accepts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from travesia.screening.calibrating import BUDGET, FEWEST, GROWTH

#: How many of a hundred absent people a list may ask about. Bounded below, so that no list can be
#: made to ask about hardly anybody.
ALARM_BUDGETS = (0.005, 0.01, 0.02, 0.05)
DEFAULT_BUDGET = BUDGET

#: Invented people a list is tried on: one half sets the thresholds, the other checks them.
PEOPLE = 10_000


class ThresholdState(StrEnum):
    """Where the thresholds of a version come from."""

    OWN = "own"
    """Set on this version."""
    CARRIED = "carried"
    """Set on an earlier version of about the same size."""
    TOO_FEW = "too_few"
    """Too few persons to try a list on: the matcher's threshold for its size is used."""
    NOT_YET = "not_yet"
    """A job has still to set them: the matcher's threshold for its size is used meanwhile."""


@dataclass(frozen=True, slots=True)
class ThresholdView:
    """How the thresholds of a version were set, for list managers."""

    state: ThresholdState
    persons: int = 0
    """Persons on the list when they were set."""
    budget: float = DEFAULT_BUDGET
    people: int = 0
    """People who are not on the list, on whom they were checked."""
    alarms: int = 0
    """How many of those would be asked about."""
    alarm_up_to: float = 0.0
    """The upper end of the 95 % interval of that share."""
    partial_people: int = 0
    """The same, asked about with a year alone or with 1 January."""
    partial_alarms: int = 0
    raised: bool = False
    """A second set of people did not bear a threshold out, and it was raised until they did."""
    namesakes: int = 0
    namesake_alarms: int = 0
    set_at: datetime | None = None
    list_version: int = 0
    """The version they were set on."""

    @property
    def alarm(self) -> float:
        """The share of people not on the list who would be asked about."""
        return self.alarms / self.people if self.people else 0.0


NOT_SET_YET = ThresholdView(ThresholdState.NOT_YET)


def threshold_view(kept: Mapping[str, Any], *, number: int) -> ThresholdView:
    """Return what was kept of a version's calibration; `number` is that of the version."""
    if "too_few" in kept:
        return ThresholdView(ThresholdState.TOO_FEW, persons=int(kept["too_few"]))
    if not kept:
        return NOT_SET_YET
    check, same_name = kept["checks"]["with_date"], kept.get("namesakes") or {}
    partial = kept["checks"].get("partial") or {}  # before they had a threshold of their own
    return ThresholdView(
        state=ThresholdState.OWN if kept["list_version"] == number else ThresholdState.CARRIED,
        persons=int(kept["entries"]),
        budget=float(kept["budget"]),
        people=int(check["second_people"]),
        alarms=int(check["second_alarms"]),
        alarm_up_to=float(check["interval"][1]),
        partial_people=int(partial.get("second_people", 0)),
        partial_alarms=int(partial.get("second_alarms", 0)),
        raised=any(one.get("raised_from") is not None for one in kept["checks"].values()),
        namesakes=int(same_name.get("second_people", 0)),
        namesake_alarms=int(same_name.get("second_alarms", 0)),
        set_at=datetime.fromisoformat(kept["set_at"]),
        list_version=int(kept["list_version"]),
    )


def thresholds_hold(
    kept: Mapping[str, Any], *, persons: int, budget: float, engine: str = ""
) -> bool:
    """Tell whether thresholds that were set before still fit a list of so many persons.

    They do not when the list grew or shrank by a tenth, when its budget is another, or when they
    were set with another matcher (`engine`; empty is not compared).
    """
    if "too_few" in kept:
        return persons < FEWEST
    if not kept or (engine and kept.get("engine") != engine):
        return False
    before = int(kept["entries"])
    same_size = before * (1 - GROWTH) <= persons <= before * (1 + GROWTH)
    return persons >= FEWEST and same_size and float(kept["budget"]) == budget
