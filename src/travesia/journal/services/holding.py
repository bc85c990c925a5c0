"""Holds: records that may not go yet, with a reason, an owner and an end."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.errors import ConflictError, NotFoundError
from travesia.core.events import Subject
from travesia.journal.events import HoldPlaced, HoldReleased
from travesia.journal.models import JournalHold
from travesia.journal.services.errors import JournalError
from travesia.journal.services.recording import record


def hold(
    *, actor: Actor, subject: Subject, reason: str, owner: str = "", until: date | None = None
) -> UUID:
    """Hold back everything about `subject` from erasure and return the id of the hold.

    `owner` answers for the hold (the actor when empty); `until` is its last day, None for no end.
    Raises AccessDeniedError, and JournalError when no reason is given or the day is past.
    """
    access.authorize(actor=actor, permission="journal.hold", purpose=Purpose.DATA_PROTECTION)
    if not reason.strip():
        raise JournalError("journal.hold_reason", _("A hold needs a reason."))
    if until is not None and until < clock.today():
        raise JournalError("journal.hold_past", _("The hold would end before it begins."))
    with transaction.atomic():
        row = JournalHold.objects.create(
            kind=subject.kind,
            subject_id=subject.id,
            reason=reason,
            owner=owner or actor.id,
            placed_at=clock.now(),
            until=until,
        )
        event = HoldPlaced(
            hold=str(row.id), reason=reason, until="" if until is None else until.isoformat()
        )
        record(actor=actor, event=event, purpose=Purpose.DATA_PROTECTION, subjects=(subject,))
    return row.id


def release(*, actor: Actor, hold_id: UUID, reason: str) -> None:
    """End a hold before its day.

    Raises AccessDeniedError, NotFoundError, and ConflictError when somebody else ended it first.
    """
    access.authorize(actor=actor, permission="journal.hold", purpose=Purpose.DATA_PROTECTION)
    with transaction.atomic():
        row = JournalHold.objects.select_for_update().filter(id=hold_id).first()
        if row is None:
            raise NotFoundError("journal.no_hold", _("There is no such hold."))
        if row.released_at is not None:
            raise ConflictError(
                "journal.hold_ended", _("This hold was ended before; nothing was changed.")
            )
        row.released_at, row.released_by = clock.now(), actor.id
        row.save(update_fields=["released_at", "released_by"])
        event = HoldReleased(hold=str(row.id), reason=reason)
        subject = Subject(row.kind, row.subject_id)
        record(actor=actor, event=event, purpose=Purpose.DATA_PROTECTION, subjects=(subject,))
