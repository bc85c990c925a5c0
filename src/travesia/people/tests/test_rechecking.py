"""After a correction: what it settles lapses with its reason, what contradicts now is asked."""

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import (
    Claim,
    Evidence,
    IdentityAnswer,
    PersonRef,
    QuestionAct,
    QuestionKind,
    QuestionState,
    QuestionView,
)
from travesia.people.services.rechecking import recheck
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION
INGRID = claim("BERGMAN", "INGRID")
LATER = claim(birth_date="1961-01-02")


def correct(who: Actor, person: PersonRef, said: Claim, reason: str = "typed wrong") -> None:
    seen = selectors.record_of(person.id)
    services.correct_claim(
        actor=who,
        person_id=person.id,
        claim=said,
        expected_revision=seen.revision,
        reason=reason,
        purpose=DESK,
    )


def on_one_passport(officer: Actor, *claims: Claim) -> list[PersonRef]:
    return [
        services.register_person(actor=officer, claim=said, document=PASSPORT, purpose=DESK)
        for said in claims
    ]


def waiting(who: Actor) -> list[QuestionKind]:
    return sorted(q.kind for q in selectors.questions(actor=who, purpose=SECOND))


def closed(who: Actor) -> list[QuestionView]:
    done = QuestionState.ANSWERED
    return list(selectors.questions(actor=who, purpose=SECOND, state=done))


@pytest.mark.parametrize(
    ("other", "kind"),
    [(INGRID, QuestionKind.DOCUMENT_TWO_NAMES), (LATER, QuestionKind.TWO_BIRTH_DATES)],
)
def test_contradiction_that_a_correction_takes_away_lapses_with_its_reason(
    officer: Actor, second_officer: Actor, other: Claim, kind: QuestionKind
) -> None:
    _first, second = on_one_passport(officer, ANNA, other)
    assert waiting(second_officer) == [kind]
    correct(officer, second, ANNA, "the clerk keyed the line above")
    # One passport on two records is still a question, but no longer that one.
    assert waiting(second_officer) == [QuestionKind.POSSIBLE_DUPLICATE]
    (gone,) = closed(second_officer)
    assert (gone.kind, gone.answer) == (kind, IdentityAnswer.LAPSED)
    assert (gone.answered_by, gone.steps[-1].act) == ("system:recheck", QuestionAct.LAPSE)
    assert gone.steps[-1].reason == "the clerk keyed the line above"


def test_contradiction_that_a_correction_makes_is_asked(
    officer: Actor, second_officer: Actor
) -> None:
    _first, second = on_one_passport(officer, ANNA, ANNA)
    correct(officer, second, LATER)
    assert waiting(second_officer) == [
        QuestionKind.POSSIBLE_DUPLICATE,
        QuestionKind.TWO_BIRTH_DATES,
    ]


def test_correcting_there_and_back_does_not_make_a_question_vanish(
    officer: Actor, second_officer: Actor
) -> None:
    _first, second = on_one_passport(officer, ANNA, INGRID)
    correct(officer, second, ANNA)
    correct(officer, second, INGRID)
    assert QuestionKind.DOCUMENT_TWO_NAMES in waiting(second_officer)


def test_correction_that_settles_nothing_leaves_the_question_open(
    officer: Actor, second_officer: Actor
) -> None:
    _first, second = on_one_passport(officer, ANNA, INGRID)
    correct(officer, second, claim("BERGMANN", "INGRID"))
    assert waiting(second_officer) == [QuestionKind.DOCUMENT_TWO_NAMES]
    assert closed(second_officer) == []


def test_linked_records_are_rechecked_for_their_birth_dates(
    officer: Actor, second_officer: Actor
) -> None:
    rows = [(ANNA, PASSPORT), (LATER, None)]
    first, second = services.register_many(actor=officer, rows=rows, purpose=DESK)
    services.link_persons(
        actor=second_officer,
        person_id=first.id,
        other_id=second.id,
        evidence=Evidence.INTERVIEW,
        reason="same woman",
        purpose=SECOND,
    )
    assert waiting(second_officer) == [QuestionKind.TWO_BIRTH_DATES]
    correct(officer, second, ANNA)
    assert waiting(second_officer) == []
    correct(officer, second, claim(birth_date="1982-06-30"))
    assert waiting(second_officer) == [QuestionKind.TWO_BIRTH_DATES]
    assert len(selectors.same_person(first.id)) == 2


def test_rechecking_again_changes_nothing(
    officer: Actor, second_officer: Actor, ledger: Ledger
) -> None:
    _first, second = on_one_passport(officer, ANNA, INGRID)
    correct(officer, second, LATER)
    before, entries = waiting(second_officer), len(ledger.entries)
    recheck(officer, second.id, reason="again", purpose=DESK)
    assert (waiting(second_officer), len(ledger.entries)) == (before, entries)


def test_suspicion_that_waits_for_a_second_person_is_not_corrected_away(
    officer: Actor, second_officer: Actor
) -> None:
    _first, second = on_one_passport(officer, ANNA, INGRID)
    (question,) = selectors.questions(actor=second_officer, purpose=SECOND)
    services.answer_question(
        actor=second_officer,
        question_id=question.id,
        answer=IdentityAnswer.MISUSE_SUSPECTED,
        reason="the number was altered",
        purpose=SECOND,
    )
    correct(officer, second, ANNA)
    kept = selectors.question_of(question.id)
    assert (kept.state, kept.answer) == (QuestionState.PROPOSED, IdentityAnswer.MISUSE_SUSPECTED)


def test_two_faces_and_likeness_are_left_to_a_person(officer: Actor, second_officer: Actor) -> None:
    first, second = on_one_passport(officer, ANNA, ANNA)
    services.report_two_faces(
        actor=officer, person_ids=(first.id, second.id), document=PASSPORT, purpose=DESK
    )
    correct(officer, second, INGRID)
    assert waiting(second_officer) == [
        QuestionKind.DOCUMENT_TWO_FACES,
        QuestionKind.DOCUMENT_TWO_NAMES,
        QuestionKind.POSSIBLE_DUPLICATE,
    ]


def test_lapsed_question_can_be_reopened_and_nobody_may_answer_so(
    officer: Actor, second_officer: Actor
) -> None:
    _first, second = on_one_passport(officer, ANNA, INGRID)
    (question,) = selectors.questions(actor=second_officer, purpose=SECOND)
    with pytest.raises(services.QuestionError):
        services.answer_question(
            actor=second_officer,
            question_id=question.id,
            answer=IdentityAnswer.LAPSED,
            reason="settled",
            purpose=SECOND,
        )
    correct(officer, second, ANNA)
    services.reopen_question(
        actor=second_officer, question_id=question.id, reason="the first was right", purpose=SECOND
    )
    assert QuestionKind.DOCUMENT_TWO_NAMES in waiting(second_officer)


def test_no_role_lapses_a_question(officer: Actor, second_officer: Actor) -> None:
    on_one_passport(officer, ANNA, INGRID)
    (question,) = selectors.questions(actor=second_officer, purpose=SECOND)
    for who in (officer, second_officer):
        with pytest.raises(AccessDeniedError):
            services.lapse_questions(
                actor=who, question_ids=[question.id], reason="tidy", purpose=SECOND
            )
