"""Ask the registers of documents beside the opening, and the lists again when they were late."""

from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import Act, How
from travesia.border.events import ListsAskedAgain, RegisterAsked
from travesia.border.models import Inspection
from travesia.border.selectors.findings import claim_in, document_in
from travesia.border.services.asking import (
    Begun,
    ask_lists,
    begin_asking,
    keep_found,
    keep_hits,
    note_silence,
)
from travesia.border.services.desk import (
    authorize_at,
    found_inspection,
    locked,
    post_of,
    step,
    subjects_of,
)
from travesia.border.services.presenting import UNDECIDED
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists import services as lists
from travesia.lists.domain.document_checks import TOO_LATE, DocumentState
from travesia.lists.services import DocumentQuestion, RegisterAnswer, RegistersAsked


def keep_answers(
    inspection_id: UUID, asked: RegistersAsked | None, *, actor: Actor, purpose: Purpose
) -> int:
    """Keep what the registers said of an inspection and return how many reports are new.

    The wait is over before the transaction begins: a slow line holds no database.
    """
    if asked is None:
        return 0
    answers = asked.answers()
    with transaction.atomic():
        inspection = locked(inspection_id)
        return _keep(inspection, answers, actor=actor, purpose=purpose)


def _keep(
    inspection: Inspection,
    answers: tuple[RegisterAnswer, ...],
    *,
    actor: Actor,
    purpose: Purpose,
) -> int:
    new, rows = 0, []
    question = DocumentQuestion(
        inspection.document_number, inspection.document_code, inspection.issuing_state
    )
    for one in answers:
        known = lists.known_register(actor=actor, key=one.key, label=one.label, purpose=purpose)
        how = _how(one)
        rows.append(
            {
                "key": one.key,
                "label": one.label,
                "how": how.value,
                "needed": known.needed,
                "hit": one.answer.hit,
                "reason": one.answer.reason,
                "is_simulator": one.is_simulator,
                "asked_at": clock.now().isoformat(),
            }
        )
        journal.record(
            actor=actor,
            event=RegisterAsked(
                inspection_id=inspection.id,
                post=inspection.post_code,
                country=inspection.country,
                register=one.key,
                state=one.answer.state.value,
                reason=one.answer.reason,
                simulated=one.is_simulator,
            ),
            purpose=purpose,
            subjects=subjects_of(inspection),
        )
        if one.answer.hit:
            hit = lists.report_hit(one, question, inspection.person_id)
            new += keep_hits(inspection, (hit,), register=one.key, reported=one.answer.reason)
    inspection.registers = rows
    inspection.save(update_fields=["registers"])
    return new


def _how(one: RegisterAnswer) -> How:
    if one.answer.state is not DocumentState.NOT_AVAILABLE:
        return How.ANSWERED
    return How.LATE if one.answer.reason in TOO_LATE else How.SILENT


def ask_again(
    *,
    actor: Actor,
    inspection_id: UUID,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> int:
    """Ask the lists and registers once more about an open inspection; return the new entries.

    What was found and answered before stays, and so does the answer of a list that is late only
    this time. Raises BorderConflictError once somebody has decided, AccessDeniedError.
    """
    found = found_inspection(inspection_id)
    authorize_at(actor, "border.inspect", post_of(found), purpose)
    begun = begin_again(found, actor=actor, purpose=purpose)
    with transaction.atomic():
        inspection = locked(inspection_id)
        if inspection.state not in UNDECIDED:
            step(inspection, Act.ADMIT)
        new = lists_again(inspection, begun, actor=actor, purpose=purpose)
    return new + keep_answers(inspection_id, begun.registers, actor=actor, purpose=purpose)


def begin_again(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> Begun:
    """Put the traveller of an inspection to the lists and registers once more."""
    return begin_asking(
        claim_in(inspection),
        document_in(inspection),
        post_of(inspection),
        actor=actor,
        purpose=purpose,
    )


def lists_again(inspection: Inspection, begun: Begun, *, actor: Actor, purpose: Purpose) -> int:
    """Keep what the lists answered this time beside what they said before; return what is new.

    A list that answered before and is late now keeps its first answer. The entry in the journal
    says that they were asked again, by whom, and on which versions.
    """
    before = {row["key"]: row for row in inspection.lists if row.get("asked", True)}
    basis = dict(inspection.basis)
    result = ask_lists(inspection, begun, actor=actor, purpose=purpose)
    inspection.lists = [
        row if row["asked"] else before.get(row["key"], row) for row in inspection.lists
    ]
    inspection.basis = {**basis, **inspection.basis}
    inspection.save(update_fields=["lists", "basis"])
    new = keep_found(inspection, result)
    journal.record(
        actor=actor,
        event=ListsAskedAgain(inspection.id, inspection.post_code, inspection.country, new),
        purpose=purpose,
        subjects=subjects_of(inspection),
        basis=inspection.basis,
    )
    note_silence(inspection, actor=actor, purpose=purpose)
    return new
