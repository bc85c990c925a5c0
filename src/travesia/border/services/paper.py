"""Enter a crossing that was written on paper: its true time, screened only now, once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Act, InspectionState, PaperDecision, form_key
from travesia.border.events import PaperFormEntered
from travesia.border.models import Inspection, PaperForm
from travesia.border.selectors.findings import asked_in, asks_holder
from travesia.border.services.asking import (
    Begun,
    ask_lists,
    begin_asking,
    keep_found,
    note_silence,
)
from travesia.border.services.desk import (
    authorize_at,
    ensure_person,
    subjects_of,
    took,
    zone_of,
)
from travesia.border.services.errors import BorderError
from travesia.border.services.holding import choose_holder
from travesia.border.services.late_hits import raise_late_hits
from travesia.border.services.opening import Shown, find_person, new_inspection
from travesia.border.services.paper_checks import (
    OnPaper,
    check_paper,
    entered_before,
    look_again,
    shown_on,
)
from travesia.border.services.paper_log import write_crossing
from travesia.border.services.registers import keep_answers
from travesia.core import clock
from travesia.core.events import Recorded, Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.people.domain import Claim, HeldDocument
from travesia.places import selectors as places
from travesia.places.domain import PostView

_STATES = {
    PaperDecision.ADMITTED: InspectionState.ADMITTED,
    PaperDecision.SECOND_LINE: InspectionState.ADMITTED,
    PaperDecision.NOT_CROSSED: InspectionState.CLOSED,
    PaperDecision.REFUSED: InspectionState.REFUSED,
}
#: What stands in the record as done: by whom on paper, in the note of each act.
_ACTS = {
    PaperDecision.ADMITTED: (Act.ADMIT,),
    PaperDecision.SECOND_LINE: (Act.REFER, Act.ADMIT),
    PaperDecision.NOT_CROSSED: (Act.REFER, Act.CLOSE),
    PaperDecision.REFUSED: (Act.PROPOSE_REFUSAL, Act.CONFIRM_REFUSAL),
}


@dataclass(frozen=True, slots=True)
class PaperReceipt:
    """What entering one form came to."""

    form_id: UUID
    inspection_id: UUID
    #: None when the traveller did not cross.
    crossing_id: UUID | None
    #: Number of the journal entry of the crossing, else of the form.
    number: int
    late_hits: int
    #: The lists as they stood when they were asked, and when that was.
    lists: tuple[Mapping[str, str], ...]
    asked_at: datetime
    #: What each register of documents said.
    registers: tuple[Mapping[str, Any], ...]
    #: The same page had come before: nothing was entered twice.
    repeated: bool = False


def enter_from_paper(  # a form and who it is about
    *,
    actor: Actor,
    post_code: str,
    nonce: UUID,
    paper: OnPaper,
    zone: str = "",
    claim: Claim | None = None,
    document: HeldDocument | None = None,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> PaperReceipt:
    """Enter one form: the crossing at its true time, screened against the lists in force now.

    The journal keeps it as what it is, an act of this moment; each list entry that is found becomes
    a late hit. The same nonce gives the same receipt. Raises ZoneNotReadError and BorderError for
    what cannot be on the form, BorderConflictError for a form that is entered already, and
    AccessDeniedError.
    """
    post = places.post_by_code(post_code)
    authorize_at(actor, "border.enter_paper", post, purpose)
    check_paper(paper, post)
    paper = _as_decided(paper)
    shown = shown_on(paper, post, zone=zone, claim=claim, document=document)
    known = entered_before(actor, nonce, post, paper)
    if known is not None:
        return receipt_of(known, repeated=True)
    begun = begin_asking(shown.claim, shown.document, post, actor=actor, purpose=purpose)
    try:
        with transaction.atomic():
            form = _enter(paper, shown, begun, actor=actor, post=post, nonce=nonce, purpose=purpose)
    except IntegrityError:
        # The same form reached the database twice at once: the other one has entered it.
        met = entered_before(actor, nonce, post, paper)
        if met is None:
            raise
        return receipt_of(met, repeated=True)
    keep_late_answers(form, begun, actor=actor, purpose=purpose)
    return receipt_of(form)


def keep_late_answers(form: PaperForm, begun: Begun, *, actor: Actor, purpose: Purpose) -> int:
    """Keep what the registers said about a form, with a late hit for each report that is new.

    One transaction, begun once the wait is over: no report is kept that nobody is told of.
    """
    if begun.registers is None:
        return 0
    begun.registers.answers()
    with transaction.atomic():
        new = keep_answers(form.inspection_id, begun.registers, actor=actor, purpose=purpose)
        form.inspection.refresh_from_db(fields=["registers"])
        if new:
            raise_late_hits(form.inspection, actor=actor, purpose=purpose)
        note_unanswered(form)
    return new


def note_unanswered(form: PaperForm) -> None:
    """Keep with the form whether a list or register still owes its answer, and since when."""
    silent = any(not one.answered for one in asked_in(form.inspection))
    if silent or form.silent_at is not None:
        form.silent_at = clock.now() if silent else None
        form.save(update_fields=["silent_at"])


def _as_decided(paper: OnPaper) -> OnPaper:
    """Leave out what the decision has no place for: it was chosen before another one was."""
    if paper.decision is PaperDecision.REFUSED:
        return paper
    second = "" if paper.decision is PaperDecision.ADMITTED else paper.second_officer
    return replace(paper, reason="", second_officer=second)


def receipt_of(form: PaperForm, *, repeated: bool = False) -> PaperReceipt:
    """Return what is kept of a form that was entered."""
    crossing = form.inspection.crossings.filter(version=1).first()
    return PaperReceipt(
        form.id,
        form.inspection_id,
        None if crossing is None else crossing.id,
        form.quoted_number(),
        form.inspection.hits.count(),
        tuple(form.inspection.lists),
        form.inspection.opened_at,
        tuple(form.inspection.registers),
        repeated,
    )


def _enter(
    paper: OnPaper,
    shown: Shown,
    begun: Begun,
    *,
    actor: Actor,
    post: PostView,
    nonce: UUID,
    purpose: Purpose,
) -> PaperForm:
    inspection = _inspection(paper, shown, actor=actor, post=post, nonce=nonce, purpose=purpose)
    look_again(paper, inspection)
    result = ask_lists(inspection, begun, actor=actor, purpose=purpose)
    inspection.save(force_insert=True)
    keep_found(inspection, result)
    note_silence(inspection, actor=actor, purpose=purpose)
    ensure_person(inspection, actor=actor, purpose=purpose)
    crossing_id = None if paper.decision is PaperDecision.NOT_CROSSED else new_id()
    form = _keep(paper, inspection, crossing_id, actor=actor, nonce=nonce, purpose=purpose)
    if crossing_id is not None:
        write_crossing(form, inspection, post, crossing_id, paper, actor=actor, purpose=purpose)
    raise_late_hits(inspection, actor=actor, purpose=purpose)
    note_unanswered(form)
    return form


def _inspection(
    paper: OnPaper,
    shown: Shown,
    *,
    actor: Actor,
    post: PostView,
    nonce: UUID,
    purpose: Purpose,
) -> Inspection:
    """Make the inspection as it would have been: read on the day on which the traveller crossed."""
    inspection = new_inspection(
        shown, actor=actor, post=post, nonce=nonce, direction=paper.direction
    )
    inspection.read_on = paper.crossed_at.astimezone(zone_of(post)).date()
    inspection.state = _STATES[paper.decision]
    find_person(inspection, actor=actor, purpose=purpose)
    if asks_holder(inspection) and paper.holder:
        choose_holder(inspection, paper.holder, actor=actor, purpose=purpose)
    if asks_holder(inspection):
        raise BorderError(
            "border.paper_holder_needed",
            _("More than one person has shown this document. Say of whom the form speaks."),
            document=(inspection.issuing_state, inspection.document_number),
        )
    return inspection


def _keep(
    paper: OnPaper,
    inspection: Inspection,
    crossing_id: UUID | None,
    *,
    actor: Actor,
    nonce: UUID,
    purpose: Purpose,
) -> PaperForm:
    form_id = new_id()
    receipt = journal.record(
        actor=actor,
        event=PaperFormEntered(
            form_id=form_id,
            inspection_id=inspection.id,
            crossing_id=crossing_id,
            post=inspection.post_code,
            country=inspection.country,
            form=paper.number.strip(),
            crossed_at=paper.crossed_at,
            direction=paper.direction.value,
            decision=paper.decision.value,
            reason=paper.reason,
            officer=paper.officer.strip(),
            second_officer=paper.second_officer.strip(),
            list_entries=inspection.hits.count(),
        ),
        purpose=purpose,
        subjects=subjects_of(inspection, Subject("paper_form", form_id)),
        basis=inspection.basis,
    )
    _keep_acts(paper, inspection, actor=actor, receipt=receipt)
    return PaperForm.objects.create(
        id=form_id,
        client_nonce=nonce,
        inspection=inspection,
        post_code=inspection.post_code,
        country=inspection.country,
        number=paper.number.strip(),
        number_key=form_key(paper.number),
        crossed_at=paper.crossed_at,
        decision=paper.decision,
        officer=paper.officer.strip(),
        second_officer=paper.second_officer.strip(),
        reason=paper.reason,
        entered_by=actor.id,
        entered_at=receipt.occurred_at,
        entry_seq=receipt.seq,
    )


def _keep_acts(paper: OnPaper, inspection: Inspection, *, actor: Actor, receipt: Recorded) -> None:
    names = (paper.officer, paper.second_officer)
    for act, name in zip(_ACTS[paper.decision], names, strict=False):
        state = InspectionState(inspection.state)
        took(inspection, act, state, actor=actor, receipt=receipt, note=name.strip())
