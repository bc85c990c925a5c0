"""State tables: what may happen to an inspection, a refusal and a crossing, and what follows."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Direction(StrEnum):
    """Which way the traveller goes, seen from the country of the post."""

    ENTRY = "entry"
    EXIT = "exit"


class Decision(StrEnum):
    """What an officer may decide; no machine ever does."""

    ADMIT = "admit"
    SECOND_LINE = "second_line"
    REFUSE = "refuse"


class Outcome(StrEnum):
    """How a movement in the log ended."""

    #: Let through, at once or after a second-line inspection.
    ADMITTED = "admitted"
    #: Turned back; kept in the log, never counted as having crossed.
    REFUSED = "refused"


class InspectionState(StrEnum):
    """Where an inspection stands."""

    OPENED = "opened"
    REFERRED = "referred"
    ADMITTED = "admitted"
    REFUSAL_PROPOSED = "refusal_proposed"
    REFUSAL_WITHDRAWN = "refusal_withdrawn"
    REFUSED = "refused"
    #: Closed without a decision: a document read twice, or the wrong one.
    SET_ASIDE = "set_aside"
    #: Closed by the second line without a crossing: handed over, or turned back by choice.
    CLOSED = "closed"


class Act(StrEnum):
    """What a person can do with an inspection."""

    ADMIT = "admit"
    REFER = "refer"
    PROPOSE_REFUSAL = "propose_refusal"
    CONFIRM_REFUSAL = "confirm_refusal"
    WITHDRAW_REFUSAL = "withdraw_refusal"
    SET_ASIDE = "set_aside"
    CLOSE = "close"


_DECIDABLE = MappingProxyType(
    {
        Act.ADMIT: InspectionState.ADMITTED,
        Act.REFER: InspectionState.REFERRED,
        Act.PROPOSE_REFUSAL: InspectionState.REFUSAL_PROPOSED,
    }
)

INSPECTION_TABLE: Mapping[InspectionState, Mapping[Act, InspectionState]] = MappingProxyType(
    {
        InspectionState.OPENED: {**_DECIDABLE, Act.SET_ASIDE: InspectionState.SET_ASIDE},
        InspectionState.REFERRED: {
            Act.ADMIT: InspectionState.ADMITTED,
            Act.PROPOSE_REFUSAL: InspectionState.REFUSAL_PROPOSED,
            Act.CLOSE: InspectionState.CLOSED,
        },
        InspectionState.REFUSAL_PROPOSED: {
            Act.CONFIRM_REFUSAL: InspectionState.REFUSED,
            Act.WITHDRAW_REFUSAL: InspectionState.REFUSAL_WITHDRAWN,
        },
        InspectionState.REFUSAL_WITHDRAWN: _DECIDABLE,
        InspectionState.ADMITTED: {},
        InspectionState.REFUSED: {},
        InspectionState.SET_ASIDE: {},
        InspectionState.CLOSED: {},
    }
)
"""State → act → next state; what is not in the table cannot happen."""


class CrossingState(StrEnum):
    """Whether an entry of the log still says what happened."""

    RECORDED = "recorded"
    SUPERSEDED = "superseded"


def acts_for(state: InspectionState) -> frozenset[Act]:
    """Return what may be done with an inspection in this state."""
    return frozenset(INSPECTION_TABLE[state])


def next_state(state: InspectionState, act: Act) -> InspectionState | None:
    """Return the state that `act` leads to, or None when it cannot be done now."""
    return INSPECTION_TABLE[state].get(act)


def is_decided(state: InspectionState) -> bool:
    """Tell whether nothing more can happen to the inspection."""
    return not INSPECTION_TABLE[state]


def crossed(outcome: Outcome) -> bool:
    """Tell whether the traveller went through: a refused person did not cross."""
    return outcome is not Outcome.REFUSED
