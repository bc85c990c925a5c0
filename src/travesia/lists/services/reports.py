"""A report of a register of documents, as an entry that a person compares."""

from uuid import UUID, uuid5

from travesia.core import clock
from travesia.lists.domain import (
    EntryKind,
    Hit,
    ListPurpose,
)
from travesia.lists.selectors.answering import latest_answers
from travesia.lists.services.registers import DocumentQuestion, RegisterAnswer
from travesia.lists.services.showing import earlier_of
from travesia.screening import FieldComparison, Relation

#: Names reports, so that the same one has the same id whenever it is met.
_REPORTS = UUID("5f7f6f3e-8a3c-4d6b-9a50-2f1f5a7f1c11")


def report_hit(found: RegisterAnswer, document: DocumentQuestion, person_id: UUID | None) -> Hit:
    """Return the report of a document as an entry to compare; a person answers it as any other."""
    said = found.answer
    same = said.number_asked == document.number
    memory = (
        {}
        if person_id is None
        else latest_answers(person_id=person_id, keys=[(found.key, said.record_id)])
    )
    row = memory.get((found.key, said.record_id))
    if row is not None and row.kept_until <= clock.now():
        row = None
    return Hit(
        entry_id=uuid5(_REPORTS, f"{found.key}:{said.record_id}"),
        list_key=found.key,
        list_label=found.label,
        list_version=0,
        entry_number=said.record_id,
        purpose_code=ListPurpose.INFORM,
        instruction="",
        review_due=None,
        comparison=(
            FieldComparison(
                "document",
                document.number,
                said.number_asked,
                Relation.AGREES if same else Relation.NEAR,
            ),
        ),
        reason_code="same_document",
        algorithm="document_register",
        earlier_answer=earlier_of(row, ""),
        kind=EntryKind.DOCUMENT,
    )
