"""Names beside the claimed one: kept as written, found, taken back without being overwritten."""

from uuid import UUID

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.people import selectors, services
from travesia.people.domain import NameKind, NewName
from travesia.people.models import PersonName
from travesia.people.services import NameRefusedError
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION
MARRIED = NewName(NameKind.MARRIED, "LINDQVIST", "ANNA  MARIA", valid_from="1999-06")


@pytest.fixture
def anna(officer: Actor, ledger: Ledger) -> UUID:
    return services.register_person(actor=officer, claim=ANNA, document=PASSPORT, purpose=DESK).id


def add(officer: Actor, person_id: UUID, name: NewName = MARRIED) -> int:
    return services.add_name(
        actor=officer, person_id=person_id, name=name, reason="asked", purpose=DESK
    )


def withdraw(officer: Actor, person_id: UUID, name_id: int) -> bool:
    return services.withdraw_name(
        actor=officer, person_id=person_id, name_id=name_id, reason="a namesake's", purpose=DESK
    )


def test_name_is_kept_with_kind_script_and_dates_in_part(
    officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    name_id = add(officer, anna)
    native = NewName(NameKind.NATIVE, "Эрикссон", "Анна Мария")
    services.add_name(actor=officer, person_id=anna, name=native, document=PASSPORT, purpose=DESK)
    view = selectors.access_person(actor=officer, person_id=anna, purpose=DESK)
    kept = {name.kind: name for name in view.names}
    assert (kept[NameKind.MARRIED].id, kept[NameKind.MARRIED].secondary) == (name_id, "ANNA MARIA")
    assert kept[NameKind.MARRIED].valid_from in {"1999-06", "1999-06-XX"}
    assert (kept[NameKind.NATIVE].script, kept[NameKind.NATIVE].primary) == ("Cyrl", "Эрикссон")
    assert kept[NameKind.NATIVE].document_id is not None
    assert view.claim == ANNA
    assert ledger.kinds().count("people.name_added") == 2


def test_person_is_found_by_an_added_name_until_it_is_withdrawn(
    officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    name_id = add(officer, anna)

    def found() -> list[UUID]:
        asked = selectors.candidates_for(claim=claim("LINDQVIST"), document=None)
        return [candidate.person.id for candidate in asked]

    assert found() == [anna]
    assert withdraw(officer, anna, name_id) is True
    assert withdraw(officer, anna, name_id) is False
    assert found() == []
    assert PersonName.objects.get(pk=name_id).primary == "LINDQVIST"
    view = selectors.access_person(actor=officer, person_id=anna, purpose=DESK)
    assert [name.kind for name in view.names] == [NameKind.CLAIMED]
    assert ledger.kinds().count("people.name_withdrawn") == 1


def test_same_name_added_twice_is_one_and_after_withdrawal_a_new_one(
    officer: Actor, anna: UUID, ledger: Ledger
) -> None:
    first = add(officer, anna)
    assert add(officer, anna) == first
    withdraw(officer, anna, first)
    assert add(officer, anna) != first
    assert ledger.kinds().count("people.name_added") == 2


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (NewName(NameKind.CLAIMED, "X"), "kind_follows_from_claim"),
        (NewName(NameKind.FORMER, "X"), "kind_follows_from_claim"),
        (NewName(NameKind.ALIAS, " ", ""), "name_missing"),
        (NewName(NameKind.ALIAS, "X" * 301), "name_too_long"),
        (NewName(NameKind.ALIAS, "X", valid_from="soon"), "date_malformed"),
        (NewName(NameKind.BIRTH, "X", "", "2001", "2000-12"), "ends_before_it_begins"),
    ],
)
def test_name_that_cannot_be_is_refused(
    officer: Actor, anna: UUID, name: NewName, problem: str
) -> None:
    with pytest.raises(NameRefusedError) as refused:
        add(officer, anna, name)
    assert problem in str(refused.value.facts["problems"])


def test_dates_in_part_that_can_fit_are_taken(officer: Actor, anna: UUID) -> None:
    add(officer, anna, NewName(NameKind.BIRTH, "X", "", "2001-05", "2001"))


def test_claimed_name_is_corrected_and_never_withdrawn(officer: Actor, anna: UUID) -> None:
    claimed = PersonName.objects.get().pk
    with pytest.raises(NameRefusedError) as refused:
        withdraw(officer, anna, claimed)
    assert refused.value.code == "people.name_is_claimed"


def test_name_of_another_person_or_document_is_not_found(officer: Actor, anna: UUID) -> None:
    other = services.register_person(
        actor=officer, claim=claim("OTHER"), document=None, purpose=DESK
    )
    name_id = add(officer, other.id)
    with pytest.raises(services.NameNotFoundError):
        withdraw(officer, anna, name_id)
    with pytest.raises(services.DocumentNotHeldError):
        services.add_name(
            actor=officer,
            person_id=anna,
            name=MARRIED,
            document=passport("NOTHERS1"),
            purpose=DESK,
        )


@pytest.mark.parametrize(("withdrawn", "asked"), [(False, 1), (True, 0)])
def test_two_people_are_compared_by_the_names_that_stand(
    officer: Actor, anna: UUID, withdrawn: bool, asked: int
) -> None:
    name_id = add(officer, anna, NewName(NameKind.ALIAS, "LINDQVIST", "GRETA"))
    if withdrawn:
        withdraw(officer, anna, name_id)
    services.register_many(actor=officer, rows=[(claim("LINDQVIST", "GRETA"), None)], purpose=DESK)
    runner = Actor.system("duplicates", {"people.raise_question"})
    assert services.find_duplicates(actor=runner).asked == asked
