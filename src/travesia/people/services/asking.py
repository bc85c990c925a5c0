"""Raise questions about identities: once each, into a queue; nothing else happens by raising."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.people.domain import ASKED_ANEW, NewQuestion, QuestionState, question_problems
from travesia.people.events import QuestionRaised
from travesia.people.models import IdentityQuestion, Person, QuestionPerson
from travesia.people.selectors import PersonNotFoundError, person_subject, require


class QuestionError(DomainError):
    """A question cannot be raised or answered as it was asked."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The question in the queue, and whether it was new to it."""

    question_id: UUID
    new: bool


def raise_question(
    *, actor: Actor, question: NewQuestion, purpose: Purpose, scope: Scope | None = None
) -> Raised:
    """Put one question into the queue; one that waits, or was answered, is not asked again.

    Only `cannot_tell` and `lapsed` let the same question be asked anew. Raises QuestionError,
    PersonNotFoundError, AccessDeniedError.
    """
    return raise_questions(actor=actor, asked=(question,), purpose=purpose, scope=scope)[0]


def raise_questions(
    *,
    actor: Actor,
    asked: Sequence[NewQuestion],
    purpose: Purpose,
    scope: Scope | None = None,
) -> tuple[Raised, ...]:
    """Put many questions into the queue in one transaction and return them in the same order."""
    require(actor=actor, permission="people.raise_question", purpose=purpose, scope=scope)
    return enter(actor, asked, purpose)


def enter(actor: Actor, asked: Sequence[NewQuestion], purpose: Purpose) -> tuple[Raised, ...]:
    """Put questions into the queue for this room's own services, which asked the gate already."""
    for question in asked:
        _check(question)
    with transaction.atomic():
        return tuple(_raise(actor, question, purpose) for question in asked)


def _check(question: NewQuestion) -> None:
    problems = question_problems(question)
    if problems:
        raise QuestionError(
            "people.question_not_askable",
            _("The question cannot be asked (%(problems)s). Nothing was changed."),
            problems=", ".join(problems),
        )


def _raise(actor: Actor, question: NewQuestion, purpose: Purpose) -> Raised:
    known = _known(question.key)
    if known is not None:
        return Raised(known, new=False)
    _present(question)
    try:
        with transaction.atomic():
            made = _store(actor, question)
    except IntegrityError:  # asked at this very moment by somebody else
        met = _known(question.key)
        if met is None:
            raise
        return Raised(met, new=False)
    ids = tuple(ref.id for ref in question.persons)
    journal.record(
        actor=actor,
        event=QuestionRaised(made.id, question.kind.value, ids, dict(question.facts)),
        purpose=purpose.value,
        subjects=tuple(person_subject(one) for one in ids),
    )
    return Raised(made.id, new=True)


def _known(key: str) -> UUID | None:
    """Return the question that makes asking again needless."""
    rows = IdentityQuestion.objects.filter(key=key).exclude(
        state=QuestionState.ANSWERED.value, answer__in=[one.value for one in ASKED_ANEW]
    )
    return rows.values_list("pk", flat=True).first()


def _present(question: NewQuestion) -> None:
    wanted = {ref.id for ref in question.persons}
    missing = wanted - set(Person.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if missing:
        raise PersonNotFoundError(
            "people.person_not_found",
            _("There is no person with this number here."),
            person_id=", ".join(sorted(map(str, missing))),
        )


def _store(actor: Actor, question: NewQuestion) -> IdentityQuestion:
    made = IdentityQuestion.objects.create(
        id=new_id(),
        kind=question.kind.value,
        key=question.key,
        facts=dict(question.facts),
        raised_at=clock.now(),
        raised_by=actor.id,
    )
    QuestionPerson.objects.bulk_create(
        QuestionPerson(question=made, person_id=ref.id, position=place)
        for place, ref in enumerate(question.persons)
    )
    return made
