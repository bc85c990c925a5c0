"""Answer a hit: one person says what they see, and harm needs a second one."""

from collections.abc import Mapping
from dataclasses import dataclass
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
from travesia.lists.events import HitAnswered
from travesia.lists.models import HitAnswer, ListEntry, ListSource
from travesia.lists.selectors.rows import ListNotFoundError, entry_subject, require, source_row


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
        compared = _Compared(
            entry.version.source, entry.version.number, entry.number, entry.id, entry.identity
        )
        answer = _keep(actor, compared, Outcome(outcome), person_id, inspection_id, reason)
        _record(actor, compared, answer, explanation or {}, purpose)
    return answer.id


def adjudicate_report(
    *,
    actor: Actor,
    register: str,
    record_id: str,
    entry_id: UUID,
    person_id: UUID | None,
    inspection_id: UUID,
    outcome: Outcome | str,
    reason: str = "",
    purpose: Purpose,
    scope: Scope | None = None,
) -> UUID:
    """Keep what an officer answered about a report of a register, as about an entry of a list.

    Raises ListNotFoundError for a register that nobody knows here and AnswerError.
    """
    require(actor=actor, permission="lists.answer", purpose=purpose, scope=scope)
    if outcome not in set(Outcome):
        raise AnswerError(
            "lists.outcome_unknown", _("Answer either not the same person or may be the same.")
        )
    with transaction.atomic():
        compared = _Compared(source_row(register), 0, record_id, entry_id, "")
        answer = _keep(actor, compared, Outcome(outcome), person_id, inspection_id, reason)
        _record(actor, compared, answer, {}, purpose)
    return answer.id


@dataclass(frozen=True, slots=True)
class _Compared:
    """What was compared: an entry of a list as it stood, or a report of a register."""

    source: ListSource
    version: int
    number: str
    entry_id: UUID
    identity: str


def _record(
    actor: Actor,
    compared: _Compared,
    answer: HitAnswer,
    explanation: Mapping[str, Json],
    purpose: Purpose,
) -> None:
    journal.record(
        actor=actor,
        event=HitAnswered(
            answer_id=answer.id,
            inspection_id=answer.inspection_id,
            person_id=answer.person_id,
            source_key=compared.source.key,
            list_version=compared.version,
            entry_number=compared.number,
            outcome=answer.outcome,
            reason=answer.reason,
            kept_until=answer.kept_until,
            explanation=explanation,
        ),
        purpose=purpose.value,
        subjects=about(compared.entry_id, answer.person_id),
    )


def _keep(  # one row of memory
    actor: Actor,
    compared: _Compared,
    outcome: Outcome,
    person_id: UUID | None,
    inspection_id: UUID,
    reason: str,
) -> HitAnswer:
    now = clock.now()
    return HitAnswer.objects.create(
        id=new_id(),
        source=compared.source,
        entry_number=compared.number,
        entry_id=compared.entry_id,
        identity=compared.identity,
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


def about(entry_id: UUID, person_id: UUID | None) -> tuple[Subject, ...]:
    """Return what an entry of the journal about an answer is about."""
    entry = entry_subject(entry_id)
    return (entry,) if person_id is None else (entry, Subject("person", person_id))
