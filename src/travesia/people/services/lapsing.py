"""Close questions that a correction settled: what was asked about is no longer on the records."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.people.domain import IdentityAnswer, QuestionAct, QuestionState, next_state
from travesia.people.selectors import require
from travesia.people.services.answering import locked, moved
from travesia.people.services.linking import REASON_LENGTH

#: The rule closes, not the officer who corrected: nobody has answered the question.
RULE = Actor.system("recheck", {"people.lapse_question"})


def lapse_questions(
    *, actor: Actor, question_ids: Iterable[UUID], reason: str, purpose: Purpose
) -> int:
    """Close questions whose contradiction a correction took away, and return how many closed.

    For rules alone: no role may. `reason` is the one given for the correction. A question that
    somebody has answered, or proposed an answer to, stays as they left it. A lapsed question can
    be reopened, and is asked anew when the contradiction comes back. Raises AccessDeniedError and
    QuestionNotFoundError.
    """
    require(actor=actor, permission="people.lapse_question", purpose=purpose)
    with transaction.atomic():
        return sum(_lapse(actor, one, reason, purpose) for one in question_ids)


def _lapse(actor: Actor, question_id: UUID, reason: str, purpose: Purpose) -> bool:
    row = locked(question_id)
    state = next_state(QuestionState(row.state), QuestionAct.LAPSE)
    if state is None:
        return False
    row.answer = IdentityAnswer.LAPSED.value
    row.answered_by, row.answered_at = actor.id, clock.now()
    tidy = " ".join(reason.split())[:REASON_LENGTH]
    moved(row, QuestionAct.LAPSE, state, actor=actor, reason=tidy, purpose=purpose)
    return True
