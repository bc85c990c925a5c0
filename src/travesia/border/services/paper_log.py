"""Write the crossing of a form into the log: it stands at its true time and says where from."""

from uuid import UUID

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Outcome, PaperDecision
from travesia.border.events import CrossingRecorded, EntryRefused
from travesia.border.models import Crossing, Inspection, PaperForm
from travesia.border.services.desk import (
    ensure_person,
    row_of,
    subjects_of,
    traits_of,
    zone_of,
)
from travesia.border.services.paper_checks import OnPaper
from travesia.border.services.tallying import tally
from travesia.border.services.travelling import ask_about_travel
from travesia.core.events import Event, Subject
from travesia.journal import services as journal
from travesia.places.domain import PostView


def write_crossing(
    form: PaperForm,
    inspection: Inspection,
    post: PostView,
    crossing_id: UUID,
    paper: OnPaper,
    *,
    actor: Actor,
    purpose: Purpose,
) -> None:
    """Write the movement with its entry, its counts and the questions it raises.

    The entry stands in the journal at the moment of entering; the movement has its true time.
    """
    refused = paper.decision is PaperDecision.REFUSED
    person_id = ensure_person(inspection, actor=actor, purpose=purpose)
    traits = traits_of(
        inspection,
        post,
        direction=paper.direction,
        outcome=Outcome.REFUSED if refused else Outcome.ADMITTED,
        moment=paper.crossed_at,
    ).as_values()
    receipt = journal.record(
        actor=actor,
        event=_event(paper, inspection.id, person_id, crossing_id, traits),
        purpose=purpose,
        subjects=subjects_of(inspection, Subject("crossing", crossing_id)),
        basis=inspection.basis,
    )
    crossing = Crossing(
        id=crossing_id,
        client_nonce=crossing_id,
        inspection=inspection,
        person_id=person_id,
        second_line=paper.decision is PaperDecision.SECOND_LINE,
        occurred_at=paper.crossed_at,
        recorded_at=form.entered_at,
        recorded_by=actor.id,
        purpose_of_travel="" if refused else paper.purpose_of_travel,
        conveyance=paper.conveyance.strip()[:60],
        issuing_state=inspection.issuing_state,
        document_number=inspection.document_number,
        document_code=inspection.document_code,
        entry_seq=receipt.seq,
        root=crossing_id,
        origin="paper",
        lag_seconds=int((form.entered_at - paper.crossed_at).total_seconds()),
        **row_of(traits),
    )
    crossing.save(force_insert=True)
    tally([crossing], zones={post.code: zone_of(post)})
    ask_about_travel([crossing])


def _event(
    paper: OnPaper, inspection_id: UUID, person_id: UUID, crossing_id: UUID, traits: dict[str, str]
) -> Event:
    if paper.decision is PaperDecision.REFUSED:
        return EntryRefused(
            crossing_id=crossing_id,
            inspection_id=inspection_id,
            person_id=person_id,
            reason=paper.reason,
            source="paper",
            **traits,
        )
    return CrossingRecorded(
        crossing_id=crossing_id,
        inspection_id=inspection_id,
        person_id=person_id,
        second_line=paper.decision is PaperDecision.SECOND_LINE,
        purpose_of_travel=paper.purpose_of_travel,
        ground="",
        source="paper",
        **traits,
    )
