"""The queue of questions about identities: one is opened, compared, and answered with a reason."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Actor, Purpose, Role
from travesia.core.errors import DomainError
from travesia.people import selectors, services
from travesia.people.domain import (
    IdentityAnswer,
    LinkState,
    LinkView,
    PersonView,
    QuestionKind,
    QuestionState,
    QuestionView,
    answers_for,
)
from travesia.screening import (
    Description,
    DocumentNumber,
    FieldComparison,
    Name,
    Relation,
    compare,
    field_words,
    relation_words,
)
from travesia.screening.messages.explaining import sentences

PAGE = 50
"""Questions on one page."""

KIND_WORDS: dict[QuestionKind, Promise] = {
    QuestionKind.POSSIBLE_DUPLICATE: gettext_lazy("Are these records one person?"),
    QuestionKind.DOCUMENT_TWO_NAMES: gettext_lazy("One document, two names: whose is it?"),
    QuestionKind.DOCUMENT_TWO_FACES: gettext_lazy("One document, two faces: whose is it?"),
    QuestionKind.TWO_BIRTH_DATES: gettext_lazy("One person, two birth dates: which holds?"),
    QuestionKind.IMPOSSIBLE_TRAVEL: gettext_lazy(
        "Two movements that cannot both be: what happened?"
    ),
}
ANSWER_WORDS: dict[IdentityAnswer, Promise] = {
    IdentityAnswer.SAME_PERSON: gettext_lazy("One person: link the records"),
    IdentityAnswer.DIFFERENT_PERSONS: gettext_lazy("Different persons"),
    IdentityAnswer.RECORD_WRONG: gettext_lazy("A slip in a record explains it"),
    IdentityAnswer.EXPLAINED: gettext_lazy("Nothing is wrong: there is an explanation"),
    IdentityAnswer.MISUSE_SUSPECTED: gettext_lazy("Misuse suspected: a second person has to agree"),
    IdentityAnswer.CANNOT_TELL: gettext_lazy("Cannot be told from what is here"),
}
STATE_WORDS: dict[QuestionState, tuple[str, Promise]] = {
    QuestionState.OPEN: ("caution", gettext_lazy("Waits for an answer")),
    QuestionState.PROPOSED: ("caution", gettext_lazy("Waits for a second person")),
    QuestionState.ANSWERED: ("ok", gettext_lazy("Answered")),
}
MEANINGS = {
    Relation.AGREES: "ok",
    Relation.NEAR: "caution",
    Relation.PARTIAL: "caution",
    Relation.DIFFERS: "stop",
    Relation.NOT_KNOWN: "none",
}


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question as a line of the queue; no name stands in it."""

    question: QuestionView
    asked: str | Promise
    meaning: str
    state: str | Promise


@dataclass(frozen=True, slots=True)
class Row:
    """One field of two records side by side."""

    label: str
    left: str
    right: str
    meaning: str
    words: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two records of a question, compared."""

    rows: tuple[Row, ...]
    why: tuple[str, ...]


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
def questions(request: HttpRequest) -> HttpResponse:
    """Show a page of what waits, longest first: kinds and ages, no name."""
    answered = request.GET.get("state") == QuestionState.ANSWERED.value
    start = _start_of(request.GET.get("start", ""))
    found = selectors.questions(
        actor=gate.actor_of(request),
        purpose=_purpose(request),
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
            purpose=_purpose(request),
        )

    return _acted(request, question_id, act, _("The answer is kept."))


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def confirm(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Come to the proposed answer as the second person."""

    def act(actor: Actor, reason: str) -> object:
        return services.confirm_answer(
            actor=actor, question_id=question_id, reason=reason, purpose=_purpose(request)
        )

    return _acted(request, question_id, act, _("The answer is confirmed."))


@gate.requires("people.answer_question", purpose=Purpose.SUPERVISION)
@require_POST
def withdraw(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """Take a proposed answer back; the question is open again."""

    def act(actor: Actor, reason: str) -> object:
        return services.withdraw_answer(
            actor=actor, question_id=question_id, reason=reason, purpose=_purpose(request)
        )

    return _acted(request, question_id, act, _("The question is open again."))


@gate.requires("people.link", purpose=Purpose.SUPERVISION)
@require_POST
def end_link(request: HttpRequest, link_id: UUID) -> HttpResponse:
    """End a link between two records; both stay as they are."""
    try:
        services.unlink_persons(
            actor=gate.actor_of(request),
            link_id=link_id,
            reason=request.POST.get("reason", ""),
            purpose=_purpose(request),
        )
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(_back(request))
    messages.success(request, _("The link has ended. Both records are as they were."))
    return redirect("people:questions")


def _back(request: HttpRequest) -> str:
    """Return the address of the question that a form came from; the queue for anything else."""
    try:
        return reverse("people:question", args=[UUID(request.POST.get("question", ""))])
    except ValueError:
        return reverse("people:questions")


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
        actor=actor, question_id=question_id, purpose=_purpose(request)
    )
    context = {
        "line": _line(found),
        "records": records,
        "pairs": [_pair(records[0], other) for other in records[1:]],
        "facts": [fact for _name, fact in sorted(found.facts.items())],
        "answers": [(one.value, ANSWER_WORDS[one]) for one in answers_for(len(records))],
        "proposed": ANSWER_WORDS[found.answer] if found.answer else "",
        "own": found.answered_by == actor.id,
        "given": request.POST.get("answer", ""),
        "reason": request.POST.get("reason", ""),
        "links": _links(request, records),
    }
    return render(request, "people/question.html", context, status=status)


def _links(request: HttpRequest, records: tuple[PersonView, ...]) -> list[LinkView]:
    """Return the links in force between the records of a question; each reading is a look."""
    ids = {record.id for record in records}
    actor, purpose = gate.actor_of(request), _purpose(request)
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


def _purpose(request: HttpRequest) -> Purpose:
    """Return what the reader looks for: the inspection for its officers, else supervision."""
    roles = {grant.role for grant in gate.actor_of(request).grants}
    second_line = Role.SECOND_LINE_OFFICER in roles and Role.SUPERVISOR not in roles
    return Purpose.SECOND_LINE_INSPECTION if second_line else Purpose.SUPERVISION


def _start_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _line(one: QuestionView) -> QuestionLine:
    meaning, state = STATE_WORDS[one.state]
    return QuestionLine(one, KIND_WORDS[one.kind], meaning, state)


def _pair(left: PersonView, right: PersonView) -> Pair:
    language = get_language() or "en"
    found = compare(_description(left), _description(right))
    return Pair(
        tuple(_row(row, language) for row in found.rows), sentences(found.explanation, language)
    )


def _row(row: FieldComparison, language: str) -> Row:
    return Row(
        field_words(row.field, language),
        row.left,
        row.right,
        MEANINGS[row.relation],
        relation_words(row, language),
    )


def _description(person: PersonView) -> Description:
    return Description(
        names=(Name(person.claim.primary, person.claim.secondary),),
        birth_date=person.claim.birth_date,
        sex=person.claim.sex,
        nationality=person.claim.nationality,
        documents=tuple(DocumentNumber(one.number, one.issuing_state) for one in person.documents),
    )
