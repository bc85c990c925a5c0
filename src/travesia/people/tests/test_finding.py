"""Finding persons: by document, by likeness, and the look that reading leaves."""

from uuid import uuid4

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import Claim, HeldDocument, PersonRef, Reason
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION


def known(officer: Actor, who: Claim = ANNA, document: HeldDocument | None = None) -> PersonRef:
    return services.register_person(actor=officer, claim=who, document=document, purpose=DESK)


@pytest.mark.parametrize("number", ["L898902C3", "l898902c3", "L898902C3<<", "L-898 902C3"])
def test_document_is_found_however_its_number_is_typed(
    officer: Actor, ledger: Ledger, number: str
) -> None:
    person = known(officer, document=PASSPORT)
    assert selectors.find_by_document(issuing_state="UTO", number=number) == (person,)
    assert not ledger.looks


def test_same_number_of_another_issuer_is_another_document(officer: Actor, ledger: Ledger) -> None:
    known(officer, document=PASSPORT)
    assert selectors.find_by_document(issuing_state="DOM", number="L898902C3") == ()


def test_document_shown_by_two_people_names_both(officer: Actor, ledger: Ledger) -> None:
    first = known(officer, document=PASSPORT)
    second = known(officer, claim("OTHER"), document=PASSPORT)
    found = selectors.find_by_document(issuing_state="UTO", number=PASSPORT.number)
    assert set(found) == {first, second}


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        (claim("Eriksson", "Anna María"), Reason.SAME_NAME_AND_BIRTH_DATE),
        (claim("ANNA", "MARIA ERIKSSON"), Reason.SAME_NAME_AND_BIRTH_DATE),
        (claim(birth_date="1974"), Reason.SAME_NAME_BIRTH_DATE_IN_PART),
        (claim(birth_date="1974-08"), Reason.SAME_NAME_BIRTH_DATE_IN_PART),
        (claim(birth_date="1974-12-08"), Reason.SAME_NAME_DAY_AND_MONTH_SWAPPED),
        (claim(sex="M", nationality="DOM"), Reason.SAME_NAME_AND_BIRTH_DATE),
    ],
)
def test_same_name_and_possible_birth_date_is_a_candidate(
    officer: Actor, ledger: Ledger, asked: Claim, reason: Reason
) -> None:
    person = known(officer)
    found = selectors.candidates_for(claim=asked, document=None)
    assert [(c.person, c.reasons) for c in found] == [(person, (reason,))]
    assert not ledger.looks


@pytest.mark.parametrize(
    "asked",
    [
        claim(birth_date="1975-08-12"),
        claim(birth_date="1973"),
        claim(birth_date=""),
        claim("ERIKSON"),
        claim(secondary="ANNA"),
    ],
)
def test_another_name_or_birth_date_is_no_candidate(
    officer: Actor, ledger: Ledger, asked: Claim
) -> None:
    known(officer)
    assert selectors.candidates_for(claim=asked, document=None) == ()


def test_same_document_comes_before_same_name(officer: Actor, ledger: Ledger) -> None:
    namesake = known(officer, document=passport("AAAA1"))
    holder = known(officer, claim("SOMEBODY", "ELSE"), document=PASSPORT)
    found = selectors.candidates_for(claim=ANNA, document=PASSPORT)
    assert [c.person for c in found] == [holder, namesake]
    assert selectors.candidates_for(claim=ANNA, document=PASSPORT, limit=1) == found[:1]


def test_reading_a_record_is_written_down_with_its_purpose(officer: Actor, ledger: Ledger) -> None:
    person = known(officer)
    selectors.access_person(
        actor=officer, person_id=person.id, purpose=DESK, fields=("claim",), reason="desk"
    )
    assert len(ledger.looks) == 1
    look = ledger.looks[0]
    assert look["subjects"] == (selectors.person_subject(person.id),)
    assert (look["purpose"], look["fields"]) == ("border_inspection", ("claim",))


@pytest.mark.parametrize("purpose", [Purpose.STATISTICS, Purpose.TRAINING])
def test_record_is_closed_for_other_purposes(
    officer: Actor, ledger: Ledger, purpose: Purpose
) -> None:
    person = known(officer)
    with pytest.raises(AccessDeniedError):
        selectors.access_person(actor=officer, person_id=person.id, purpose=purpose)
    assert not ledger.looks


def test_stranger_learns_nothing_of_who_exists(
    officer: Actor, stranger: Actor, ledger: Ledger
) -> None:
    person = known(officer)
    answers = []
    for person_id in (person.id, uuid4()):
        with pytest.raises(AccessDeniedError) as refusal:
            selectors.access_person(actor=stranger, person_id=person_id, purpose=DESK)
        answers.append(str(refusal.value))
    assert answers[0] == answers[1]


def test_nobody_by_that_number_is_said_so(officer: Actor, ledger: Ledger) -> None:
    with pytest.raises(selectors.PersonNotFoundError):
        selectors.access_person(actor=officer, person_id=uuid4(), purpose=DESK)
    assert not ledger.looks
