"""Documents over time: renewed, lost and recovered, with every report kept."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor, Purpose
from travesia.people import selectors, services
from travesia.people.domain import DocumentEvent, HeldDocument, PersonView, is_missing
from travesia.people.models import DocumentReport
from travesia.people.services import DocumentReportError
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION
NEW = passport("N1234567")


@pytest.fixture
def anna(officer: Actor, ledger: Ledger) -> UUID:
    return services.register_person(actor=officer, claim=ANNA, document=PASSPORT, purpose=DESK).id


def report(
    officer: Actor, person_id: UUID, event: DocumentEvent, happened_on: str = "2026-03"
) -> UUID:
    return services.report_document(
        actor=officer,
        person_id=person_id,
        document=PASSPORT,
        event=event,
        happened_on=happened_on,
        note="police report 12",
        purpose=DESK,
    )


def renew(officer: Actor, person_id: UUID, successor: HeldDocument = NEW) -> UUID:
    return services.renew_document(
        actor=officer, person_id=person_id, document=PASSPORT, successor=successor, purpose=DESK
    )


def record(officer: Actor, person_id: UUID) -> PersonView:
    return selectors.access_person(actor=officer, person_id=person_id, purpose=DESK)


def test_renewed_document_stays_beside_its_successor(
    officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    renew(officer, anna)
    view = record(officer, anna)
    assert set(view.documents) == {PASSPORT, NEW}
    (made,) = view.document_reports
    assert (made.event, made.successor_id is not None) == (DocumentEvent.RENEWED, True)
    assert ledger.kinds()[-2:] == ["people.document_held", "people.document_reported"]


def test_every_report_is_kept_and_the_last_says_whether_it_is_missing(
    officer: Actor, anna: UUID
) -> None:
    told = [DocumentEvent.LOST, DocumentEvent.RECOVERED, DocumentEvent.STOLEN]
    missing = []
    for event in told:
        report(officer, anna, event)
        reports = record(officer, anna).document_reports
        missing.append(is_missing(reports, reports[0].document_id))
    assert [made.event for made in record(officer, anna).document_reports] == told
    assert missing == [True, False, True]
    renew(officer, anna)
    reports = record(officer, anna).document_reports
    assert is_missing(reports, reports[0].document_id)
    assert reports[0].note == "police report 12"


def test_report_needs_a_held_document_and_a_past_date(officer: Actor, anna: UUID) -> None:
    for day, code in (("soon", "malformed"), ("2027", "future")):
        with pytest.raises(DocumentReportError, match="date") as refused:
            report(officer, anna, DocumentEvent.LOST, day)
        assert code in refused.value.code
    with pytest.raises(services.DocumentNotHeldError):
        services.report_document(
            actor=officer, person_id=anna, document=NEW, event=DocumentEvent.LOST, purpose=DESK
        )
    assert not DocumentReport.objects.exists()


def test_renewal_names_another_document(officer: Actor, anna: UUID, ledger: Ledger) -> None:
    with pytest.raises(DocumentReportError) as refused:
        renew(officer, anna, PASSPORT)
    assert refused.value.code == "people.renewed_by_itself"
    with pytest.raises(DocumentReportError) as refused:
        report(officer, anna, DocumentEvent.RENEWED)
    assert refused.value.code == "people.renewal_names_both"


def test_database_refuses_a_renewal_without_a_successor(officer: Actor, anna: UUID) -> None:
    report(officer, anna, DocumentEvent.LOST)
    with pytest.raises(IntegrityError), transaction.atomic():
        DocumentReport.objects.update(event="renewed")
