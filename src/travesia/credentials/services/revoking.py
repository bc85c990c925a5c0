"""Take an authorisation away: one person proposes with a reason, another confirms."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials.domain import (
    Act,
    RevocationReason,
    RevocationState,
    RevocationView,
    VerifiedHow,
    next_state,
)
from travesia.credentials.events import RevocationDropped, RevocationProposed, Revoked
from travesia.credentials.models import Authorisation, Revocation
from travesia.credentials.selectors.rows import locked_row, not_found, require, state_of
from travesia.credentials.services.errors import CredentialConflictError, CredentialError
from travesia.credentials.services.stepping import need_note, need_person, take_step, tell
from travesia.places import selectors as places

_REVOKE = "credentials.revoke"


def propose_revocation(
    *,
    actor: Actor,
    authorisation_id: UUID,
    reason: RevocationReason,
    note: str = "",
    effective_on: date | None = None,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> RevocationView:
    """Propose to take an authorisation away from a day on, today when none is said.

    It holds until another person confirms. Raises CredentialError for a day in the past, a
    missing note or a card of another issuer; CredentialConflictError when it cannot be revoked any
    more or a proposal waits; AuthorisationNotFoundError; AccessDeniedError.
    """
    require(actor=actor, permission=_REVOKE, purpose=purpose)
    need_person(actor)
    text = need_note(reason.value, note)
    with transaction.atomic():
        row = locked_row(authorisation_id, actor=actor, permission=_REVOKE)
        today = places.today_in(row.country)
        day = effective_on or today
        _check_day(day, today)
        _check_revocable(row)
        made = _kept(row, actor, reason, text, day)
        event = RevocationProposed(row.id, made.id, reason.value, text, day)
        tell(row, event, actor=actor, purpose=purpose)
        return made.view()


def confirm_revocation(
    *,
    actor: Actor,
    revocation_id: UUID,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> RevocationView:
    """Confirm a proposal, as another person than the one who made it.

    A day that passed while the proposal waited becomes today: nobody is in the wrong backwards.
    Raises CredentialConflictError for the same person, or when somebody decided before.
    """
    require(actor=actor, permission=_REVOKE, purpose=purpose)
    need_person(actor)
    with transaction.atomic():
        made, row = _open(revocation_id, actor)
        if made.proposed_by == actor.id:
            raise CredentialConflictError(
                "credentials.needs_another",
                _("You proposed this. Another person has to confirm it."),
            )
        made.effective_on = max(made.effective_on, places.today_in(row.country))
        _close(made, actor, RevocationState.CONFIRMED, "")
        take_step(
            row,
            Act.REVOKE,
            actor=actor,
            effective_on=made.effective_on,
            reason=made.reason,
            note=made.note,
        )
        row.save(update_fields=["state", "decided_at"])
        event = Revoked(
            authorisation_id=row.id,
            revocation_id=made.id,
            kind=row.kind,
            country=row.country,
            nationality=row.nationality,
            reason=made.reason,
            effective_on=made.effective_on,
            proposed_by=made.proposed_by,
        )
        tell(row, event, actor=actor, purpose=purpose)
        return made.view()


def drop_revocation(
    *,
    actor: Actor,
    revocation_id: UUID,
    reason: str,
    purpose: Purpose = Purpose.AUTHORISATION,
) -> RevocationView:
    """Turn a proposal down, or take one's own back; the authorisation holds as before.

    Raises CredentialError without a reason, CredentialConflictError when it was decided before.
    """
    require(actor=actor, permission=_REVOKE, purpose=purpose)
    need_person(actor)
    text = need_note("other", reason)
    with transaction.atomic():
        made, row = _open(revocation_id, actor)
        _close(made, actor, RevocationState.DROPPED, text)
        tell(row, RevocationDropped(row.id, made.id, text), actor=actor, purpose=purpose)
        return made.view()


def _check_day(day: date, today: date) -> None:
    if day < today:
        raise CredentialError(
            "credentials.revoked_backwards",
            _("An authorisation cannot be revoked for days that have passed."),
        )


def _check_revocable(row: Authorisation) -> None:
    if row.verified_how != VerifiedHow.LEDGER.value:
        raise CredentialError(
            "credentials.not_issued_here",
            _("Others issued this card: its issuer revokes it, by the list of revoked cards."),
        )
    if next_state(state_of(row, places.today_in(row.country)), Act.REVOKE) is None:
        raise CredentialConflictError(
            "credentials.not_revocable",
            _("There is nothing to revoke: it is not in force any more, or never was."),
        )


def _kept(
    row: Authorisation, actor: Actor, reason: RevocationReason, note: str, day: date
) -> Revocation:
    try:
        with transaction.atomic():
            return Revocation.objects.create(
                authorisation=row,
                reason=reason.value,
                note=note,
                effective_on=day,
                proposed_at=clock.now(),
                proposed_by=actor.id,
            )
    except IntegrityError as error:
        raise CredentialConflictError(
            "credentials.revocation_waits",
            _("A proposal to revoke it waits already. Decide that one first."),
        ) from error


def _open(revocation_id: UUID, actor: Actor) -> tuple[Revocation, Authorisation]:
    """Return a proposal and its authorisation, both locked; AuthorisationNotFoundError."""
    made = Revocation.objects.select_for_update().filter(pk=revocation_id).first()
    if made is None:
        raise not_found()
    return made, locked_row(made.authorisation_id, actor=actor, permission=_REVOKE)


def _close(made: Revocation, actor: Actor, to: RevocationState, reason: str) -> None:
    if made.state != RevocationState.PROPOSED.value:
        raise CredentialConflictError(
            "credentials.revocation_decided",
            _("This proposal was decided before. Look at it again."),
        )
    made.state, made.decided_at, made.decided_by = to.value, clock.now(), actor.id
    made.decision_reason = reason
    made.save(
        update_fields=["state", "decided_at", "decided_by", "decision_reason", "effective_on"]
    )
