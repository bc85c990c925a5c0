"""Let go what nobody answers: questions beyond their last day, payments nobody heard of."""

from dataclasses import dataclass

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.credentials.domain.evisa import ApplicationAct, ApplicationState
from travesia.credentials.models import Application, ApplicationQuestion
from travesia.credentials.selectors.rows import require
from travesia.credentials.services.evisa.moving import move
from travesia.credentials.services.evisa.paying import expire_sessions


@dataclass(frozen=True, slots=True)
class Lapsed:
    """What one run did."""

    applications: int
    payments: int
    """Sessions with a provider that were closed."""


def lapse_overdue(*, actor: Actor, limit: int = 1000) -> Lapsed:
    """Let at most `limit` applications lapse whose question stayed unanswered beyond its day.

    It is no decision: no reason is given, a fee may be returned, and what was handed in is erased
    after its period. Each stands by itself, so that an interrupted run is simply run again.
    Raises AccessDeniedError.
    """
    require(actor=actor, permission="credentials.lapse", purpose=Purpose.AUTHORISATION)
    over = ApplicationQuestion.objects.filter(answered_at=None, answer_by__lt=clock.today())
    over = over.filter(application__state=ApplicationState.ASKED.value)
    ids = list(over.order_by("answer_by", "pk").values_list("pk", flat=True)[:limit])
    count = sum(_lapse(one, actor) for one in ids)
    return Lapsed(count, expire_sessions(actor=actor, limit=limit))


def _lapse(question_id: int, actor: Actor) -> bool:
    """Let one lapse, unless it was answered or decided since it was looked for."""
    with transaction.atomic():
        asked = ApplicationQuestion.objects.get(pk=question_id).application_id
        row = Application.objects.select_for_update().get(pk=asked)
        question = ApplicationQuestion.objects.get(pk=question_id)
        if row.state != ApplicationState.ASKED.value or question.answered_at is not None:
            return False
        question.answered_at = clock.now()
        question.save(update_fields=["answered_at"])
        row.decided_at, row.asked_at = clock.now(), None
        move(row, ApplicationAct.LAPSE, actor=actor)
    return True
