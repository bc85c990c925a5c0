"""Subject access and erasure leave no table out: one that is added later fails here first."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.models import CASCADE, PROTECT, Model

from travesia.access.domain import Actor, Purpose, Role
from travesia.core.retention import RETENTION
from travesia.people import services
from travesia.people.domain import (
    ClaimField,
    DocumentEvent,
    Evidence,
    NameKind,
    NewName,
    Outcome,
    PersonRef,
    PhotoSource,
)
from travesia.people.models import Person
from travesia.people.tests.factories import ANNA, PASSPORT, claim
from travesia.people.tests.pictures import picture
from travesia.testing import actor

pytestmark = [pytest.mark.storage, pytest.mark.usefixtures("frozen_clock")]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION

#: Table of this room → where its rows stand in the export.
GIVEN = {
    "people.PersonName": ("record", "names"),
    "people.PersonDocument": ("record", "documents"),
    "people.PersonPhoto": ("photos",),
    "people.PersonVerification": ("record", "verifications"),
    "people.DocumentReport": ("record", "document_reports"),
    "people.PersonLink": ("links",),
    "people.QuestionPerson": ("questions",),
}
#: Table of another room → the kinds of retention under which it gives, or says why it does not.
BY_OTHERS = {
    "border.Crossing": "border.crossings",
    "border.Inspection": "border.inspections",
    "border.Stay": "border.stays",
    "lists.HitAnswer": "lists.answers",
    "credentials.Authorisation": "credentials.authorisations",
}
#: Table that hangs on a table of a person, not on the person → where it goes with it.
BEHIND = {
    "people.QuestionStep": ("questions", "acts"),
    "people.IdentityQuestion": ("questions",),
}
#: Work still to be done: an id for the moment until it is, and nothing that is said of anybody.
TO_DO = {"people.Uncompared"}


def keys_to_person() -> Iterator[tuple[type[Model], Any]]:
    """Yield every table of the program with a key to Person, and the key."""
    for relation in Person._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete:
            assert relation.related_model is not None
            yield relation.related_model, relation.remote_field


def test_every_table_with_a_key_to_a_person_is_given_or_says_why_not() -> None:
    tables = {model._meta.label for model, _key in keys_to_person()}
    assert tables == set(GIVEN) | set(BY_OTHERS)


def test_every_table_of_this_room_is_reached_from_a_person() -> None:
    from django.apps import apps

    room = {model._meta.label for model in apps.get_app_config("people").get_models()}
    assert room == {"people.Person", *GIVEN, *BEHIND, *TO_DO}


@pytest.mark.parametrize("kind", BY_OTHERS.values())
def test_other_rooms_give_what_they_keep_or_say_why_they_do_not(kind: str) -> None:
    policy = RETENTION[kind]
    assert (policy.give is None) is bool(policy.withheld)


def test_every_key_to_a_person_erases_with_them_or_holds_them() -> None:
    for model, key in keys_to_person():
        here = model._meta.app_label == "people"
        assert key.remote_field.on_delete is (CASCADE if here else PROTECT), model


@pytest.fixture
def protector() -> Actor:
    return actor("dpo", Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def anna(db: None, officer: Actor, second_officer: Actor) -> PersonRef:
    """Anna with a row in every table of the room."""
    person, other = (
        services.register_person(actor=officer, claim=said, document=PASSPORT, purpose=DESK)
        for said in (ANNA, claim("BERGMAN"))
    )
    at_desk: dict[str, Any] = {"actor": officer, "person_id": person.id, "purpose": DESK}
    services.add_photo(**at_desk, content=picture(), source=PhotoSource.DESK)
    services.add_name(**at_desk, name=NewName(NameKind.NATIVE, "Эрикссон", "Анна"))
    services.report_document(**at_desk, document=PASSPORT, event=DocumentEvent.LOST)
    services.verify_identity(
        actor=second_officer,
        person_id=person.id,
        means=Evidence.INTERVIEW,
        fields=(ClaimField.NAME,),
        outcome=Outcome.VERIFIED,
        reference="file 2026/114",
        document=None,
        expected_revision=1,
        purpose=SECOND,
    )
    services.link_persons(
        actor=second_officer,
        person_id=person.id,
        other_id=other.id,
        evidence=Evidence.INTERVIEW,
        reason="same woman",
        purpose=SECOND,
    )
    return person


def at(given: Any, *path: str) -> Any:
    for name in path:
        given = given[name]
    return given


def test_export_has_rows_of_every_table(protector: Actor, anna: PersonRef) -> None:
    given = json.loads(json.dumps(services.export_person(actor=protector, person_id=anna.id)))
    for label, path in GIVEN.items():
        assert at(given, *path), label
    assert set(BY_OTHERS.values()) <= {*given["kept_by_other_rooms"], *given["not_given"]}
    assert "authority" in given["not_given"]["lists.answers"]


def test_erasure_leaves_no_row_of_the_person_in_any_table(
    protector: Actor, anna: PersonRef
) -> None:
    filled = [(m, k.name) for m, k in keys_to_person() if m._meta.label in GIVEN]
    for model, name in filled:
        both = {"first", "second"} if model._meta.label == "people.PersonLink" else {name}
        rows = [model._default_manager.filter(**{one: anna.id}).exists() for one in both]
        assert any(rows), model
    services.erase_person(actor=protector, person_id=anna.id, reason="letter of 2 Nov")
    for model, name in filled:
        assert not model._default_manager.filter(**{name: anna.id}).exists(), model
    assert Person.objects.count() == 1


def test_reasons_of_acts_on_questions_are_given(
    officer: Actor, second_officer: Actor, protector: Actor, anna: PersonRef
) -> None:
    from travesia.people import selectors
    from travesia.people.domain import IdentityAnswer

    question = selectors.questions(actor=second_officer, purpose=SECOND)[0]
    services.answer_question(
        actor=second_officer,
        question_id=question.id,
        answer=IdentityAnswer.EXPLAINED,
        reason="married in May",
        purpose=SECOND,
    )
    given = json.loads(json.dumps(services.export_person(actor=protector, person_id=anna.id)))
    (act,) = [act for one in given["questions"] for act in one["acts"]]
    assert (act["act"], act["answer"], act["reason"]) == ("answer", "explained", "married in May")
