"""Correcting claims: the old one stays readable, and two correctors never overwrite each other."""

from uuid import UUID

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.people import selectors, services
from travesia.people.domain import Claim, NameKind, PersonRef
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, claim

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION


@pytest.fixture
def anna(officer: Actor, ledger: Ledger) -> UUID:
    return services.register_person(actor=officer, claim=ANNA, document=None, purpose=DESK).id


def correct(officer: Actor, person_id: UUID, to: Claim, seen: int = 1) -> PersonRef:
    return services.correct_claim(
        actor=officer,
        person_id=person_id,
        claim=to,
        expected_revision=seen,
        reason="misread",
        purpose=DESK,
    )


def test_former_name_stays_beside_the_corrected_one(officer: Actor, anna: UUID) -> None:
    correct(officer, anna, claim("ERIKSEN"))
    view = selectors.access_person(actor=officer, person_id=anna, purpose=DESK)
    assert view.claim.primary == "ERIKSEN"
    assert view.revision == 2
    assert [(n.kind, n.primary) for n in view.names] == [
        (NameKind.FORMER, "ERIKSSON"),
        (NameKind.CLAIMED, "ERIKSEN"),
    ]


def test_entry_keeps_before_and_after(officer: Actor, anna: UUID, ledger: Ledger) -> None:
    correct(officer, anna, claim(birth_date="1974"))
    event = ledger.entries[-1]["event"]
    assert event.before["birth_date"] == "1974-08-12"
    assert event.after["birth_date"] == "1974"
    assert event.reason == "misread"


def test_second_of_two_correctors_is_told_and_nothing_is_overwritten(
    officer: Actor, second_officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    correct(officer, anna, claim("ERIKSEN"), seen=1)
    with pytest.raises(services.ClaimConflictError) as conflict:
        correct(second_officer, anna, claim("ERICSSON"), seen=1)
    assert conflict.value.status == 409
    view = selectors.access_person(actor=officer, person_id=anna, purpose=DESK)
    assert view.claim.primary == "ERIKSEN"
    assert ledger.kinds().count("people.claim_corrected") == 1


def test_same_correction_saved_twice_is_one_entry(
    officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    correct(officer, anna, claim("ERIKSEN"))
    correct(officer, anna, claim("ERIKSEN"))
    assert ledger.kinds().count("people.claim_corrected") == 1


def test_person_found_by_a_former_name_is_still_a_candidate(officer: Actor, anna: UUID) -> None:
    correct(officer, anna, claim("ERIKSEN"))
    for name in ("ERIKSSON", "ERIKSEN"):
        found = selectors.candidates_for(claim=claim(name), document=None)
        assert [c.person.id for c in found] == [anna]


def test_unrecordable_correction_changes_nothing(
    officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    with pytest.raises(services.ClaimError):
        correct(officer, anna, claim("", ""))
    assert ledger.kinds() == ["people.person_registered"]
