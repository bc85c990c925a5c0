"""Verified is what was checked: by whom, against what, and only until the claim is corrected."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import (
    Claim,
    ClaimField,
    DocumentEvent,
    Evidence,
    HeldDocument,
    Outcome,
    Standing,
)
from travesia.people.models import PersonVerification
from travesia.people.services import VerificationError
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION
NAME_AND_BIRTH = (ClaimField.NAME, ClaimField.BIRTH_DATE)


@pytest.fixture
def anna(officer: Actor, ledger: Ledger) -> UUID:
    return services.register_person(actor=officer, claim=ANNA, document=PASSPORT, purpose=DESK).id


def check(  # every part of a check can be the one a test is about
    who: Actor,
    person_id: UUID,
    means: Evidence = Evidence.CHIP_READ,
    outcome: Outcome = Outcome.VERIFIED,
    fields: tuple[ClaimField, ...] = NAME_AND_BIRTH,
    document: HeldDocument | None = PASSPORT,
    reference: str = "file 2026/114",
    seen: int = 1,
) -> Standing:
    return services.verify_identity(
        actor=who,
        person_id=person_id,
        means=means,
        fields=fields,
        outcome=outcome,
        reference=reference,
        document=document,
        expected_revision=seen,
        purpose=SECOND,
    )


def correct(officer: Actor, person_id: UUID, to: Claim) -> None:
    services.correct_claim(
        actor=officer,
        person_id=person_id,
        claim=to,
        expected_revision=1,
        reason="misread",
        purpose=DESK,
    )


def standing(who: Actor, person_id: UUID) -> Standing:
    return selectors.access_person(actor=who, person_id=person_id, purpose=DESK).standing


def test_claim_is_verified_by_a_check_alone_and_the_check_says_all(
    officer: Actor, second_officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    assert standing(officer, anna) is Standing.CLAIMED
    assert check(second_officer, anna) is Standing.VERIFIED
    view = selectors.access_person(actor=officer, person_id=anna, purpose=DESK)
    assert view.verified
    (made,) = view.verifications
    assert (made.means, made.outcome) == (Evidence.CHIP_READ, Outcome.VERIFIED)
    assert (made.fields, made.reference) == (NAME_AND_BIRTH, "file 2026/114")
    assert made.verified_by == second_officer.id
    event = ledger.entries[-1]["event"]
    assert (event.KIND, event.standing, event.revision) == (
        "people.identity_checked",
        "verified",
        1,
    )
    assert event.document_id == made.document_id


@pytest.mark.parametrize(
    ("to", "after"),
    [
        (claim("ERIKSEN"), Standing.CLAIMED),
        (claim(birth_date="1974"), Standing.CLAIMED),
        (claim(sex="X"), Standing.VERIFIED),
        (claim(nationality="XXA"), Standing.VERIFIED),
    ],
)
def test_correcting_a_verified_field_makes_it_a_claim_again_and_another_field_does_not(
    officer: Actor, second_officer: Actor, anna: UUID, ledger: Ledger, to: Claim, after: Standing
) -> None:
    check(second_officer, anna)
    correct(officer, anna, to)
    assert standing(officer, anna) is after
    ended = [e["event"] for e in ledger.entries if e["event"].KIND == "people.verification_ended"]
    assert len(ended) == (after is Standing.CLAIMED)
    assert PersonVerification.objects.count() == 1


def test_check_that_still_holds_keeps_the_identity_verified(
    officer: Actor, second_officer: Actor, anna: UUID
) -> None:
    check(second_officer, anna)
    check(second_officer, anna, Evidence.REGISTER_CONSULTED, fields=(ClaimField.NAME,))
    correct(officer, anna, claim(birth_date="1974"))
    assert standing(officer, anna) is Standing.VERIFIED


def test_failed_check_verifies_nothing_and_stays_on_record(
    officer: Actor, second_officer: Actor, anna: UUID
) -> None:
    assert check(second_officer, anna, outcome=Outcome.NOT_VERIFIED) is Standing.CLAIMED
    view = selectors.access_person(actor=officer, person_id=anna, purpose=DESK)
    assert [made.outcome for made in view.verifications] == [Outcome.NOT_VERIFIED]


def test_same_check_failing_later_takes_the_earlier_one_with_it_and_another_does_not(
    second_officer: Actor, anna: UUID
) -> None:
    check(second_officer, anna)
    interview = {"means": Evidence.INTERVIEW, "document": None}
    failed = check(second_officer, anna, outcome=Outcome.NOT_VERIFIED, **interview)  # type: ignore[arg-type]  # two arguments at once
    assert failed is Standing.VERIFIED
    assert check(second_officer, anna, outcome=Outcome.NOT_VERIFIED) is Standing.CLAIMED
    assert check(second_officer, anna) is Standing.VERIFIED


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"means": Evidence.RECORDS_COMPARED}, "means_establish_nothing"),
        ({"document": None}, "document_missing"),
        ({"fields": ()}, "nothing_checked"),
        ({"fields": (ClaimField.SEX,)}, "name_not_checked"),
        ({"reference": "  "}, "reference_missing"),
        ({"reference": "x" * 201}, "reference_too_long"),
    ],
)
def test_check_without_its_evidence_is_refused(
    second_officer: Actor, anna: UUID, ledger: Ledger, wrong: dict[str, object], problem: str
) -> None:
    with pytest.raises(VerificationError) as refused:
        check(second_officer, anna, **wrong)  # type: ignore[arg-type]  # one wrong argument a case
    assert problem in str(refused.value.facts["problems"])
    assert ledger.kinds() == ["people.person_registered"]


def test_document_of_somebody_else_or_reported_lost_verifies_nobody(
    officer: Actor, second_officer: Actor, anna: UUID
) -> None:
    with pytest.raises(services.DocumentNotHeldError):
        check(second_officer, anna, document=passport("NOTHERS1"))

    def report(event: DocumentEvent) -> None:
        services.report_document(
            actor=officer, person_id=anna, document=PASSPORT, event=event, purpose=DESK
        )

    report(DocumentEvent.LOST)
    with pytest.raises(VerificationError) as refused:
        check(second_officer, anna)
    assert refused.value.code == "people.document_missing"
    report(DocumentEvent.RECOVERED)
    assert check(second_officer, anna) is Standing.VERIFIED


def test_check_of_a_record_that_moved_on_is_refused(
    officer: Actor, second_officer: Actor, anna: UUID
) -> None:
    correct(officer, anna, claim("ERIKSEN"))
    with pytest.raises(services.ClaimConflictError):
        check(second_officer, anna, seen=1)
    assert check(second_officer, anna, seen=2) is Standing.VERIFIED


def test_first_line_does_not_verify_and_nobody_verifies_nobody(
    officer: Actor, second_officer: Actor, anna: UUID
) -> None:
    with pytest.raises(AccessDeniedError):
        check(officer, anna)
    with pytest.raises(selectors.PersonNotFoundError):
        check(second_officer, uuid4())


def test_database_refuses_a_means_that_establishes_nothing(
    second_officer: Actor, anna: UUID
) -> None:
    check(second_officer, anna)
    with pytest.raises(IntegrityError), transaction.atomic():
        PersonVerification.objects.update(means="records_compared")
