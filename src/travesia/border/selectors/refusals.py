"""Refusals: what waits for a second officer, and one refusal with what its notice prints."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import Reason, Verdict, refusal_reasons
from travesia.border.models import Refusal
from travesia.border.selectors.findings import claim_in, document_in, verdict_of
from travesia.border.selectors.people_named import name_of_actor, number_of_actor
from travesia.border.selectors.scope import need_in_scope
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.people.domain import Claim, HeldDocument
from travesia.places import selectors as places


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """A refusal as the queue lists it: no name, the case stands behind the link."""

    id: UUID
    reference: str
    reason: Reason
    proposed_at: datetime
    proposed_by: str
    is_mine: bool
    confirmed_at: datetime | None
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class RefusalView:
    """One refusal with the case behind it."""

    id: UUID
    inspection_id: UUID
    reference: str
    reason: Reason
    text: str
    language: str
    post_code: str
    country: str
    claim: Claim
    document: HeldDocument
    verdict: Verdict
    proposed_by: str
    proposed_by_name: str
    proposed_number: str
    proposed_at: datetime
    confirmed_number: str
    confirmed_at: datetime | None
    withdrawn_at: datetime | None

    @property
    def is_waiting(self) -> bool:
        """Tell whether a second officer still has to look."""
        return self.confirmed_at is None and self.withdrawn_at is None


def access_refusals(
    *, actor: Actor, post_code: str, purpose: Purpose
) -> tuple[tuple[RefusalRow, ...], tuple[RefusalRow, ...]]:
    """Return what waits at a post, oldest first, and the latest twenty that are settled."""
    post = places.post_by_code(post_code)
    access.authorize(
        actor=actor,
        permission="border.read_crossings",
        scope=Scope(country=post.country, post=post.code),
        purpose=purpose,
    )
    rows = Refusal.objects.filter(inspection__post_code=post_code)
    waiting = rows.filter(confirmed_at=None, withdrawn_at=None).order_by("proposed_at")
    settled = rows.exclude(confirmed_at=None, withdrawn_at=None).order_by("-proposed_at")[:20]
    return _rows(waiting, actor), _rows(settled, actor)


def _rows(rows: QuerySet[Refusal], actor: Actor) -> tuple[RefusalRow, ...]:
    reasons = refusal_reasons()
    return tuple(
        RefusalRow(
            row.id,
            row.reference,
            reasons[row.reason],
            row.proposed_at,
            name_of_actor(row.proposed_by),
            row.proposed_by == actor.id,
            row.confirmed_at,
            row.withdrawn_at,
        )
        for row in rows
    )


def access_refusal(*, actor: Actor, refusal_id: UUID, purpose: Purpose) -> RefusalView:
    """Return one refusal with the traveller it concerns, and write the look."""
    row = Refusal.objects.select_related("inspection").filter(pk=refusal_id).first()
    case = None if row is None else row.inspection
    missing = NotFoundError("border.no_refusal", _("There is no such refusal."))
    need_in_scope(
        actor=actor,
        permission="border.read_crossings",
        scope=None if case is None else Scope(country=case.country, post=case.post_code),
        purpose=purpose,
        missing=missing,
    )
    if row is None or case is None:
        raise missing
    with transaction.atomic():
        known = () if case.person_id is None else (Subject("person", case.person_id),)
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=(Subject("refusal", row.id), Subject("inspection", case.id), *known),
            fields=("claim", "document", "refusal"),
        )
    return _view(row)


def _view(row: Refusal) -> RefusalView:
    case = row.inspection
    return RefusalView(
        id=row.id,
        inspection_id=case.id,
        reference=row.reference,
        reason=refusal_reasons()[row.reason],
        text=row.text,
        language=row.language,
        post_code=case.post_code,
        country=case.country,
        claim=claim_in(case),
        document=document_in(case),
        verdict=verdict_of(case),
        proposed_by=row.proposed_by,
        proposed_by_name=name_of_actor(row.proposed_by),
        proposed_number=number_of_actor(row.proposed_by),
        proposed_at=row.proposed_at,
        confirmed_number=number_of_actor(row.confirmed_by or ""),
        confirmed_at=row.confirmed_at,
        withdrawn_at=row.withdrawn_at,
    )
