"""The queue of questions about identities: one is opened, compared, and answered with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Actor, Purpose
from travesia.core import jobs
from travesia.core.errors import DomainError
from travesia.people import selectors, services
from travesia.people.domain import (
    IdentityAnswer,
    LinkState,
    LinkView,
    PersonView,
    QuestionState,
    QuestionView,
    StepView,
    answers_for,
)
from travesia.people.views.comparing import labelled, movements, pair
from travesia.people.views.words import (
    ACT_WORDS,
    ANSWER_WORDS,
    KIND_WORDS,
    STATE_WORDS,
    name_of,
    purpose_of,
)

PAGE = 50
"""Questions on one page."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question as a line of the queue; no name stands in it."""

    question: QuestionView
    asked: str | Promise
    meaning: str
    state: str | Promise


@dataclass(frozen=True, slots=True)
class Step:
    """One act on a question, in words."""

    act: str | Promise
    answer: str | Promise
    by: str
    at: datetime
    reason: str


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
def questions(request: HttpRequest) -> HttpResponse:
    """Show a page of what waits, longest first: kinds and ages, no name."""
    answered = request.GET.get("state") == QuestionState.ANSWERED.value
    start = _start_of(request.GET.get("start", ""))
    found = selectors.questions(
        actor=gate.actor_of(request),
        purpose=purpose_of(request),
        state=QuestionState.ANSWERED if answered else None,
        start=start,
        limit=PAGE + 1,
    )
    context = {
        "answered": answered,
        "lines": [_line(one) for one in found[:PAGE]],
        "before": max(start - PAGE, 0) if start else None,
        "after": start + PAGE if len(found) > PAGE else None,
        "waiting": selectors.questions_waiting(),
    }
    return render(request, "people/questions.html", context)


@never_cache
@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Show one question with the records it is about, side by side; opening it is a look."""
    return _question_page(request, question_id)


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def answer(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Answer a question; what was typed stays when something is missing."""
    given = request.POST.get("answer", "")
    if given not in set(IdentityAnswer):
        messages.error(request, _("Nothing was changed. Choose an answer."))
        return _question_page(request, question_id, status=400)

    def act(actor: Actor, reason: str) -> object:
        return services.answer_question(
            actor=actor,
            question_id=question_id,
            answer=IdentityAnswer(given),
            reason=reason,
            purpose=purpose_of(request),
        )

    return _acted(request, question_id, act, _("The answer is kept."))


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def confirm(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Come to the proposed answer as the second person."""

    def act(actor: Actor, reason: str) -> object:
        return services.confirm_answer(
            actor=actor, question_id=question_id, reason=reason, purpose=purpose_of(request)
        )

    return _acted(request, question_id, act, _("The answer is confirmed."))


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def withdraw(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Take a proposed answer back; the question is open again."""

    def act(actor: Actor, reason: str) -> object:
        return services.withdraw_answer(
            actor=actor, question_id=question_id, reason=reason, purpose=purpose_of(request)
        )

    return _acted(request, question_id, act, _("The question is open again."))


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def reopen(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Open an answered question again; what its answer linked stays linked until that is ended."""

    def act(actor: Actor, reason: str) -> object:
        return services.reopen_question(
            actor=actor, question_id=question_id, reason=reason, purpose=purpose_of(request)
        )

    return _acted(request, question_id, act, _("The question is open again."))


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def look_through(request: HttpRequest) -> HttpResponse:
    """Compare all records in the background and show how far it is."""
    run = jobs.enqueue(actor=gate.actor_of(request), key="people.duplicates", once=True)
    return redirect("job", run_id=run.id)


def _acted(
    request: HttpRequest,
    question_id: UUID,
    act: Callable[[Actor, str], object],
    done: str,
) -> HttpResponse:
    try:
        act(gate.actor_of(request), request.POST.get("reason", ""))
    except DomainError as error:
        messages.error(request, error.message)
        return _question_page(request, question_id, status=400)
    messages.success(request, done)
    return redirect("people:questions")


def _question_page(request: HttpRequest, question_id: UUID, *, status: int = 200) -> HttpResponse:
    actor = gate.actor_of(request)
    found, records = selectors.access_question(
        actor=actor, question_id=question_id, purpose=purpose_of(request)
    )
    context = {
        "line": _line(found),
        "records": records,
        "pairs": [pair(records[0], other) for other in records[1:]],
        "facts": labelled(found.facts),
        "movements": movements(found.facts),
        "raised_by": name_of(found.raised_by),
        "steps": [_step(one) for one in reversed(found.steps)],
        "answers": [(one.value, ANSWER_WORDS[one]) for one in answers_for(len(records))],
        "given_answer": ANSWER_WORDS[found.answer] if found.answer else "",
        "own": found.answered_by == actor.id,
        "given": request.POST.get("answer", ""),
        "reason": request.POST.get("reason", ""),
        "links": _links(request, records),
    }
    return render(request, "people/question.html", context, status=status)


def _links(request: HttpRequest, records: tuple[PersonView, ...]) -> list[LinkView]:
    """Return the links in force between the records of a question; each reading is a look."""
    ids = {record.id for record in records}
    actor, purpose = gate.actor_of(request), purpose_of(request)
    found = {
        link.id: link
        for record in records
        for link in selectors.access_links(actor=actor, person_id=record.id, purpose=purpose)
    }
    return [
        link
        for link in found.values()
        if link.state is LinkState.ACTIVE and {link.first.id, link.second.id} <= ids
    ]


def _start_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _line(one: QuestionView) -> QuestionLine:
    meaning, state = STATE_WORDS[one.state]
    return QuestionLine(one, KIND_WORDS[one.kind], meaning, state)


def _step(one: StepView) -> Step:
    answer = ANSWER_WORDS[one.answer] if one.answer else ""
    return Step(ACT_WORDS[one.act], answer, name_of(one.by), one.at, one.reason)
