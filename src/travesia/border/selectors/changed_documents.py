"""Stays that end with another document than the one of the entry, for an officer to answer."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain.pairing import StayState
from travesia.border.models import Crossing, Stay
from travesia.core.events import Subject
from travesia.journal import services as journal

#: More than these wait on one page; the oldest come first.
MOST = 50


@dataclass(frozen=True, slots=True)
class ChangedDocument:
    """An entry and an exit with their documents: is it the same traveller?"""

    stay_id: UUID
    exit_root: UUID
    person_id: UUID
    entry_document: str
    """Issuing state and number."""
    exit_document: str
    entered_at: datetime
    left_at: datetime
    entry_post: str
    exit_post: str


def access_changed_documents(
    *,
    actor: Actor,
    country: str,
    post: str = "",
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> tuple[ChangedDocument, ...]:
    """Return the stays that wait for an officer's word, oldest first, and write the looks.

    With `post`, those that ended there. Raises AccessDeniedError.
    """
    access.authorize(
        actor=actor,
        permission="border.confirm_stay",
        scope=Scope(country=country, post=post),
        purpose=purpose,
    )
    rows = Stay.objects.filter(country=country, state=StayState.TO_CONFIRM.value)
    if post:
        rows = rows.filter(exit_post=post)
    with transaction.atomic():
        found = tuple(_asked(row) for row in rows.order_by("left_at", "id")[:MOST])
        if found:
            journal.looked_at(
                actor=actor,
                purpose=purpose,
                subjects=tuple(Subject("person", one) for one in {one.person_id for one in found}),
                fields=("crossings", "documents"),
                results=len(found),
            )
    return found


def _asked(row: Stay) -> ChangedDocument:
    assert row.entry_root and row.exit_root and row.entered_at and row.left_at  # noqa: S101, PT018  # both ends are recorded
    return ChangedDocument(
        stay_id=row.id,
        exit_root=row.exit_root,
        person_id=row.person_id,
        entry_document=_document(row.entry_root),
        exit_document=_document(row.exit_root),
        entered_at=row.entered_at,
        left_at=row.left_at,
        entry_post=row.entry_post,
        exit_post=row.exit_post,
    )


def _document(root: UUID) -> str:
    rows = Crossing.objects.current().filter(root=root)
    issuer, number = rows.values_list("issuing_state", "document_number")[0]
    return f"{issuer} {number}"
