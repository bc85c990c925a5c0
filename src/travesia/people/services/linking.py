"""Say that two records are one person, and take it back; the records never change."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import DomainError, NotFoundError
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.people.domain import (
    Evidence,
    LinkState,
    LinkView,
    QuestionKind,
    pair_of,
    two_births_of,
)
from travesia.people.events import PersonLinked, PersonUnlinked
from travesia.people.models import Person, PersonLink
from travesia.people.selectors import PersonNotFoundError, likeness, person_subject, require
from travesia.people.services.asking import enter

REASON_LENGTH = 500


class LinkError(DomainError):
    """Two records cannot be linked, or a link not ended, as it was asked."""


class LinkNotFoundError(NotFoundError):
    """There is no active link of this number."""


def link_persons(
    *,
    actor: Actor,
    person_id: UUID,
    other_id: UUID,
    evidence: Evidence,
    reason: str,
    purpose: Purpose,
    question_id: UUID | None = None,
    scope: Scope | None = None,
) -> LinkView:
    """Link two records as one person and return the link; both records stay as they are.

    Where the two birth dates cannot both hold, a question asks which does; the link stands
    meanwhile. Linking what is linked already returns the link there is and writes no entry.
    Raises LinkError for a record with itself or without a reason, PersonNotFoundError,
    AccessDeniedError.
    """
    require(actor=actor, permission="people.link", purpose=purpose, scope=scope)
    why = reason_given(reason)
    if person_id == other_id:
        raise LinkError("people.link_to_itself", _("A record cannot be linked with itself."))
    first, second = pair_of(person_id, other_id)
    with transaction.atomic():
        _hold_still(first, second)
        known = PersonLink.objects.active().filter(first_id=first, second_id=second).first()
        if known is not None:
            return known.view()
        link = PersonLink.objects.create(
            id=new_id(),
            first_id=first,
            second_id=second,
            evidence=evidence.value,
            reason=why,
            question_id=question_id,
            linked_at=clock.now(),
            linked_by=actor.id,
        )
        journal.record(
            actor=actor,
            event=PersonLinked(link.id, first, second, evidence.value, why, question_id),
            purpose=purpose.value,
            subjects=(person_subject(first), person_subject(second)),
        )
        ask_about_births(actor, link, purpose)
    return link.view()


def unlink_persons(
    *,
    actor: Actor,
    link_id: UUID,
    reason: str,
    purpose: Purpose,
    scope: Scope | None = None,
) -> LinkView:
    """End a link and return it; the row stays and says who ended it and why.

    Raises LinkNotFoundError for a link that is not active, LinkError without a reason,
    AccessDeniedError.
    """
    require(actor=actor, permission="people.link", purpose=purpose, scope=scope)
    why = reason_given(reason)
    with transaction.atomic():
        link = (
            PersonLink.objects.select_for_update(of=("self",)).active().filter(pk=link_id).first()
        )
        if link is None:
            raise LinkNotFoundError(
                "people.link_not_active",
                _("This link is not there or has ended already. Nothing was changed."),
            )
        link.state, link.end_reason = LinkState.ENDED.value, why
        link.ended_at, link.ended_by = clock.now(), actor.id
        link.save(update_fields=["state", "end_reason", "ended_at", "ended_by"])
        journal.record(
            actor=actor,
            event=PersonUnlinked(link.id, link.first_id, link.second_id, why),
            purpose=purpose.value,
            subjects=(person_subject(link.first_id), person_subject(link.second_id)),
        )
    return link.view()


def ask_about_births(actor: Actor, link: PersonLink, purpose: Purpose) -> None:
    """Ask which of two birth dates holds, unless answering that very question made the link."""
    if link.question is not None and link.question.kind == QuestionKind.TWO_BIRTH_DATES.value:
        return
    known = likeness.described((link.first_id, link.second_id))
    question = two_births_of(known[link.first_id], known[link.second_id])
    if question is not None:
        enter(actor, (question,), purpose)


def reason_given(reason: str) -> str:
    """Return the reason tidied and cut; raises LinkError when there is none."""
    tidy = " ".join(reason.split())[:REASON_LENGTH]
    if not tidy:
        raise LinkError("people.reason_missing", _("Say why. Nothing was changed."))
    return tidy


def _hold_still(first: UUID, second: UUID) -> None:
    """Lock both records in one order, so that two who link the same pair make one link."""
    rows = Person.objects.select_for_update().filter(pk__in=(first, second)).order_by("pk")
    found = set(rows.values_list("pk", flat=True))
    for one in (first, second):
        if one not in found:
            raise PersonNotFoundError(
                "people.person_not_found",
                _("There is no person with this number here."),
                person_id=str(one),
            )
