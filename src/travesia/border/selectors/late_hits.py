"""Late hits: what waits at a post because a form was entered afterwards, and one of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, Count, QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import Answer, Direction, PaperDecision
from travesia.border.models import LateHit
from travesia.border.selectors.inspections import HitView, InspectionView, view_of
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.selectors.scope import need_in_scope
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.core.kept_queries import KeptQuery
from travesia.journal import services as journal
from travesia.places import selectors as places

#: Closed late hits that the page shows.
LATELY = 20


@dataclass(frozen=True, slots=True)
class LateHitRow:
    """A late hit as the page lists it: nobody's name; that stands behind the link."""

    id: UUID
    number: int
    list_label: str
    direction: Direction
    crossed_at: datetime
    raised_at: datetime
    answer: Answer
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LateHitView:
    """One late hit: the comparison, the form behind it, and what was done."""

    row: LateHitRow
    post_code: str
    hit: HitView
    inspection: InspectionView
    form: str
    decision: PaperDecision
    officer: str
    #: Where a refusal names two.
    second_officer: str
    entered_by: str
    entered_at: datetime
    answered_by: str
    informed_by: str
    informed_at: datetime | None
    informed_note: str


def access_late_hits(
    *, actor: Actor, post_code: str, purpose: Purpose
) -> tuple[tuple[LateHitRow, ...], tuple[LateHitRow, ...]]:
    """Return the late hits of a post that wait, the longest first, and those closed lately."""
    post = places.post_by_code(post_code)
    access.authorize(
        actor=actor,
        permission="border.answer_late_hit",
        scope=Scope(country=post.country, post=post.code),
        purpose=purpose,
    )
    rows = LateHit.objects.select_related("hit__inspection__paper").filter(post_code=post_code)
    closed = rows.exclude(closed_at=None).order_by("-closed_at")[:LATELY]
    return _rows(rows.waiting()), _rows(closed)


def late_hits_waiting(post_code: str) -> int:
    """Count the late hits that wait at a post; nothing of anybody."""
    return next((count for _post, count in _WAITING(post=post_code)), 0)


_WAITING = KeptQuery(
    lambda post: (
        LateHit.objects.waiting()
        .filter(post_code=post)
        .order_by()
        .values_list("post_code")
        .annotate(count=Count("pk"))
    ),
    post=CharField(),
)


def access_late_hit(*, actor: Actor, late_hit_id: UUID, purpose: Purpose) -> LateHitView:
    """Return one late hit with both sides of the comparison, and write the look."""
    row = LateHit.objects.select_related("hit__inspection__paper").filter(pk=late_hit_id).first()
    missing = NotFoundError("border.no_late_hit", _("There is no such late hit."))
    need_in_scope(
        actor=actor,
        permission="border.answer_late_hit",
        scope=None if row is None else Scope(country=row.country, post=row.post_code),
        purpose=purpose,
        missing=missing,
    )
    if row is None:
        raise missing
    inspection = row.hit.inspection
    with transaction.atomic():
        known = () if inspection.person_id is None else (Subject("person", inspection.person_id),)
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=(Subject("late_hit", row.id), Subject("inspection", inspection.id), *known),
            fields=("claim", "document", "list_entries", "paper_form"),
        )
        return _view(row)


def _view(row: LateHit) -> LateHitView:
    view, form = view_of(row.hit.inspection), row.hit.inspection.paper
    return LateHitView(
        row=_row(row),
        post_code=row.post_code,
        hit=next(one for one in view.hits if one.entry_id == row.hit.entry_id),
        inspection=view,
        form=form.number,
        decision=PaperDecision(form.decision),
        officer=form.officer,
        second_officer=form.second_officer,
        entered_by=name_of_actor(form.entered_by),
        entered_at=form.entered_at,
        answered_by=name_of_actor(row.hit.answered_by) if row.hit.answered_by else "",
        informed_by=name_of_actor(row.informed_by) if row.informed_by else "",
        informed_at=row.informed_at,
        informed_note=row.informed_note,
    )


def _rows(rows: QuerySet[LateHit]) -> tuple[LateHitRow, ...]:
    return tuple(_row(row) for row in rows)


def _row(row: LateHit) -> LateHitRow:
    return LateHitRow(
        id=row.id,
        number=row.entry_seq,
        list_label=row.hit.shown["list_label"],
        direction=Direction(row.hit.inspection.direction),
        crossed_at=row.hit.inspection.paper.crossed_at,
        raised_at=row.raised_at,
        answer=Answer(row.hit.answer),
        closed_at=row.closed_at,
    )
