"""Questions: asked once, answered with a reason, by two where it harms; never a merge."""

from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor, Purpose, Role
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import (
    QUESTION_STEPS,
    IdentityAnswer,
    NewQuestion,
    PersonRef,
    QuestionKind,
    QuestionState,
    QuestionView,
    answers_for,
)
from travesia.people.models import IdentityQuestion, Person
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import claim
from travesia.testing import actor

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION
MISUSE = IdentityAnswer.MISUSE_SUSPECTED


@pytest.fixture
def two(officer: Actor) -> tuple[PersonRef, ...]:
    rows = [(claim("ERIKSSON"), None), (claim("ERIKSON"), None)]
    return services.register_many(actor=officer, rows=rows, purpose=DESK)


@pytest.fixture
def other_officer() -> Actor:
    return actor("third", Role.SUPERVISOR)


def asked(persons: tuple[PersonRef, ...], *about: str) -> NewQuestion:
    return NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, persons, {"reason": "same name"}, about)


def ask(officer: Actor, question: NewQuestion) -> services.Raised:
    return services.raise_question(actor=officer, question=question, purpose=DESK)


def answer(
    who: Actor, question_id: UUID, said: IdentityAnswer, reason: str = "compared"
) -> QuestionView:
    return services.answer_question(
        actor=who, question_id=question_id, answer=said, reason=reason, purpose=SECOND
    )


def waiting(who: Actor) -> list[UUID]:
    return [q.id for q in selectors.questions(actor=who, purpose=SECOND)]


def test_same_question_is_asked_once_in_whatever_order(
    officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    first = ask(officer, asked(two))
    again = ask(officer, asked(two[::-1]))
    assert (first.new, again.new) == (True, False)
    assert first.question_id == again.question_id
    assert ledger.kinds() == ["people.question_raised"]
    assert ask(officer, asked(two, "UTO L898902C3")).new


def test_answered_question_is_not_asked_again_unless_nobody_could_tell(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    first = ask(officer, asked(two)).question_id
    answer(second_officer, first, IdentityAnswer.CANNOT_TELL)
    second = ask(officer, asked(two))
    assert second.new
    answer(second_officer, second.question_id, IdentityAnswer.DIFFERENT_PERSONS)
    assert not ask(officer, asked(two)).new


def test_same_person_links_and_merges_nothing(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    made = ask(officer, asked(two)).question_id
    answer(second_officer, made, IdentityAnswer.SAME_PERSON)
    assert selectors.same_person(two[0].id) == tuple(sorted(two, key=lambda ref: ref.id))
    assert Person.objects.count() == 2
    assert selectors.links_of(two[0].id)[0].question_id == made
    assert ledger.kinds()[-2:] == ["people.question_moved", "people.person_linked"]
    assert waiting(second_officer) == []


@pytest.mark.parametrize(
    "said", [a for a in answers_for(2) if a not in {IdentityAnswer.SAME_PERSON, MISUSE}]
)
def test_no_other_answer_changes_anything(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...], said: IdentityAnswer
) -> None:
    view = answer(second_officer, ask(officer, asked(two)).question_id, said)
    assert (view.state, view.answer) == (QuestionState.ANSWERED, said)
    assert not selectors.links_of(two[0].id)


def test_suspicion_waits_for_a_second_person_who_is_somebody_else(
    officer: Actor, second_officer: Actor, other_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    made = ask(officer, asked(two)).question_id
    assert answer(second_officer, made, MISUSE).state is QuestionState.PROPOSED
    assert waiting(second_officer) == [made]
    with pytest.raises(services.SecondPersonNeededError):
        services.confirm_answer(
            actor=second_officer, question_id=made, reason="sure", purpose=SECOND
        )
    done = services.confirm_answer(
        actor=other_officer, question_id=made, reason="sure", purpose=SECOND
    )
    assert (done.state, done.answer) == (QuestionState.ANSWERED, MISUSE)
    assert [step.by for step in done.steps] == [second_officer.id, other_officer.id]


def test_database_refuses_a_suspicion_that_one_person_answered(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    made = ask(officer, asked(two)).question_id
    answer(second_officer, made, MISUSE)
    rows = IdentityQuestion.objects.filter(pk=made)
    for by in ("", second_officer.id):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(state=QuestionState.ANSWERED.value, answered_by=by)


def test_suspicion_taken_back_leaves_the_question_open(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    made = ask(officer, asked(two)).question_id
    answer(second_officer, made, MISUSE)
    view = services.withdraw_answer(
        actor=second_officer, question_id=made, reason="light was bad", purpose=SECOND
    )
    assert (view.state, view.answer, view.answered_by) == (QuestionState.OPEN, None, "")


def test_second_of_two_who_answer_is_told(
    officer: Actor, second_officer: Actor, other_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    made = ask(officer, asked(two)).question_id
    answer(second_officer, made, IdentityAnswer.DIFFERENT_PERSONS)
    with pytest.raises(services.QuestionConflictError) as conflict:
        answer(other_officer, made, IdentityAnswer.SAME_PERSON)
    assert conflict.value.status == 409
    assert not selectors.links_of(two[0].id)


def test_reopened_question_keeps_what_was_said_and_the_link_that_was_made(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    made = ask(officer, asked(two)).question_id
    answer(second_officer, made, IdentityAnswer.SAME_PERSON, "same scar")
    view = services.reopen_question(
        actor=second_officer, question_id=made, reason="letter from the consulate", purpose=SECOND
    )
    assert view.state is QuestionState.OPEN
    assert [step.reason for step in view.steps] == ["same scar", "letter from the consulate"]
    assert selectors.links_of(two[0].id)[0].state == "active"


def test_question_that_was_asked_anew_is_not_opened_a_second_time(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    old = ask(officer, asked(two)).question_id
    answer(second_officer, old, IdentityAnswer.CANNOT_TELL)
    ask(officer, asked(two))
    with pytest.raises(services.QuestionConflictError):
        services.reopen_question(
            actor=second_officer, question_id=old, reason="again", purpose=SECOND
        )


def test_answer_needs_a_reason_and_has_to_fit(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    made = ask(officer, asked(two)).question_id
    with pytest.raises(services.LinkError):
        answer(second_officer, made, IdentityAnswer.EXPLAINED, " ")
    alone = NewQuestion(QuestionKind.IMPOSSIBLE_TRAVEL, two[:1], {})
    with pytest.raises(services.QuestionError):
        answer(second_officer, ask(officer, alone).question_id, IdentityAnswer.SAME_PERSON)


@pytest.mark.parametrize("count", [0, 1, 13])
def test_question_about_nobody_one_or_a_crowd_is_no_question_of_duplicates(
    officer: Actor, ledger: Ledger, count: int
) -> None:
    with pytest.raises(services.QuestionError):
        ask(officer, asked(tuple(PersonRef(UUID(int=i + 1)) for i in range(count))))
    assert not ledger.entries


def test_question_about_somebody_unknown_is_refused(
    officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    with pytest.raises(selectors.PersonNotFoundError):
        ask(officer, asked((two[0], PersonRef(uuid4()))))


def test_first_line_asks_and_does_not_answer_or_see_the_queue(
    officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    made = ask(officer, asked(two)).question_id
    with pytest.raises(AccessDeniedError):
        answer(officer, made, IdentityAnswer.EXPLAINED)
    with pytest.raises(AccessDeniedError):
        selectors.questions(actor=officer, purpose=SECOND)
    with pytest.raises(AccessDeniedError):
        selectors.access_question(actor=officer, question_id=made, purpose=SECOND)
    assert not ledger.looks


def test_opening_a_question_is_a_look_at_each_person_and_the_queue_is_none(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    made = ask(officer, asked(two)).question_id
    assert waiting(second_officer) == [made]
    assert not ledger.looks
    view, records = selectors.access_question(
        actor=second_officer, question_id=made, purpose=SECOND
    )
    assert [r.claim.primary for r in records] == ["ERIKSSON", "ERIKSON"]
    assert view.persons == two
    assert {subject.id for subject in ledger.looks[0]["subjects"]} == {ref.id for ref in two}


def test_queue_is_narrowed_by_kind_and_counted(
    officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    ask(officer, asked(two))
    found = selectors.questions(
        actor=second_officer, purpose=SECOND, kind=QuestionKind.IMPOSSIBLE_TRAVEL
    )
    assert (found, selectors.questions_waiting()) == ((), 1)


def test_question_that_is_not_there_says_so(second_officer: Actor) -> None:
    with pytest.raises(selectors.QuestionNotFoundError):
        answer(second_officer, uuid4(), IdentityAnswer.EXPLAINED)


def test_every_state_has_a_way_on_and_one_person_is_never_the_same_as_nobody() -> None:
    assert set(QUESTION_STEPS) == set(QuestionState)
    assert all(QUESTION_STEPS.values())
    assert IdentityAnswer.SAME_PERSON not in answers_for(1)
    assert set(answers_for(2)) == set(IdentityAnswer) - {IdentityAnswer.LAPSED}
