"""Erasing persons: when their time is over, unless they are held or came back with a document."""

from datetime import timedelta

import pytest

from travesia.access.domain import Actor, Purpose, Role
from travesia.core.clock import FixedClock
from travesia.core.events import Subject
from travesia.core.retention import RETENTION
from travesia.journal import services as journal
from travesia.people import services
from travesia.people.domain import Evidence, NewQuestion, PersonRef, QuestionKind
from travesia.people.models import (
    IdentityQuestion,
    Person,
    PersonDocument,
    PersonLink,
    PersonName,
)
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport
from travesia.testing import TODAY, actor

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
DESK = Purpose.BORDER_INSPECTION


def shred(before: object, limit: int = 100) -> int:
    """Carry out the room's policy."""
    policy = RETENTION["people.persons"].shred
    assert policy is not None
    return policy(before, limit)  # type: ignore[arg-type]  # a datetime


@pytest.fixture
def anna(officer: Actor, frozen_clock: FixedClock) -> PersonRef:
    return services.register_person(actor=officer, claim=ANNA, document=PASSPORT, purpose=DESK)


def test_person_goes_with_names_and_documents(anna: PersonRef) -> None:
    assert shred(TODAY) == 0
    assert shred(TODAY + timedelta(seconds=1)) == 1
    for table in (Person, PersonName, PersonDocument):
        assert not table.objects.exists()


def test_no_more_go_than_asked_for_and_the_oldest_first(
    officer: Actor, anna: PersonRef, frozen_clock: FixedClock
) -> None:
    frozen_clock.set(TODAY + timedelta(days=1))
    rows = [(claim(f"Family{i}"), None) for i in range(3)]
    services.register_many(actor=officer, rows=rows, purpose=DESK)
    assert shred(TODAY + timedelta(days=9), 1) == 1
    assert not Person.objects.filter(pk=anna.id).exists()
    assert shred(TODAY + timedelta(days=9), 100) == 3


def test_person_who_came_back_with_a_new_document_stays(
    officer: Actor, anna: PersonRef, frozen_clock: FixedClock
) -> None:
    frozen_clock.set(TODAY + timedelta(days=30))
    services.hold_document(
        actor=officer, person_id=anna.id, document=passport("N1234567"), purpose=DESK
    )
    assert shred(TODAY + timedelta(days=30)) == 0
    assert shred(TODAY + timedelta(days=31)) == 1


def test_held_person_stays(anna: PersonRef) -> None:
    protector = actor("dpo", Role.DATA_PROTECTION_OFFICER)
    journal.hold(actor=protector, subject=Subject("person", anna.id), reason="complaint 12")
    assert shred(TODAY + timedelta(days=9)) == 0
    assert Person.objects.filter(pk=anna.id).exists()


def test_links_and_questions_go_with_a_person_and_whoever_was_linked_stays(
    officer: Actor, second_officer: Actor, anna: PersonRef, frozen_clock: FixedClock
) -> None:
    frozen_clock.set(TODAY + timedelta(days=30))
    other = services.register_person(
        actor=officer, claim=claim("ERIKSON"), document=None, purpose=DESK
    )
    services.raise_question(
        actor=officer,
        question=NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, (anna, other), {}),
        purpose=DESK,
    )
    services.link_persons(
        actor=second_officer,
        person_id=anna.id,
        other_id=other.id,
        evidence=Evidence.INTERVIEW,
        reason="one passport renewed",
        purpose=Purpose.SECOND_LINE_INSPECTION,
    )
    protector = actor("dpo", Role.DATA_PROTECTION_OFFICER)
    held = journal.hold(actor=protector, subject=Subject("person", other.id), reason="complaint 12")
    assert shred(TODAY + timedelta(days=1)) == 0
    assert PersonLink.objects.exists()
    journal.release(actor=protector, hold_id=held, reason="answered")
    assert shred(TODAY + timedelta(days=1)) == 1
    assert list(Person.objects.values_list("pk", flat=True)) == [other.id]
    assert not IdentityQuestion.objects.exists()
    assert not PersonLink.objects.exists()
    assert journal.verify_now(actor=Actor.system("check", {"journal.verify"})).ok
