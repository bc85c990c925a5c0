"""Registering persons and documents: what is kept, what is refused, what is written down."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import Claim, HeldDocument, NameKind, PersonRef, Standing
from travesia.people.models import Person, PersonDocument
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport
from travesia.testing import actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION


def register(
    officer: Actor, who: Claim = ANNA, document: HeldDocument | None = PASSPORT
) -> PersonRef:
    return services.register_person(actor=officer, claim=who, document=document, purpose=DESK)


def test_record_keeps_the_claim_as_it_was_stated(officer: Actor, ledger: Ledger) -> None:
    person = register(officer, claim("Núñez  de la Cruz", "José", birth_date="1974-08"))
    view = selectors.access_person(actor=officer, person_id=person.id, purpose=DESK)
    assert view.claim == claim("Núñez de la Cruz", "José", birth_date="1974-08-XX")
    assert view.documents == (PASSPORT,)
    assert view.standing is Standing.CLAIMED
    assert not view.verified
    assert view.revision == 1
    row = Person.objects.get()
    assert (str(row.birth_earliest), str(row.birth_latest)) == ("1974-08-01", "1974-08-31")


def test_native_script_is_kept_and_named(officer: Actor, ledger: Ledger) -> None:
    person = register(officer, claim("王", "小明"))
    names = selectors.access_person(actor=officer, person_id=person.id, purpose=DESK).names
    assert [(n.kind, n.script, n.primary) for n in names] == [(NameKind.CLAIMED, "Hani", "王")]


def test_child_born_today_is_registered(officer: Actor, ledger: Ledger) -> None:
    person = register(officer, claim(birth_date="2026-11-20"), document=None)
    view = selectors.access_person(actor=officer, person_id=person.id, purpose=DESK)
    assert view.claim.birth_date == "2026-11-20"


def test_registration_is_one_entry_about_the_person(officer: Actor, ledger: Ledger) -> None:
    person = register(officer)
    assert ledger.kinds() == ["people.person_registered"]
    entry = ledger.entries[0]
    assert entry["subjects"] == (selectors.person_subject(person.id),)
    assert entry["event"].number == "L898902C3"


def test_person_without_document_is_registered(officer: Actor, ledger: Ledger) -> None:
    person = register(officer, document=None)
    assert selectors.access_person(actor=officer, person_id=person.id, purpose=DESK).documents == ()
    assert ledger.entries[0]["event"].document_id is None


@pytest.mark.parametrize(
    ("who", "problem"),
    [
        (claim("", " "), "name_missing"),
        (claim("X" * 301), "name_too_long"),
        (claim(birth_date="1974-13-01"), "birth_date_malformed"),
        (claim(birth_date="2026-11-22"), "birth_date_in_future"),
        (claim(sex="Z"), "sex_unknown"),
        (claim(nationality="U1"), "nationality_malformed"),
    ],
)
def test_unrecordable_claim_is_refused_with_its_problem(
    officer: Actor, ledger: Ledger, who: Claim, problem: str
) -> None:
    with pytest.raises(services.ClaimError) as refusal:
        register(officer, who)
    assert problem in str(refusal.value.facts["problems"])
    assert not Person.objects.exists()
    assert not ledger.entries


@pytest.mark.parametrize("number", ["", "<<<", "---"])
def test_document_without_number_is_refused(officer: Actor, ledger: Ledger, number: str) -> None:
    with pytest.raises(services.ClaimError):
        register(officer, document=passport(number))
    assert not Person.objects.exists()


def test_stranger_may_not_register(stranger: Actor, ledger: Ledger) -> None:
    with pytest.raises(AccessDeniedError):
        register(stranger)
    assert not ledger.entries


def test_grant_elsewhere_does_not_open_this_post(ledger: Ledger) -> None:
    elsewhere = actor("away", Role.BORDER_OFFICER, scope=Scope(country="HTI"))
    with pytest.raises(AccessDeniedError):
        services.register_person(
            actor=elsewhere, claim=ANNA, document=None, purpose=DESK, scope=Scope(country="DOM")
        )


def test_batch_keeps_the_order_of_its_rows(officer: Actor, ledger: Ledger) -> None:
    rows = [(claim(f"Family{i}"), passport(f"U{i:07}")) for i in range(250)]
    people = services.register_many(actor=officer, rows=rows, purpose=DESK)
    for i in (0, 17, 249):
        found = selectors.find_by_document(issuing_state="UTO", number=f"U{i:07}")
        assert found == (people[i],)
    assert ledger.kinds() == ["people.person_registered"] * 250


def test_batch_with_a_bad_row_registers_nobody(officer: Actor, ledger: Ledger) -> None:
    rows = [(ANNA, PASSPORT), (claim("", ""), PASSPORT)]
    with pytest.raises(services.ClaimError) as refusal:
        services.register_many(actor=officer, rows=rows, purpose=DESK)
    assert refusal.value.facts["row"] == 1
    assert not Person.objects.exists()


def test_batch_is_refused_to_a_system_that_was_not_given_it(ledger: Ledger) -> None:
    with pytest.raises(AccessDeniedError):
        services.register_many(actor=Actor.system("x"), rows=[(ANNA, None)], purpose=DESK)
    loader = Actor.system("loader", ["people.register"])
    assert len(services.register_many(actor=loader, rows=[(ANNA, None)], purpose=DESK)) == 1


def test_new_document_joins_the_record_once(officer: Actor, ledger: Ledger) -> None:
    person = register(officer)
    renewed = passport("N1234567")

    def hold() -> bool:
        return services.hold_document(
            actor=officer, person_id=person.id, document=renewed, purpose=DESK
        )

    assert hold() is True
    assert hold() is False
    assert ledger.kinds() == ["people.person_registered", "people.document_held"]
    view = selectors.access_person(actor=officer, person_id=person.id, purpose=DESK)
    assert set(view.documents) == {renewed, PASSPORT}


def test_document_for_nobody_is_refused(officer: Actor, ledger: Ledger) -> None:
    with pytest.raises(selectors.PersonNotFoundError):
        services.hold_document(actor=officer, person_id=uuid4(), document=PASSPORT, purpose=DESK)


def test_database_refuses_the_same_document_twice_on_one_record(
    officer: Actor, ledger: Ledger
) -> None:
    register(officer)
    row = PersonDocument.objects.get()
    row.pk = uuid4()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_database_refuses_bounds_that_do_not_belong_together(
    officer: Actor, ledger: Ledger
) -> None:
    register(officer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.update(birth_latest="1900-01-01")
