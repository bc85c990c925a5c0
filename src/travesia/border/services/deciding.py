"""Decide: let through, set aside, and answer the list entries before that."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    Act,
    Answer,
    InspectionState,
    Outcome,
    SecondLineOutcome,
    admission_grounds,
    bars_admission,
    needs_ground,
)
from travesia.border.events import CrossingRecorded, InspectionSetAside
from travesia.border.models import Crossing, Inspection, InspectionHit
from travesia.border.selectors.findings import answers_in, asked_in, document_findings
from travesia.border.services.answering import tell_lists
from travesia.border.services.authorised import count_entry
from travesia.border.services.closing import end_case_of
from travesia.border.services.desk import (
    Journey,
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
    zone_of,
)
from travesia.border.services.errors import BorderError, BorderNotFoundError
from travesia.border.services.granting import Granted, check_grant, columns_of, keep_grant
from travesia.border.services.tallying import tally
from travesia.border.services.travelling import ask_about_travel
from travesia.core import bulk, clock
from travesia.core.events import Recorded, Subject
from travesia.core.ids import new_id
from travesia.core.kept_queries import KeptQuery
from travesia.journal import services as journal
from travesia.places.domain import PostView
from travesia.vocab import term

_BARS = {
    "border.answer_first": _(
        "Not possible yet: answer the list entry first. Nothing was recorded."
    ),
    "border.list_too_old": _(
        "A list is older than seven days: the first line does not admit without it. "
        "Send the traveller to second line. Nothing was recorded."
    ),
    "border.list_late": _(
        "A list did not answer in time: the first line does not admit without it. Ask again, or "
        "send the traveller to second line. Nothing was recorded."
    ),
    "border.list_never_loaded": _(
        "A list has never been loaded here: the first line does not admit without it. "
        "Send the traveller to second line. Nothing was recorded."
    ),
    "border.register_silent": _(
        "A register of documents did not answer: the first line does not admit without it. Ask "
        "again, or send the traveller to second line. Nothing was recorded."
    ),
    "border.second_line_first": _(
        "You marked a list entry as possibly the same person: a second officer has to compare. "
        "Send the traveller to second line. Nothing was recorded."
    ),
}


@dataclass(frozen=True, slots=True)
class CrossingReceipt:
    """What was recorded, and the number people quote for it."""

    crossing_id: UUID
    number: int
    occurred_at: datetime
    #: The same form had come before: nothing was recorded twice.
    repeated: bool = False


def answer_hit(  # who answers which entry how
    *,
    actor: Actor,
    inspection_id: UUID,
    entry_id: UUID,
    answer: Answer,
    reason: str = "",
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> None:
    """Answer one list entry after comparing; the answer can be given anew until the decision.

    The list keeps the answer with the traveller, so that the next officer sees it.
    """
    with transaction.atomic():
        inspection = locked(inspection_id)
        authorize_at(actor, "border.inspect", post_of(inspection), purpose)
        if InspectionState(inspection.state) not in (
            InspectionState.OPENED,
            InspectionState.REFERRED,
            InspectionState.REFUSAL_WITHDRAWN,
        ):
            step(inspection, Act.ADMIT)
        hit = inspection.hits.filter(entry_id=entry_id).first()
        if hit is None:
            raise BorderNotFoundError("border.no_hit", _("There is no such list entry here."))
        if hit.answer != answer:
            _keep_answer(inspection, hit, answer, actor=actor, reason=reason, purpose=purpose)


def _keep_answer(  # see answer_hit
    inspection: Inspection,
    hit: InspectionHit,
    answer: Answer,
    *,
    actor: Actor,
    reason: str,
    purpose: Purpose,
) -> None:
    ensure_person(inspection, actor=actor, purpose=purpose)
    tell_lists(inspection, hit, answer, actor=actor, reason=reason, purpose=purpose)
    hit.answer, hit.answered_by, hit.answered_at = answer, actor.id, clock.now()
    hit.save(update_fields=["answer", "answered_by", "answered_at"])


_BY_FORM = KeptQuery(
    lambda nonce, inspection: Crossing.objects.filter(client_nonce=nonce, inspection_id=inspection),
    nonce=UUIDField(),
    inspection=UUIDField(),
)


def record_crossing(  # what a crossing is
    *,
    actor: Actor,
    inspection_id: UUID,
    nonce: UUID,
    journey: Journey,
    ground: str = "",
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> CrossingReceipt:
    """Admit: record the crossing with its journal entry, or nothing at all.

    An entry on an authorisation is counted with it. The same nonce gives the same receipt. Raises
    BorderError when a list entry waits or a failing document has no ground, BorderConflictError
    when somebody decided before, CredentialConflictError when the authorisation lets nobody in,
    and whatever the journal raises when it cannot be written: then nothing is recorded.
    """
    with transaction.atomic():
        inspection = locked(inspection_id)
        post = post_of(inspection)
        authorize_at(actor, "border.record_crossing", post, purpose)
        known = _BY_FORM.first(nonce=nonce, inspection=inspection_id)
        if known is not None:
            return CrossingReceipt(known.id, known.entry_seq, known.occurred_at, repeated=True)
        to = step(inspection, Act.ADMIT)
        referred = _was_referred(inspection, post, actor=actor, purpose=purpose)
        _check_admission(inspection, ground=ground, journey=journey, referred=referred)
        granted = check_grant(inspection, journey)
        crossing, receipt = _write_crossing(
            inspection,
            post,
            actor=actor,
            nonce=nonce,
            journey=journey,
            referred=referred,
            ground=ground,
            granted=granted,
            purpose=purpose,
        )
        keep_grant(crossing, granted, actor=actor, purpose=purpose)
        count_entry(inspection, crossing, journey.authorisation_id, actor=actor, purpose=purpose)
        took(inspection, Act.ADMIT, to, actor=actor, receipt=receipt, ground=ground)
        end_case_of(inspection, SecondLineOutcome.ADMITTED, actor=actor, purpose=purpose)
    return CrossingReceipt(crossing.id, receipt.seq, crossing.occurred_at)


def _was_referred(
    inspection: Inspection, post: PostView, *, actor: Actor, purpose: Purpose
) -> bool:
    """Tell whether a second line looked; after a referral only a second line may admit."""
    if inspection.state == InspectionState.OPENED:
        return False
    if not inspection.decisions.filter(act=Act.REFER).exists():
        return False
    authorize_at(actor, "border.decide_second_line", post, purpose)
    return True


def _check_admission(
    inspection: Inspection, *, ground: str, journey: Journey, referred: bool
) -> None:
    need_holder(inspection)
    bar = bars_admission(answers_in(inspection), referred=referred, asked=asked_in(inspection))
    if bar:
        raise BorderError(bar, _BARS[bar])
    if ground and ground not in admission_grounds():
        raise BorderError("border.unknown_ground", _("This ground is not in the list."))
    if not ground and needs_ground(document_findings(inspection)):
        raise BorderError(
            "border.ground_needed",
            _(
                "The document fails a check. Choose the ground on which you admit, "
                "or send the traveller to second line. Nothing was recorded."
            ),
        )
    if journey.purpose_of_travel and term("purposes", journey.purpose_of_travel) is None:
        raise BorderError("border.unknown_purpose", _("This purpose of travel is not in the list."))


def _write_crossing(  # see record_crossing
    inspection: Inspection,
    post: PostView,
    *,
    actor: Actor,
    nonce: UUID,
    journey: Journey,
    referred: bool,
    ground: str,
    granted: Granted | None,
    purpose: Purpose,
) -> tuple[Crossing, Recorded]:
    moment, crossing_id = clock.now(), new_id()
    person_id = ensure_person(inspection, actor=actor, purpose=purpose)
    traits = traits_of(
        inspection, post, direction=journey.direction, outcome=Outcome.ADMITTED, moment=moment
    )
    receipt = journal.record(
        actor=actor,
        event=CrossingRecorded(
            crossing_id=crossing_id,
            inspection_id=inspection.id,
            person_id=person_id,
            second_line=referred,
            purpose_of_travel=journey.purpose_of_travel,
            ground=ground,
            source="desk",
            **traits.as_values(),
        ),
        purpose=purpose,
        subjects=subjects_of(inspection, Subject("crossing", crossing_id)),
        basis=inspection.basis,
        occurred_at=moment,
    )
    crossing = Crossing(
        id=crossing_id,
        client_nonce=nonce,
        inspection=inspection,
        person_id=person_id,
        second_line=referred,
        occurred_at=moment,
        recorded_at=moment,
        recorded_by=actor.id,
        purpose_of_travel=journey.purpose_of_travel,
        conveyance=journey.conveyance.strip()[:60],
        ground=ground,
        **columns_of(granted),
        issuing_state=inspection.issuing_state,
        document_number=inspection.document_number,
        document_code=inspection.document_code,
        entry_seq=receipt.seq,
        root=crossing_id,
        handled_seconds=handled_seconds(inspection, moment),
        lag_seconds=0,
        **row_of(traits.as_values()),
    )
    bulk.insert([crossing])
    tally([crossing], zones={post.code: zone_of(post)})
    ask_about_travel([crossing])
    return crossing, receipt


def set_aside(
    *,
    actor: Actor,
    inspection_id: UUID,
    reason: str,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> int:
    """Close an inspection without a decision: read twice, or the wrong document."""
    with transaction.atomic():
        inspection = locked(inspection_id)
        post = post_of(inspection)
        authorize_at(actor, "border.inspect", post, purpose)
        to = step(inspection, Act.SET_ASIDE)
        receipt = journal.record(
            actor=actor,
            event=InspectionSetAside(
                inspection_id=inspection.id,
                post=post.code,
                country=post.country,
                reason=reason.strip()[:200],
            ),
            purpose=purpose,
            subjects=subjects_of(inspection),
        )
        took(inspection, Act.SET_ASIDE, to, actor=actor, receipt=receipt, note=reason[:500])
    return receipt.seq
