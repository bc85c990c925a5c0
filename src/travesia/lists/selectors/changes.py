"""Reading single changes and what is due: for list managers."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from travesia.access.domain import Actor, Purpose
from travesia.journal import services as journal
from travesia.lists.domain import (
    SOON,
    ChangeState,
    ChangeView,
    EntryKind,
    EntryView,
    ListPurpose,
    NewListEntry,
)
from travesia.lists.models import EntryChange, ListEntry
from travesia.lists.selectors.rows import (
    change_row,
    change_subject,
    entry_subject,
    require,
    row_in_force,
    source_row,
    standing_entry,
)
from travesia.places import selectors as places

_MANAGE = "lists.manage"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A single change without what it says of anybody."""

    id: UUID
    act: str
    state: ChangeState
    entry_number: str
    reason: str
    proposed_by: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class DueLine:
    """An entry that ends or has to be looked at again, without what it says of anybody."""

    entry_number: str
    kind: EntryKind
    purpose_code: ListPurpose
    review_due: date | None
    expires_on: date | None
    review_is_over: bool
    is_over: bool


def changes_of(
    *,
    actor: Actor,
    source_key: str,
    state: ChangeState,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
    limit: int = 50,
) -> tuple[ChangeLine, ...]:
    """Return the changes of a list in one state, newest first; raises ListNotFoundError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    rows = EntryChange.objects.filter(source=source_row(source_key), state=state.value)[:limit]
    return tuple(
        ChangeLine(
            row.id,
            row.act,
            ChangeState(row.state),
            row.entry_number,
            row.reason,
            row.proposed_by,
            row.decided_by,
        )
        for row in rows
    )


def access_change(
    *, actor: Actor, change_id: UUID, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> ChangeView:
    """Return both sides of a change, and write down the look; raises ListNotFoundError."""
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        view = change_row(change_id).view()
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(change_subject(change_id),),
            fields=tuple(NewListEntry.__dataclass_fields__),
            results=1,
        )
    return view


def access_entry(
    *, actor: Actor, source_key: str, number: str, purpose: Purpose = Purpose.LIST_MANAGEMENT
) -> EntryView:
    """Return the standing entry of a number, and write down the look.

    Raises ListNotFoundError.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    with transaction.atomic():
        view = standing_entry(source_row(source_key), number).view()
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(entry_subject(view.id),),
            fields=tuple(NewListEntry.__dataclass_fields__),
            results=1,
        )
    return view


def due_entries(
    *,
    actor: Actor,
    source_key: str,
    within: timedelta = SOON,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
    limit: int = 200,
) -> tuple[DueLine, ...]:
    """Return the standing entries whose review or end comes within that time, or has passed.

    Soonest first. Raises ListNotFoundError.
    """
    require(actor=actor, permission=_MANAGE, purpose=purpose)
    version = row_in_force(source_row(source_key))
    if version is None:
        return ()
    today = places.today_in(settings.COUNTRY)
    last = today + within
    rows = version.entries.filter(withdrawn_in=None)
    rows = rows.filter(Q(review_due__lte=last) | Q(expires_on__lte=last)).order_by("number")
    lines = [_due(row, today) for row in rows[:limit]]
    return tuple(sorted(lines, key=lambda line: min(filter(None, _dates(line)))))


def _due(row: ListEntry, today: date) -> DueLine:
    return DueLine(
        entry_number=row.number,
        kind=EntryKind(row.kind),
        purpose_code=ListPurpose(row.purpose_code),
        review_due=row.review_due,
        expires_on=row.expires_on,
        review_is_over=row.review_due is not None and row.review_due < today,
        is_over=row.expires_on is not None and row.expires_on < today,
    )


def _dates(line: DueLine) -> tuple[date | None, date | None]:
    return (line.review_due, line.expires_on)
