"""Say that one document was shown with two faces; nothing in this program compares faces.

This is the seam for whoever does compare: an officer who looks at two photos, or a system outside
this one. It takes their word and makes it a question; it gives them no photo and keeps no measure.
"""

from uuid import UUID

from travesia.access.domain import Actor, Purpose, Scope
from travesia.people.domain import (
    HeldDocument,
    NewQuestion,
    PersonRef,
    QuestionKind,
    number_key,
    state_key,
)
from travesia.people.services.asking import Raised, raise_question

#: Who says that the faces differ, when it is nobody outside.
OFFICER = "officer"


def report_two_faces(
    *,
    actor: Actor,
    person_ids: tuple[UUID, ...],
    document: HeldDocument,
    purpose: Purpose,
    said_by: str = OFFICER,
    scope: Scope | None = None,
) -> Raised:
    """Ask whose a document is that was shown with two faces.

    `person_ids` are the records on which it stands, one or several; `said_by` names the system that
    compared, where it was no officer. Raises QuestionError, PersonNotFoundError, AccessDeniedError.
    """
    issuer, number = state_key(document.issuing_state), number_key(document.number)
    question = NewQuestion(
        QuestionKind.DOCUMENT_TWO_FACES,
        tuple(PersonRef(one) for one in person_ids),
        {"issuing_state": issuer, "number": number, "said_by": said_by[:80]},
        (issuer, number),
    )
    return raise_question(actor=actor, question=question, purpose=purpose, scope=scope)
