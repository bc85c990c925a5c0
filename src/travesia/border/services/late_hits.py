"""Hits found late: raised when paper is entered; a person compares, and tells the list's owner."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Answer
from travesia.border.events import LateHitRaised, ListOwnerInformed
from travesia.border.models import Inspection, LateHit
from travesia.border.services.answering import tell_lists
from travesia.border.services.desk import authorize_at, subjects_of
from travesia.border.services.errors import (
    BorderConflictError,
    BorderError,
    BorderNotFoundError,
)
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places


def raise_late_hits(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> int:
    """Put each list entry of a form that waits for nobody yet into the queue; return how many."""
    new = list(inspection.hits.filter(late=None))
    for hit in new:
        late_id = new_id()
        receipt = journal.record(
            actor=actor,
            event=LateHitRaised(
                late_hit_id=late_id,
                inspection_id=inspection.id,
                post=inspection.post_code,
                country=inspection.country,
                list=hit.shown["list_label"],
                list_version=hit.shown["list_version"],
                entry_number=hit.shown["entry_number"],
            ),
            purpose=purpose,
            subjects=subjects_of(inspection, Subject("late_hit", late_id)),
            basis=inspection.basis,
        )
        LateHit.objects.create(
            id=late_id,
            hit=hit,
            post_code=inspection.post_code,
            country=inspection.country,
            raised_at=receipt.occurred_at,
            entry_seq=receipt.seq,
        )
    return len(new)


def answer_late_hit(
    *,
    actor: Actor,
    late_hit_id: UUID,
    answer: Answer,
    reason: str = "",
    purpose: Purpose = Purpose.SECOND_LINE_INSPECTION,
) -> None:
    """Say after comparing whether the traveller may be the listed one; `not_same` closes it.

    The lists write the answer into the journal. It may be given anew until the hit is closed;
    BorderConflictError then.
    """
    with transaction.atomic():
        row = _open(late_hit_id)
        authorize_at(actor, "border.answer_late_hit", places.post_by_code(row.post_code), purpose)
        hit = row.hit
        if hit.answer == answer:
            return
        # The lists know the comparing at a border by this purpose, whoever does it.
        comparing = Purpose.SECOND_LINE_INSPECTION
        tell_lists(hit.inspection, hit, answer, actor=actor, reason=reason, purpose=comparing)
        hit.answer, hit.answered_by, hit.answered_at = answer, actor.id, clock.now()
        hit.save(update_fields=["answer", "answered_by", "answered_at"])
        if answer is Answer.NOT_SAME:
            row.closed_at = hit.answered_at
            row.save(update_fields=["closed_at"])


def inform_owner(
    *,
    actor: Actor,
    late_hit_id: UUID,
    reason: str,
    purpose: Purpose = Purpose.SECOND_LINE_INSPECTION,
) -> int:
    """Keep that the authority that owns the list was told, how and why; return the entry's number.

    Only of somebody who may be the listed one. It closes the hit: nothing else can be done about
    somebody who is gone. Raises BorderError without an answer or a reason.
    """
    why = " ".join(reason.split())[:500]
    with transaction.atomic():
        row = _open(late_hit_id)
        authorize_at(actor, "border.answer_late_hit", places.post_by_code(row.post_code), purpose)
        if row.hit.answer != Answer.MAY_BE_SAME:
            raise BorderError(
                "border.late_hit_compare_first",
                _("Compare first: the owner is told of somebody who may be the same."),
            )
        if not why:
            raise BorderError(
                "border.informed_how_needed",
                _("Say whom you told, how, and why. Nothing was recorded."),
            )
        event = ListOwnerInformed(row.id, row.hit.inspection_id, row.post_code, row.country, why)
        receipt = journal.record(actor=actor, event=event, purpose=purpose, subjects=_subjects(row))
        row.informed_by, row.informed_note = actor.id, why
        row.informed_at = row.closed_at = receipt.occurred_at
        row.save(update_fields=["informed_by", "informed_note", "informed_at", "closed_at"])
    return receipt.seq


def _open(late_hit_id: UUID) -> LateHit:
    row = (
        LateHit.objects.select_for_update(of=("self",))
        .select_related("hit__inspection")
        .filter(pk=late_hit_id)
        .first()
    )
    if row is None:
        raise BorderNotFoundError("border.no_late_hit", _("There is no such late hit."))
    if row.closed_at is not None:
        raise BorderConflictError(
            "border.late_hit_closed", _("This late hit is closed. Nothing was recorded.")
        )
    return row


def _subjects(row: LateHit) -> tuple[Subject, ...]:
    return subjects_of(row.hit.inspection, Subject("late_hit", row.id))
