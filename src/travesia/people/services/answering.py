"""Answer questions about identities: with a reason, and by two persons where it can harm."""

from itertools import pairwise
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.errors import ConflictError, DeniedError
from travesia.journal import services as journal
from travesia.people.domain import (
    ADVERSE,
    Evidence,
    IdentityAnswer,
    QuestionAct,
    QuestionState,
    QuestionView,
    answers_for,
    next_state,
)
from travesia.people.events import QuestionMoved
from travesia.people.models import IdentityQuestion, QuestionStep
from travesia.people.selectors import person_subject, question_of, require
from travesia.people.services.asking import QuestionError
from travesia.people.services.linking import link_persons, reason_given


class QuestionConflictError(ConflictError):
    """Somebody acted on the question first; the answer that was meant now was not recorded."""


class SecondPersonNeededError(DeniedError):
    """Whoever proposed an answer that can harm cannot confirm it."""


def answer_question(
    *,
    actor: Actor,
    question_id: UUID,
    answer: IdentityAnswer,
    reason: str,
    purpose: Purpose,
    evidence: Evidence = Evidence.RECORDS_COMPARED,
) -> QuestionView:
    """Answer a question; one that can harm is proposed and waits for a second person.

    `same_person` links the records, one link between neighbours. Raises QuestionError when the
    answer does not fit, LinkError without a reason, QuestionConflictError, AccessDeniedError.
    """
    require(actor=actor, permission="people.answer_question", purpose=purpose)
    why = reason_given(reason)
    with transaction.atomic():
        row = locked(question_id)
        if answer not in answers_for(row.persons.count()):
            raise QuestionError(
                "people.answer_does_not_fit",
                _("This answer does not fit the question. Nothing was changed."),
            )
        act = QuestionAct.PROPOSE if answer in ADVERSE else QuestionAct.ANSWER
        state = step_of(row, act)
        if act is QuestionAct.PROPOSE:
            row.proposed_by = actor.id
        else:
            row.answered_by, row.answered_at = actor.id, clock.now()
        row.answer = answer.value
        moved(row, act, state, actor=actor, reason=why, purpose=purpose)
        if answer is IdentityAnswer.SAME_PERSON:
            _link_all(row, actor=actor, evidence=evidence, reason=why, purpose=purpose)
    return question_of(question_id)


def confirm_answer(
    *, actor: Actor, question_id: UUID, reason: str, purpose: Purpose
) -> QuestionView:
    """Come to the same answer as the one proposed, as a second person.

    Raises SecondPersonNeededError for whoever proposed it, QuestionConflictError, LinkError without
    a reason, AccessDeniedError.
    """
    require(actor=actor, permission="people.answer_question", purpose=purpose)
    why = reason_given(reason)
    with transaction.atomic():
        row = locked(question_id)
        state = step_of(row, QuestionAct.CONFIRM)
        if row.proposed_by == actor.id:
            raise SecondPersonNeededError(
                "people.second_person_needed",
                _("You proposed this answer: somebody else has to compare and confirm it."),
            )
        row.answered_by, row.answered_at = actor.id, clock.now()
        moved(row, QuestionAct.CONFIRM, state, actor=actor, reason=why, purpose=purpose)
    return question_of(question_id)


def withdraw_answer(
    *, actor: Actor, question_id: UUID, reason: str, purpose: Purpose
) -> QuestionView:
    """Take a proposed answer back, one's own or as the second person; the question is open."""
    return _reset(actor, question_id, QuestionAct.WITHDRAW, reason, purpose)


def reopen_question(
    *, actor: Actor, question_id: UUID, reason: str, purpose: Purpose
) -> QuestionView:
    """Open an answered question again; links that its answer made stay until they are ended."""
    return _reset(actor, question_id, QuestionAct.REOPEN, reason, purpose)


def _reset(
    actor: Actor, question_id: UUID, act: QuestionAct, reason: str, purpose: Purpose
) -> QuestionView:
    require(actor=actor, permission="people.answer_question", purpose=purpose)
    why = reason_given(reason)
    with transaction.atomic():
        row = locked(question_id)
        state = step_of(row, act)
        row.answer = row.proposed_by = row.answered_by = ""
        row.answered_at = None
        moved(row, act, state, actor=actor, reason=why, purpose=purpose)
    return question_of(question_id)


def locked(question_id: UUID) -> IdentityQuestion:
    """Return a question's row, locked until the transaction ends; QuestionNotFoundError."""
    row = IdentityQuestion.objects.select_for_update().filter(pk=question_id).first()
    if row is None:
        question_of(question_id)  # raises with its sentence
        raise AssertionError("unreachable")  # pragma: no cover
    return row


def step_of(row: IdentityQuestion, act: QuestionAct) -> QuestionState:
    """Return the state an act leads to; raises QuestionConflictError when it cannot be done now."""
    state = next_state(QuestionState(row.state), act)
    if state is None or (act is QuestionAct.REOPEN and _asked_again(row)):
        raise QuestionConflictError(
            "people.question_moved_meanwhile",
            _("Somebody acted on this question before you. Your answer was not recorded."),
        )
    return state


def _asked_again(row: IdentityQuestion) -> bool:
    """Tell whether the same question waits already, asked anew after this one."""
    same = IdentityQuestion.objects.filter(key=row.key).exclude(pk=row.pk)
    return same.exclude(state=QuestionState.ANSWERED.value).exists()


def moved(
    row: IdentityQuestion,
    act: QuestionAct,
    state: QuestionState,
    *,
    actor: Actor,
    reason: str,
    purpose: Purpose,
) -> None:
    """Write the act as a row, the question as it stands now, and the entry."""
    row.state = state.value
    row.save()
    QuestionStep.objects.create(
        question=row, act=act.value, answer=row.answer, reason=reason, by=actor.id, at=clock.now()
    )
    journal.record(
        actor=actor,
        event=QuestionMoved(row.id, act.value, row.answer, reason, state.value),
        purpose=purpose.value,
        subjects=tuple(person_subject(one.person_id) for one in row.persons.all()),
    )


def _link_all(
    row: IdentityQuestion, *, actor: Actor, evidence: Evidence, reason: str, purpose: Purpose
) -> None:
    """Link the persons of a question in a chain: the group is one by its links."""
    for left, right in pairwise(one.person_id for one in row.persons.all()):
        link_persons(
            actor=actor,
            person_id=left,
            other_id=right,
            evidence=evidence,
            reason=reason,
            question_id=row.id,
            purpose=purpose,
        )
