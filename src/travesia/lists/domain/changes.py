"""Single changes to a list kept here: proposed by one person, let in by another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from travesia.lists.domain.entries import NewListEntry
from travesia.lists.domain.plain import as_plain

#: An entry is looked at again after at most this time; it may stand longer, but not unseen.
LONGEST_UNSEEN = timedelta(days=366)

#: Entries whose review or end comes within this time are shown to list managers.
SOON = timedelta(days=30)


class ChangeAct(StrEnum):
    """What a single change does."""

    ADD = "add"
    CHANGE = "change"
    WITHDRAW = "withdraw"


class ChangeState(StrEnum):
    """Where a single change stands."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REJECTED = "rejected"


CHANGE_STEPS: Mapping[ChangeState, frozenset[ChangeState]] = MappingProxyType(
    {
        ChangeState.PROPOSED: frozenset({ChangeState.APPROVED, ChangeState.REJECTED}),
        ChangeState.APPROVED: frozenset(),
        ChangeState.REJECTED: frozenset(),
    }
)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field of an entry before and after a change; a field with equal sides did not change."""

    field: str
    before: object
    after: object

    @property
    def changed(self) -> bool:
        """Tell whether the sides differ."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A single change as list managers see it, both sides of it."""

    id: UUID
    source_key: str
    act: ChangeAct
    state: ChangeState
    entry_number: str
    before: NewListEntry | None
    after: NewListEntry | None
    reason: str
    proposed_at: datetime
    proposed_by: str
    decided_at: datetime | None
    decided_by: str
    decision_reason: str


def change_problems(after: NewListEntry, *, today: date) -> tuple[str, ...]:
    """Return what a single entry lacks beyond what every entry needs: why, how long, seen when."""
    found = []
    if not after.reason.strip():
        found.append("reason_missing")
    if after.expires_on is None:
        found.append("expiry_missing")
    elif after.expires_on < today:
        found.append("expiry_in_the_past")
    if after.review_due is None:
        found.append("review_missing")
    else:
        if after.review_due <= today:
            found.append("review_in_the_past")
        elif after.review_due > today + LONGEST_UNSEEN:
            found.append("review_too_late")
        if after.expires_on is not None and after.review_due > after.expires_on:
            found.append("review_after_expiry")
    return tuple(found)


def differences(
    before: NewListEntry | None, after: NewListEntry | None
) -> tuple[FieldDifference, ...]:
    """Return every field that either side fills, in one order, with both sides."""
    left = {} if before is None else as_plain(before)
    right = {} if after is None else as_plain(after)
    rows = (
        FieldDifference(name, left.get(name) or None, right.get(name) or None)
        for name in NewListEntry.__dataclass_fields__
    )
    return tuple(row for row in rows if row.before or row.after)
