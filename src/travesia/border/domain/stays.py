"""The line of previous crossings, with its gaps: a missing exit is a gap, never an accusation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from travesia.border.domain.states import Direction


@dataclass(frozen=True, slots=True)
class Movement:
    """One earlier movement of a person, as the log has it now."""

    id: UUID
    direction: Direction
    occurred_at: datetime
    post_code: str
    country: str
    purpose_of_travel: str = ""
    #: Days that an officer granted with this entry; None for those of the rule.
    days_granted: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One point of the line; `gap_before` is a missing fact between it and the next newer point."""

    movement: Movement
    #: An entry that no exit follows, in the same country: `exit not recorded`.
    exit_missing: bool = False
    #: An exit that no entry precedes, in the same country.
    entry_missing: bool = False


def line_of(movements: Sequence[Movement]) -> tuple[Step, ...]:
    """Return the movements newest first, each with the facts that are missing beside it.

    Only movements of the same country are matched: leaving one state says nothing of the next.
    The newest entry of a country is an open stay, not a gap.
    """
    newest_first = sorted(movements, key=lambda one: one.occurred_at, reverse=True)
    newer: dict[str, Movement] = {}
    found = []
    for at, movement in enumerate(newest_first):
        later = newer.get(movement.country)
        older = next((m for m in newest_first[at + 1 :] if m.country == movement.country), None)
        found.append(
            Step(
                movement,
                exit_missing=movement.direction is Direction.ENTRY
                and later is not None
                and later.direction is Direction.ENTRY,
                entry_missing=movement.direction is Direction.EXIT
                and (older is None or older.direction is Direction.EXIT)
                and later is not None,
            )
        )
        newer[movement.country] = movement
    return tuple(found)


def open_entry(movements: Sequence[Movement], country: str) -> Movement | None:
    """Return the newest movement in a country when it is an entry: the person may still be in."""
    inside = [one for one in movements if one.country == country]
    newest = max(inside, key=lambda one: one.occurred_at, default=None)
    return newest if newest is not None and newest.direction is Direction.ENTRY else None
