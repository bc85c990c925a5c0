"""Signals on documents and dates: each a question, none a finding; faces are compared elsewhere."""

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import (
    Claim,
    Evidence,
    IdentityAnswer,
    PersonRef,
    QuestionKind,
    QuestionView,
)
from travesia.people.tests.factories import ANNA, PASSPORT, claim

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION


def two(officer: Actor, other: Claim) -> tuple[PersonRef, ...]:
    rows = [(ANNA, PASSPORT), (other, None)]
    return services.register_many(actor=officer, rows=rows, purpose=DESK)


def queue(who: Actor) -> list[QuestionView]:
    return list(selectors.questions(actor=who, purpose=SECOND))


def link(who: Actor, people: tuple[PersonRef, ...]) -> None:
    services.link_persons(
        actor=who,
        person_id=people[0].id,
        other_id=people[1].id,
        evidence=Evidence.INTERVIEW,
        reason="same woman",
        purpose=SECOND,
    )


@pytest.mark.parametrize("born", ["1961-01-02", "1974-12-08"])
def test_linked_records_with_two_birth_dates_are_asked_about_and_stay_linked(
    officer: Actor, second_officer: Actor, born: str
) -> None:
    people = two(officer, claim(birth_date=born))
    link(second_officer, people)
    assert [q.kind for q in queue(second_officer)] == [QuestionKind.TWO_BIRTH_DATES]
    assert len(selectors.same_person(people[0].id)) == 2


@pytest.mark.parametrize("born", ["1974-08-12", "1974", ""])
def test_linked_records_whose_dates_can_be_one_raise_nothing(
    officer: Actor, second_officer: Actor, born: str
) -> None:
    link(second_officer, two(officer, claim(birth_date=born)))
    assert queue(second_officer) == []


def test_question_of_dates_answered_as_one_person_does_not_ask_itself_again(
    officer: Actor, second_officer: Actor
) -> None:
    for said in (ANNA, claim(birth_date="1961-01-02")):
        services.register_person(actor=officer, claim=said, document=PASSPORT, purpose=DESK)
    (question,) = queue(second_officer)
    services.answer_question(
        actor=second_officer,
        question_id=question.id,
        answer=IdentityAnswer.SAME_PERSON,
        reason="birth certificate seen",
        purpose=SECOND,
    )
    assert queue(second_officer) == []


@pytest.mark.parametrize("said_by", ["officer", "gate camera"])
def test_two_faces_are_asked_about_once_on_the_word_of_whoever_compared(
    officer: Actor, second_officer: Actor, said_by: str
) -> None:
    people = two(officer, claim("BERGMAN", "INGRID"))
    for _ in range(2):
        services.report_two_faces(
            actor=officer,
            person_ids=(people[0].id,),
            document=PASSPORT,
            purpose=DESK,
            said_by=said_by,
        )
    (question,) = queue(second_officer)
    assert question.kind is QuestionKind.DOCUMENT_TWO_FACES
    assert question.facts == {
        "issuing_state": "UTO",
        "number": "L898902C3",
        "said_by": said_by,
    }


def test_stranger_says_nothing_of_faces(officer: Actor, stranger: Actor) -> None:
    people = two(officer, claim("BERGMAN", "INGRID"))
    with pytest.raises(AccessDeniedError):
        services.report_two_faces(
            actor=stranger, person_ids=(people[0].id,), document=PASSPORT, purpose=DESK
        )
