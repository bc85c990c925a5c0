"""What happened to documents over time: renewed, lost, stolen, recovered; all is kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DocumentEvent(StrEnum):
    """What was reported of a document that a person has shown."""

    RENEWED = "renewed"
    """Another document took its place; the person holds both on record."""
    LOST = "lost"
    STOLEN = "stolen"
    RECOVERED = "recovered"
    """It came back after it was lost or stolen."""


#: What leaves a document in other hands than its holder's, until it is recovered.
MISSING = frozenset({DocumentEvent.LOST, DocumentEvent.STOLEN})


@dataclass(frozen=True, slots=True)
class DocumentReportView:
    """One report about a document; reports are only ever added."""

    id: UUID
    document_id: UUID
    event: DocumentEvent
    happened_on: str
    """`2026-03-14`, `2026-03-XX`, `2026` or empty when it is not known."""
    reported_at: datetime
    successor_id: UUID | None
    """The document that took its place; with `renewed` only."""
    note: str


def is_missing(reports: Iterable[DocumentReportView], document_id: UUID) -> bool:
    """Tell whether a document stands as lost or stolen by its reports, oldest first."""
    of_it = [report.event for report in reports if report.document_id == document_id]
    told = [event for event in of_it if event is not DocumentEvent.RENEWED]
    return bool(told) and told[-1] in MISSING
