"""Count the entries on an authorisation: once a crossing, and undone with it."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.credentials.domain import Presented, entries_left
from travesia.credentials.events import EntryUsed, EntryUseUndone
from travesia.credentials.models import Authorisation, EntryUse
from travesia.credentials.selectors.rows import not_found, used_by, view_of
from travesia.credentials.services.errors import CredentialConflictError
from travesia.credentials.services.stepping import tell

_USE = "credentials.use"


@dataclass(frozen=True, slots=True)
class UseReceipt:
    """What stands after an entry was counted."""

    use_id: UUID
    authorisation_id: UUID
    entries_used: int
    entries_left: int | None
    """None for any number."""
    repeated: bool = False
    """The same crossing had been counted before; nothing changed."""


def record_use(
    *,
    actor: Actor,
    authorisation_id: UUID,
    crossing_id: UUID,
    entered_on: date,
    purpose: Purpose,
    scope: Scope | None = None,
    shown: Presented | None = None,
) -> UseReceipt:
    """Count the entry of a crossing on an authorisation; again for the same crossing it is one.

    `entered_on` is the day at the post; a crossing entered later from paper has its true day.
    `shown` says who enters: what is neither this person's nor for this document is not counted.
    Raises CredentialConflictError when it lets nobody in on that day, is another's, or when the
    crossing stands on another authorisation; AuthorisationNotFoundError; AccessDeniedError.
    """
    _gate(actor, purpose, scope)
    with transaction.atomic():
        row = _locked(authorisation_id, scope)
        before = EntryUse.objects.filter(crossing_id=crossing_id, undone_at=None).first()
        if before is not None:
            return _repeated(row, before)
        _check_holder(row, shown)
        if not view_of(row, on=entered_on).lets_in or not _room(row):
            raise CredentialConflictError(
                "credentials.lets_nobody_in",
                _(
                    "%(number)s lets nobody in on this day. Nothing was counted: look at it again "
                    "before you decide."
                ),
                number=row.number,
            )
        return _count(row, crossing_id, entered_on, actor=actor, purpose=purpose)


def undo_use(
    *,
    actor: Actor,
    crossing_id: UUID,
    reason: str,
    purpose: Purpose,
    scope: Scope | None = None,
) -> bool:
    """Free the entry that a crossing used, because the crossing was corrected; tell whether it did.

    Asking again does nothing. Raises AccessDeniedError.
    """
    _gate(actor, purpose, scope)
    with transaction.atomic():
        use = (
            EntryUse.objects.select_for_update()
            .filter(crossing_id=crossing_id, undone_at=None)
            .first()
        )
        if use is None:
            return False
        use.undone_at, use.undo_reason = clock.now(), reason.strip()[:500]
        use.save(update_fields=["undone_at", "undo_reason"])
        event = EntryUseUndone(use.authorisation_id, use.id, crossing_id, use.undo_reason)
        tell(use.authorisation, event, actor=actor, purpose=purpose)
    return True


def follow_correction(
    *,
    actor: Actor,
    superseded_id: UUID,
    crossing_id: UUID,
    still_entry: bool,
    reason: str,
    purpose: Purpose,
    entered_on: date | None = None,
    scope: Scope | None = None,
) -> bool:
    """Let the count follow a corrected crossing: to the new entry, or undone.

    The entry happened, so that it stays counted whatever became of the authorisation since.
    `entered_on` is the corrected day, None for the same day. Tell whether there was a count to
    follow; asking again does nothing. Raises AccessDeniedError.
    """
    _gate(actor, purpose, scope)
    with transaction.atomic():
        before = EntryUse.objects.filter(crossing_id=superseded_id, undone_at=None).first()
        if before is None:
            return False
        undo_use(
            actor=actor, crossing_id=superseded_id, reason=reason, purpose=purpose, scope=scope
        )
        counted = EntryUse.objects.filter(crossing_id=crossing_id, undone_at=None).exists()
        if still_entry and not counted:
            row = _locked(before.authorisation_id, None)
            day = entered_on or before.entered_on
            _count(row, crossing_id, day, actor=actor, purpose=purpose)
    return True


def _count(
    row: Authorisation, crossing_id: UUID, entered_on: date, *, actor: Actor, purpose: Purpose
) -> UseReceipt:
    use = EntryUse.objects.create(
        authorisation=row,
        crossing_id=crossing_id,
        entered_on=entered_on,
        recorded_at=clock.now(),
        recorded_by=actor.id,
    )
    receipt = _receipt(row, use)
    event = EntryUsed(row.id, use.id, crossing_id, entered_on, receipt.entries_used)
    tell(row, event, actor=actor, purpose=purpose)
    return receipt


def _check_holder(row: Authorisation, shown: Presented | None) -> None:
    """Refuse to count on what is neither this person's nor for the document shown."""
    if shown is None or row.person_id in shown.person_ids:
        return
    if not any(row.holder().same_document(*document) for document in shown.documents):
        raise CredentialConflictError(
            "credentials.another_holder",
            _("This authorisation is not this traveller's. Nothing was counted."),
        )


def _gate(actor: Actor, purpose: Purpose, scope: Scope | None) -> None:
    if scope is None:
        access.require_anywhere(actor=actor, permission=_USE, purpose=purpose)
    else:
        access.authorize(actor=actor, permission=_USE, scope=scope, purpose=purpose)


def _locked(authorisation_id: UUID, scope: Scope | None) -> Authorisation:
    rows = Authorisation.objects.select_for_update().filter(pk=authorisation_id)
    if scope is not None and scope.country:
        rows = rows.filter(country=scope.country)
    row = rows.first()
    if row is None:
        raise not_found()
    return row


def _room(row: Authorisation) -> bool:
    """Tell whether an entry is left by all that is recorded, later days included.

    A crossing entered late from paper must not take the entry that a later one used already.
    """
    return entries_left(row.terms(), used_by(row.uses.all(), date.max)) != 0


def _repeated(row: Authorisation, before: EntryUse) -> UseReceipt:
    if before.authorisation_id != row.id:
        raise CredentialConflictError(
            "credentials.crossing_counted",
            _("This crossing is counted on another authorisation already. Nothing was changed."),
        )
    return _receipt(row, before, repeated=True)


def _receipt(row: Authorisation, use: EntryUse, *, repeated: bool = False) -> UseReceipt:
    used = used_by(row.uses.all(), date.max)
    return UseReceipt(use.id, row.id, used, entries_left(row.terms(), used), repeated)
