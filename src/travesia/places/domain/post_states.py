"""The life of a border post: which state may follow which, and on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType


class PostState(StrEnum):
    """How far a post has come."""

    PLANNED = "planned"
    INSTALLED = "installed"
    INAUGURATED = "inaugurated"
    OPERATIONAL = "operational"
    CLOSED = "closed"


NEXT: Mapping[PostState, frozenset[PostState]] = MappingProxyType(
    {
        PostState.PLANNED: frozenset({PostState.INSTALLED, PostState.CLOSED}),
        PostState.INSTALLED: frozenset(
            {PostState.INAUGURATED, PostState.OPERATIONAL, PostState.CLOSED}
        ),
        PostState.INAUGURATED: frozenset({PostState.OPERATIONAL, PostState.CLOSED}),
        PostState.OPERATIONAL: frozenset({PostState.CLOSED}),
        # A closed post may be taken into service again, or be planned anew elsewhere in the town.
        PostState.CLOSED: frozenset({PostState.PLANNED, PostState.OPERATIONAL}),
    }
)
"""State → the states that may follow it. A ceremony may be left out, an installation may not."""

FIRST = frozenset({PostState.PLANNED, PostState.OPERATIONAL})
"""A post enters the register as a plan, or as one that was there before the register."""


@dataclass(frozen=True, slots=True)
class StateOn:
    """A state and the first day in it."""

    state: PostState
    since: date


def order_problem(states: Sequence[StateOn]) -> str:
    """Say what is wrong with a history, oldest state first; empty when nothing is.

    `first` – it begins with a state no post begins with; `order` – a state follows one it may
    not follow; `dates` – a state begins before the one it follows.
    """
    if states and states[0].state not in FIRST:
        return "first"
    for before, after in pairwise(states):
        if after.state not in NEXT[before.state]:
            return "order"
        if after.since < before.since:
            return "dates"
    return ""


def state_at(states: Sequence[StateOn], day: date) -> PostState | None:
    """Return the state a post is in on a day; None before its first. Oldest state first."""
    begun = [item.state for item in states if item.since <= day]
    return begun[-1] if begun else None
