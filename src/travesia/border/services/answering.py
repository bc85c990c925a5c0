"""Tell the lists what an officer answered: of an entry of theirs, or of a report of a register."""

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Answer
from travesia.border.models import Inspection, InspectionHit
from travesia.lists import services as lists


def tell_lists(
    inspection: Inspection,
    hit: InspectionHit,
    answer: Answer,
    *,
    actor: Actor,
    reason: str,
    purpose: Purpose,
) -> None:
    """Keep the answer where entries are kept, so that the next officer sees it."""
    register = hit.shown.get("register", "")
    if register:
        lists.adjudicate_report(
            actor=actor,
            register=register,
            record_id=hit.shown["entry_number"],
            entry_id=hit.entry_id,
            person_id=inspection.person_id,
            inspection_id=inspection.id,
            outcome=answer.value,
            reason=reason.strip(),
            purpose=purpose,
        )
        return
    lists.adjudicate(
        actor=actor,
        entry_id=hit.entry_id,
        person_id=inspection.person_id,
        inspection_id=inspection.id,
        outcome=answer.value,
        reason=reason.strip(),
        explanation=hit.shown.get("explanation"),
        purpose=purpose,
    )
