"""The life of an authorisation: which act leads where, and where it stands on a day.

Persons take the acts of `DECIDED`; the others follow from the entries used and the calendar, so
that no job has to run for an authorisation to end on its day.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from travesia.credentials.domain.words import Act, State

STEPS: Mapping[State, Mapping[Act, State]] = MappingProxyType(
    {
        State.APPLIED: MappingProxyType(
            {
                Act.GRANT: State.GRANTED,
                Act.REFUSE: State.REFUSED,
                Act.WITHDRAW: State.WITHDRAWN,
            }
        ),
        State.GRANTED: MappingProxyType(
            {
                Act.USE_LAST_ENTRY: State.USED_UP,
                Act.EXPIRE: State.EXPIRED,
                Act.REVOKE: State.REVOKED,
                Act.WITHDRAW: State.WITHDRAWN,
            }
        ),
        State.USED_UP: MappingProxyType(
            {
                Act.UNDO_LAST_ENTRY: State.GRANTED,
                Act.EXPIRE: State.EXPIRED,
                Act.REVOKE: State.REVOKED,
                Act.WITHDRAW: State.WITHDRAWN,
            }
        ),
        State.REFUSED: MappingProxyType({}),
        State.EXPIRED: MappingProxyType({}),
        State.REVOKED: MappingProxyType({}),
        State.WITHDRAWN: MappingProxyType({}),
    }
)

#: Acts that a person takes and answers for.
DECIDED = frozenset({Act.APPLY, Act.GRANT, Act.REFUSE, Act.WITHDRAW, Act.REVOKE})

#: Acts that can harm the holder: each needs a reason, and none takes effect in the past.
ADVERSE = frozenset({Act.REFUSE, Act.REVOKE})

#: States that nothing leads out of.
ENDS = frozenset(state for state, acts in STEPS.items() if not acts)


@dataclass(frozen=True, slots=True)
class Step:
    """One decided act and the day from which it counts."""

    act: Act
    effective_on: date


@dataclass(frozen=True, slots=True)
class Terms:
    """What an authorisation allows: days, entries, length of each stay."""

    valid_from: date
    valid_until: date
    """Last day, that day included."""
    entries_allowed: int | None
    """None for any number; 0 gives no entry (an extension)."""
    days_per_stay: int | None
    """Days of one stay, the day of entry counted; None for until the last day."""


def decided_state(steps: Iterable[Step], on: date) -> State:
    """Return where the decided acts lead by a day; later ones do not count yet.

    Steps come in the order in which they were decided. One that the table does not allow is passed
    over: it was refused when it was tried and cannot stand in the records.
    """
    state = State.APPLIED
    for step in steps:
        if step.effective_on <= on:
            state = STEPS[state].get(step.act, state)
    return state


def state_on(steps: Iterable[Step], terms: Terms, entries_used: int, on: date) -> State:
    """Return where an authorisation stands on a day, entries and calendar counted."""
    state = decided_state(steps, on)
    if state is not State.GRANTED:
        return state
    if on > terms.valid_until:
        return STEPS[state][Act.EXPIRE]
    if no_entry_left(terms, entries_used) and terms.entries_allowed:
        return STEPS[state][Act.USE_LAST_ENTRY]
    return state


def next_state(state: State, act: Act) -> State | None:
    """Return where an act leads from a state; None where it cannot be taken."""
    return STEPS[state].get(act)


def entries_left(terms: Terms, entries_used: int) -> int | None:
    """Return how many entries are left; None for any number."""
    if terms.entries_allowed is None:
        return None
    return max(0, terms.entries_allowed - entries_used)


def no_entry_left(terms: Terms, entries_used: int) -> bool:
    """Tell whether nobody can enter on it (any more)."""
    return entries_left(terms, entries_used) == 0
