"""The second person: an adverse step on the ground of an entry needs two that compared."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.journal import services as journal
from travesia.lists.domain import Outcome
from travesia.lists.events import MatchConfirmed
from travesia.lists.models import HitAnswer
from travesia.lists.selectors.rows import ListNotFoundError, require
from travesia.lists.services.answering import about
from travesia.lists.services.errors import ListConflictError


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
            subjects=about(entry_id, answer.person_id),
        )
    return answer.id


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
