"""The queue of questions about identities: without names, until one is opened."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core.errors import NotFoundError
from travesia.journal import services as journal
from travesia.people.domain import PersonView, QuestionKind, QuestionState, QuestionView
from travesia.people.models import IdentityQuestion
from travesia.people.selectors.finding import RECORD_FIELDS, person_subject, record_of, require

_WAITING = [QuestionState.OPEN.value, QuestionState.PROPOSED.value]


class QuestionNotFoundError(NotFoundError):
    """There is no such question, or it went with a record that was erased."""


def questions(
    *,
    actor: Actor,
    purpose: Purpose,
    state: QuestionState | None = None,
    kind: QuestionKind | None = None,
    start: int = 0,
    limit: int = 50,
) -> tuple[QuestionView, ...]:
    """Return a page of the queue, longest waiting first: kinds, states and ids, no name.

    Without a `state`, everything that waits. Raises AccessDeniedError.
    """
    require(actor=actor, permission="people.answer_question", purpose=purpose)
    rows = IdentityQuestion.objects.prefetch_related("persons", "steps")
    rows = rows.filter(state__in=_WAITING if state is None else [state.value])
    if kind is not None:
        rows = rows.filter(kind=kind.value)
    return tuple(row.view() for row in rows[start : start + limit])


def questions_waiting() -> int:
    """Return how many questions wait for somebody."""
    return IdentityQuestion.objects.filter(state__in=_WAITING).count()


def questions_about(person_id: UUID) -> tuple[QuestionView, ...]:
    """Return every question about a person: ids, kinds, facts and acts, no name; for services."""
    rows = IdentityQuestion.objects.filter(persons__person_id=person_id)
    return tuple(row.view() for row in rows.prefetch_related("persons", "steps"))


def questions_between(person_ids: Collection[UUID]) -> tuple[QuestionView, ...]:
    """Return every question about two or more of these persons; no name, for services."""
    rows = IdentityQuestion.objects.filter(persons__person_id__in=person_ids).distinct()
    views = (row.view() for row in rows.prefetch_related("persons", "steps"))
    known = set(person_ids)
    return tuple(one for one in views if len(known & {ref.id for ref in one.persons}) > 1)


def question_of(question_id: UUID) -> QuestionView:
    """Return one question, for this room's own services; raises QuestionNotFoundError."""
    rows = IdentityQuestion.objects.prefetch_related("persons", "steps")
    row = rows.filter(pk=question_id).first()
    if row is None:
        raise QuestionNotFoundError(
            "people.question_not_found",
            _("There is no such question here; it may have gone with a record that was erased."),
            question_id=str(question_id),
        )
    return row.view()


def access_question(
    *, actor: Actor, question_id: UUID, purpose: Purpose, reason: str = ""
) -> tuple[QuestionView, tuple[PersonView, ...]]:
    """Return a question with the records it is about, and write the look at each of them down.

    Raises AccessDeniedError before anything is read, QuestionNotFoundError.
    """
    require(actor=actor, permission="people.answer_question", purpose=purpose)
    with transaction.atomic():
        question = question_of(question_id)
        records = tuple(record_of(ref.id) for ref in question.persons)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=tuple(person_subject(ref.id) for ref in question.persons),
            fields=(*RECORD_FIELDS, "questions"),
            reason=reason,
        )
    return question, records
