"""Refuse entry: one officer proposes with a reason, another confirms or takes it back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    LANGUAGES,
    Act,
    Answer,
    Direction,
    Outcome,
    SecondLineOutcome,
    Traits,
    refusal_reasons,
)
from travesia.border.events import EntryRefused, RefusalProposed, RefusalWithdrawn
from travesia.border.models import Crossing, Inspection, Refusal
from travesia.border.services.closing import end_case_of
from travesia.border.services.desk import (
    authorize_at,
    ensure_person,
    handled_seconds,
    locked,
    need_holder,
    post_of,
    row_of,
    step,
    subjects_of,
    took,
    traits_of,
)
from travesia.border.services.errors import BorderError, BorderNotFoundError
from travesia.border.services.second_line import PRIVATE_INTERVIEW
from travesia.border.services.tallying import tally
from travesia.core import clock
from travesia.core.events import Recorded, Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists import services as lists

#: The reason to refuse that stands on a list entry: an entry ban in force.
ON_A_LIST_ENTRY = "H"


@dataclass(frozen=True, slots=True)
class RefusalReceipt:
    """A refusal and the reference that is printed on its notice."""

    refusal_id: UUID
    reference: str


def propose_refusal(  # what a refusal has to say
    *,
    actor: Actor,
    inspection_id: UUID,
    reason: str,
    language: str,
    text: str = "",
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> RefusalReceipt:
    """Propose to refuse entry, for a reason in law; nothing happens to the traveller yet.

    A proposal sent twice by the same officer is one proposal. Raises BorderError without a reason
    or for somebody who was sent to a private interview, BorderConflictError after a decision.
    """
    if reason not in refusal_reasons():
        raise BorderError(
            "border.reason_needed",
            _("No reason chosen. The traveller's data is kept. Choose a reason to go on."),
        )
    if language not in LANGUAGES:
        raise BorderError("border.unknown_language", _("The notice has no text in this language."))
    with transaction.atomic():
        inspection = locked(inspection_id)
        authorize_at(actor, "border.propose_refusal", post_of(inspection), purpose)
        before = _open_refusal(inspection)
        if before is not None and before.proposed_by == actor.id:
            return RefusalReceipt(before.id, before.reference)
        _check_proposal(inspection)
        refusal = _propose(
            inspection, actor=actor, reason=reason, language=language, text=text, purpose=purpose
        )
    return RefusalReceipt(refusal.id, refusal.reference)


def _open_refusal(inspection: Inspection) -> Refusal | None:
    return inspection.refusals.filter(confirmed_at=None, withdrawn_at=None).first()


def _check_proposal(inspection: Inspection) -> None:
    need_holder(inspection)
    if inspection.direction != Direction.ENTRY:
        raise BorderError(
            "border.refusal_is_for_entry",
            _("Only entry can be refused here. Send the traveller to second line."),
        )
    if inspection.referral_reason == PRIVATE_INTERVIEW:
        raise BorderError(
            "border.private_interview_open",
            _("This traveller asked for a private interview: entry is not refused before it."),
        )


def _propose(  # see propose_refusal
    inspection: Inspection,
    *,
    actor: Actor,
    reason: str,
    language: str,
    text: str,
    purpose: Purpose,
) -> Refusal:
    to = step(inspection, Act.PROPOSE_REFUSAL)
    refusal_id, post = new_id(), post_of(inspection)
    receipt = journal.record(
        actor=actor,
        event=RefusalProposed(
            inspection_id=inspection.id,
            refusal_id=refusal_id,
            post=post.code,
            country=post.country,
            reason=reason,
        ),
        purpose=purpose,
        subjects=subjects_of(inspection, Subject("refusal", refusal_id)),
        basis=inspection.basis,
    )
    refusal = Refusal.objects.create(
        id=refusal_id,
        inspection=inspection,
        reason=reason,
        text=text.strip()[:1000],
        language=language,
        reference=f"{post.code}-R-{receipt.occurred_at:%Y}-{receipt.seq:06d}",
        proposed_by=actor.id,
        proposed_at=receipt.occurred_at,
    )
    took(inspection, Act.PROPOSE_REFUSAL, to, actor=actor, receipt=receipt, ground=reason)
    return refusal


def confirm_refusal(
    *,
    actor: Actor,
    refusal_id: UUID,
    purpose: Purpose = Purpose.SECOND_LINE_INSPECTION,
) -> RefusalReceipt:
    """Confirm a refusal that another officer proposed; only now is entry refused.

    The officer who proposed it cannot: the database refuses that too. Confirming again by the
    same officer changes nothing. Where the reason is an entry ban, the officer confirms with it
    that the list entries answered "may be the same" may be the traveller, so nobody can who
    answered one of them (lists.ListConflictError).
    """
    with transaction.atomic():
        refusal, inspection = _locked_refusal(refusal_id)
        authorize_at(actor, "border.confirm_refusal", post_of(inspection), purpose)
        if refusal.confirmed_by == actor.id:
            return RefusalReceipt(refusal.id, refusal.reference)
        if refusal.proposed_by == actor.id:
            raise BorderError(
                "border.second_officer_needed",
                _("You proposed this refusal: another officer has to look at it."),
            )
        _confirm_matches(inspection, refusal, actor=actor, purpose=purpose)
        to = step(inspection, Act.CONFIRM_REFUSAL)
        receipt = _write_refused(inspection, refusal, actor=actor, purpose=purpose)
        refusal.confirmed_by, refusal.confirmed_at = actor.id, receipt.occurred_at
        refusal.save(update_fields=["confirmed_by", "confirmed_at"])
        took(inspection, Act.CONFIRM_REFUSAL, to, actor=actor, receipt=receipt)
        end_case_of(inspection, SecondLineOutcome.REFUSED, actor=actor, purpose=purpose)
    return RefusalReceipt(refusal.id, refusal.reference)


def _confirm_matches(
    inspection: Inspection, refusal: Refusal, *, actor: Actor, purpose: Purpose
) -> None:
    """Harm on the ground of a list entry needs two pairs of eyes on the comparison itself."""
    if refusal.reason != ON_A_LIST_ENTRY:
        return
    for hit in inspection.hits.filter(answer=Answer.MAY_BE_SAME):
        lists.confirm_match(
            actor=actor,
            entry_id=hit.entry_id,
            inspection_id=inspection.id,
            reason=refusal.reference,
            purpose=purpose,
        )


def _locked_refusal(refusal_id: UUID) -> tuple[Refusal, Inspection]:
    refusal = Refusal.objects.filter(pk=refusal_id).first()
    if refusal is None:
        raise BorderNotFoundError("border.no_refusal", _("There is no such refusal."))
    inspection = locked(refusal.inspection_id)
    refusal.refresh_from_db()
    return refusal, inspection


def _write_refused(
    inspection: Inspection, refusal: Refusal, *, actor: Actor, purpose: Purpose
) -> Recorded:
    """Write the refused movement into the log: it is counted apart and crosses nothing."""
    moment, crossing_id, post = clock.now(), new_id(), post_of(inspection)
    person_id = ensure_person(inspection, actor=actor, purpose=purpose)
    traits = traits_of(
        inspection, post, direction=Direction.ENTRY, outcome=Outcome.REFUSED, moment=moment
    )
    receipt = journal.record(
        actor=actor,
        event=EntryRefused(
            crossing_id=crossing_id,
            inspection_id=inspection.id,
            person_id=person_id,
            reason=refusal.reason,
            source="desk",
            **traits.as_values(),
        ),
        purpose=purpose,
        subjects=subjects_of(
            inspection, Subject("refusal", refusal.id), Subject("crossing", crossing_id)
        ),
        basis=inspection.basis,
        occurred_at=moment,
    )
    _refused_row(inspection, person_id, crossing_id, moment, traits, actor=actor, seq=receipt.seq)
    return receipt


def _refused_row(  # a row of the log
    inspection: Inspection,
    person_id: UUID,
    crossing_id: UUID,
    moment: datetime,
    traits: Traits,
    *,
    actor: Actor,
    seq: int,
) -> None:
    row = Crossing(
        id=crossing_id,
        client_nonce=crossing_id,
        inspection=inspection,
        person_id=person_id,
        occurred_at=moment,
        recorded_at=moment,
        recorded_by=actor.id,
        issuing_state=inspection.issuing_state,
        document_number=inspection.document_number,
        entry_seq=seq,
        root=crossing_id,
        handled_seconds=handled_seconds(inspection, moment),
        lag_seconds=0,
        **row_of(traits.as_values()),
    )
    row.save(force_insert=True)
    tally([row])


def withdraw_refusal(
    *,
    actor: Actor,
    refusal_id: UUID,
    purpose: Purpose = Purpose.SECOND_LINE_INSPECTION,
) -> RefusalReceipt:
    """Take a proposed refusal back: the traveller is before an officer again.

    The second officer may, and so may the one who proposed it.
    """
    with transaction.atomic():
        refusal, inspection = _locked_refusal(refusal_id)
        mine = refusal.proposed_by == actor.id
        permission = "border.withdraw_refusal" if mine else "border.confirm_refusal"
        authorize_at(actor, permission, post_of(inspection), purpose)
        if refusal.withdrawn_by == actor.id:
            return RefusalReceipt(refusal.id, refusal.reference)
        to = step(inspection, Act.WITHDRAW_REFUSAL)
        receipt = journal.record(
            actor=actor,
            event=RefusalWithdrawn(
                inspection_id=inspection.id,
                refusal_id=refusal.id,
                post=inspection.post_code,
                country=inspection.country,
            ),
            purpose=purpose,
            subjects=subjects_of(inspection, Subject("refusal", refusal.id)),
        )
        refusal.withdrawn_by, refusal.withdrawn_at = actor.id, receipt.occurred_at
        refusal.save(update_fields=["withdrawn_by", "withdrawn_at"])
        took(inspection, Act.WITHDRAW_REFUSAL, to, actor=actor, receipt=receipt)
    return RefusalReceipt(refusal.id, refusal.reference)
