"""Answer a hit: one person says what they see, and harm needs a second one."""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.core.events import Json, Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.lists.domain import ANSWER_KEPT, Outcome
from travesia.lists.events import HitAnswered, MatchConfirmed
from travesia.lists.models import HitAnswer, ListEntry
from travesia.lists.selectors.rows import ListNotFoundError, entry_subject, require
from travesia.lists.services.errors import ListConflictError


class AnswerError(DomainError):
    """An answer cannot be taken as it stands."""


def adjudicate(
    *,
    actor: Actor,
    entry_id: UUID,
    person_id: UUID | None,
    inspection_id: UUID,
    outcome: Outcome | str,
    reason: str = "",
    explanation: Mapping[str, Json] | None = None,
    purpose: Purpose,
    scope: Scope | None = None,
) -> UUID:
    """Keep what an officer answered after comparing, and return the answer's id.

    With a person it is remembered for a year; without one it stands in the journal alone. A later
    answer is kept beside the earlier one and is the one that counts. `explanation` is the
    reckoning that the officer was shown (`Hit.explanation`) and stands in the journal. Raises
    ListNotFoundError and AnswerError for an outcome that is none.
    """
    require(actor=actor, permission="lists.answer", purpose=purpose, scope=scope)
    if outcome not in set(Outcome):
        raise AnswerError(
            "lists.outcome_unknown", _("Answer either not the same person or may be the same.")
        )
    with transaction.atomic():
        entry = _entry(entry_id)
        answer = _keep(actor, entry, Outcome(outcome), person_id, inspection_id, reason)
        journal.record(
            actor=actor,
            event=HitAnswered(
                answer_id=answer.id,
                inspection_id=inspection_id,
                person_id=person_id,
                source_key=entry.version.source.key,
                list_version=entry.version.number,
                entry_number=entry.number,
                outcome=answer.outcome,
                reason=answer.reason,
                kept_until=answer.kept_until,
                explanation=explanation or {},
            ),
            purpose=purpose.value,
            subjects=_subjects(entry_id, person_id),
        )
    return answer.id


def confirm_match(
    *,
    actor: Actor,
    entry_id: UUID,
    inspection_id: UUID,
    reason: str = "",
    purpose: Purpose,
    scope: Scope | None = None,
) -> UUID:
    """Confirm as a second person that the entry may be the traveller, and return the answer's id.

    An adverse step on the ground of an entry needs this first. Raises ListNotFoundError when
    nobody answered, ListConflictError when the last answer was `not_same` or was given by the same
    person. A second confirmation changes nothing.
    """
    require(actor=actor, permission="lists.confirm", purpose=purpose, scope=scope)
    with transaction.atomic():
        answer = _last_answer(entry_id, inspection_id)
        if answer.confirmed_by:
            return answer.id
        _check_second_person(actor, answer)
        answer.confirmed_by, answer.confirmed_at = actor.id, clock.now()
        answer.save(update_fields=["confirmed_by", "confirmed_at"])
        journal.record(
            actor=actor,
            event=MatchConfirmed(
                answer_id=answer.id,
                inspection_id=inspection_id,
                person_id=answer.person_id,
                source_key=answer.source.key,
                entry_number=answer.entry_number,
                reason=reason.strip(),
                answered_by=answer.answered_by,
            ),
            purpose=purpose.value,
            subjects=_subjects(entry_id, answer.person_id),
        )
    return answer.id


def _keep(  # one row of memory
    actor: Actor,
    entry: ListEntry,
    outcome: Outcome,
    person_id: UUID | None,
    inspection_id: UUID,
    reason: str,
) -> HitAnswer:
    now = clock.now()
    return HitAnswer.objects.create(
        id=new_id(),
        source=entry.version.source,
        entry_number=entry.number,
        entry_id=entry.id,
        identity=entry.identity,
        person_id=person_id,
        inspection_id=inspection_id,
        outcome=outcome.value,
        reason=reason.strip(),
        answered_at=now,
        answered_by=actor.id,
        kept_until=now + ANSWER_KEPT,
    )


def _entry(entry_id: UUID) -> ListEntry:
    entry = ListEntry.objects.select_related("version__source").filter(pk=entry_id).first()
    if entry is None:
        raise ListNotFoundError("lists.entry_not_found", _("There is no such list entry here."))
    return entry


def _last_answer(entry_id: UUID, inspection_id: UUID) -> HitAnswer:
    answer = (
        HitAnswer.objects.select_related("source")
        .filter(entry_id=entry_id, inspection_id=inspection_id)
        .first()
    )
    if answer is None:
        raise ListNotFoundError(
            "lists.nothing_to_confirm", _("Nobody has compared this list entry yet.")
        )
    return answer


def _check_second_person(actor: Actor, answer: HitAnswer) -> None:
    if answer.outcome != Outcome.MAY_BE_SAME.value:
        raise ListConflictError(
            "lists.answer_was_not_same",
            _("The entry was answered as not the same person. There is nothing to confirm."),
        )
    if actor.id == answer.answered_by:
        raise ListConflictError(
            "lists.second_person_needed",
            _("You answered this entry yourself. Another officer has to compare."),
        )


def _subjects(entry_id: UUID, person_id: UUID | None) -> tuple[Subject, ...]:
    about = entry_subject(entry_id)
    return (about,) if person_id is None else (about, Subject("person", person_id))
