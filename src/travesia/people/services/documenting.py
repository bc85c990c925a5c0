"""What happens to documents over time: renewed, lost, stolen, recovered; each report is added."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.people.domain import REFERENCE_LENGTH, DocumentEvent, HeldDocument
from travesia.people.events import DocumentReported
from travesia.people.models import DocumentReport, PersonDocument
from travesia.people.selectors import person_subject, record_of, require
from travesia.people.services.registering import document_of, hold_document
from travesia.screening import PartialDate, PartialDateError


class DocumentReportError(DomainError):
    """A report about a document cannot be recorded as it stands."""


def report_document(
    *,
    actor: Actor,
    person_id: UUID,
    document: HeldDocument,
    event: DocumentEvent,
    happened_on: str = "",
    note: str = "",
    purpose: Purpose,
    scope: Scope | None = None,
) -> UUID:
    """Report a held document lost, stolen or recovered and return the report's id.

    `happened_on` is a date whole, in part or empty. The document and earlier reports stay as they
    are. A renewal is reported by `renew_document`. Raises DocumentReportError,
    DocumentNotHeldError and PersonNotFoundError.
    """
    require(actor=actor, permission="people.register", purpose=purpose, scope=scope)
    if event is DocumentEvent.RENEWED:
        raise DocumentReportError(
            "people.renewal_names_both",
            _("A renewal names the document that took its place. Nothing was changed."),
        )
    day = _day(happened_on)
    with transaction.atomic():
        record_of(person_id)
        held = document_of(person_id, document)
        return _report(actor, held, event, day, note, None, purpose)


def renew_document(
    *,
    actor: Actor,
    person_id: UUID,
    document: HeldDocument,
    successor: HeldDocument,
    happened_on: str = "",
    note: str = "",
    purpose: Purpose,
    scope: Scope | None = None,
) -> UUID:
    """Say that `successor` took the place of `document`, adding it to the record if it is new.

    Both stay on the record. Returns the report's id. Raises what `report_document` and
    `hold_document` raise, and DocumentReportError when both are one document.
    """
    require(actor=actor, permission="people.register", purpose=purpose, scope=scope)
    day = _day(happened_on)
    with transaction.atomic():
        held = document_of(person_id, document)
        hold_document(
            actor=actor, person_id=person_id, document=successor, purpose=purpose, scope=scope
        )
        new = document_of(person_id, successor)
        if new.pk == held.pk:
            raise DocumentReportError(
                "people.renewed_by_itself",
                _("A document cannot take its own place. Nothing was changed."),
            )
        return _report(actor, held, DocumentEvent.RENEWED, day, note, new, purpose)


def _day(text: str) -> str:
    try:
        day = PartialDate.parse(text)
    except PartialDateError as error:
        raise DocumentReportError(
            "people.report_date_malformed",
            _("The date %(text)s cannot be read. Write 2026-03-14, 2026-03 or 2026."),
            text=text[:20],
        ) from error
    if day.earliest is not None and day.earliest > clock.latest_day(clock.now()):
        raise DocumentReportError(
            "people.report_from_future",
            _("The date lies in the future. Nothing was changed: check it."),
        )
    return str(day)


def _report(
    actor: Actor,
    held: PersonDocument,
    event: DocumentEvent,
    day: str,
    note: str,
    successor: PersonDocument | None,
    purpose: Purpose,
) -> UUID:
    row = DocumentReport.objects.create(
        id=new_id(),
        person_id=held.person_id,
        document=held,
        event=event.value,
        happened_on=day,
        reported_at=clock.now(),
        successor=successor,
        note=note.strip()[:REFERENCE_LENGTH],
    )
    journal.record(
        actor=actor,
        event=DocumentReported(
            person_id=row.person_id,
            report_id=row.id,
            document_id=held.pk,
            report=row.event,
            happened_on=row.happened_on,
            successor_id=row.successor_id,
            note=row.note,
        ),
        purpose=purpose.value,
        subjects=(person_subject(row.person_id),),
    )
    return row.id
