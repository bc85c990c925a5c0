"""Second line: send a traveller there, with a case that a person closes with an outcome."""

from dataclasses import dataclass
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    Act,
    Direction,
    InspectionState,
    referral_reasons,
)
from travesia.border.events import SecondLineOpened, TravellerReferred
from travesia.border.models import Inspection, SecondLineCase
from travesia.border.services.desk import (
    authorize_at,
    locked,
    post_of,
    step,
    subjects_of,
    took,
)
from travesia.border.services.errors import (
    BorderError,
)
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.places.domain import PostView

#: Reason of a referral after which nobody is refused here: the person asked to be heard.
PRIVATE_INTERVIEW = "private_interview"
#: Characters of a note; the form says so.
NOTE_LENGTH = 300


@dataclass(frozen=True, slots=True)
class CaseReceipt:
    """A second-line case and the number people quote for it."""

    case_id: UUID
    number: int
    #: The same form had come before: nothing was opened twice.
    repeated: bool = False


def refer_to_second_line(
    *,
    actor: Actor,
    inspection_id: UUID,
    reason: str,
    note: str = "",
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> int:
    """Send the traveller to second line, open a case, and return the number of the entry.

    Reason, time, officer and what the officer notes; a private interview keeps no note. What the
    traveller says there is not this room's business. The same officer sending the same traveller
    again changes nothing.
    """
    note = _check(reason, note)
    with transaction.atomic():
        inspection = locked(inspection_id)
        post = post_of(inspection)
        authorize_at(actor, "border.refer", post, purpose)
        before = inspection.decisions.filter(act=Act.REFER, decided_by=actor.id).last()
        if inspection.state == InspectionState.REFERRED and before is not None:
            return before.entry_seq
        to = step(inspection, Act.REFER)
        receipt = journal.record(
            actor=actor,
            event=TravellerReferred(
                inspection_id=inspection.id,
                post=post.code,
                country=post.country,
                direction=inspection.direction,
                reason=reason,
            ),
            purpose=purpose,
            subjects=subjects_of(inspection),
            basis=inspection.basis,
        )
        inspection.referral_reason = reason
        took(inspection, Act.REFER, to, actor=actor, receipt=receipt, ground=reason)
        if not inspection.cases.filter(closed_at=None).exists():
            _open(post, actor, uuid4(), inspection.direction, reason, note, purpose, inspection)
    return receipt.seq


def open_case(
    *,
    actor: Actor,
    post_code: str,
    nonce: UUID,
    direction: Direction,
    reason: str,
    note: str = "",
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> CaseReceipt:
    """Open a case for somebody whose document was not read: they may have none.

    The same nonce by the same officer gives the same receipt. Raises BorderError for a reason that
    is not in the list or a note with a private interview, AccessDeniedError.
    """
    note = _check(reason, note)
    post = places.post_by_code(post_code)
    authorize_at(actor, "border.refer", post, purpose)
    known = _opened_before(actor, nonce)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            row = _open(post, actor, nonce, direction.value, reason, note, purpose)
    except IntegrityError:
        # The same form reached the database twice at once: the other one has opened it.
        met = _opened_before(actor, nonce)
        if met is None:
            raise
        return met
    return CaseReceipt(row.id, row.entry_seq)


def _opened_before(actor: Actor, nonce: UUID) -> CaseReceipt | None:
    row = SecondLineCase.objects.filter(opened_by=actor.id, client_nonce=nonce).first()
    return None if row is None else CaseReceipt(row.id, row.entry_seq, repeated=True)


def _check(reason: str, note: str) -> str:
    """Return the note tidied; raises BorderError for what cannot be kept."""
    if reason not in referral_reasons():
        raise BorderError("border.unknown_reason", _("This reason is not in the list."))
    tidy = " ".join(note.split())
    if tidy and reason == PRIVATE_INTERVIEW:
        raise BorderError(
            "border.interview_keeps_no_note",
            _(
                "Nothing is noted with a private interview. Empty the note and send it again. "
                "Nothing was recorded."
            ),
        )
    if len(tidy) > NOTE_LENGTH:
        raise BorderError(
            "border.note_too_long",
            _("The note has %(count)s characters; %(most)s fit. Nothing was recorded."),
            count=len(tidy),
            most=NOTE_LENGTH,
        )
    return tidy


def _open(  # what a case is
    post: PostView,
    actor: Actor,
    nonce: UUID,
    direction: str,
    reason: str,
    note: str,
    purpose: Purpose,
    inspection: Inspection | None = None,
) -> SecondLineCase:
    case_id = new_id()
    subject = Subject("second_line_case", case_id)
    receipt = journal.record(
        actor=actor,
        event=SecondLineOpened(
            case_id=case_id,
            inspection_id=None if inspection is None else inspection.id,
            post=post.code,
            country=post.country,
            direction=direction,
            reason=reason,
        ),
        purpose=purpose,
        subjects=(subject,) if inspection is None else subjects_of(inspection, subject),
    )
    return SecondLineCase.objects.create(
        id=case_id,
        client_nonce=nonce,
        inspection=inspection,
        post_code=post.code,
        country=post.country,
        direction=direction,
        reason=reason,
        note=note,
        opened_by=actor.id,
        opened_at=receipt.occurred_at,
        entry_seq=receipt.seq,
    )
