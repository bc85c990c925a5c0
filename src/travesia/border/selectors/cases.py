"""Second-line cases: what waits at a post, what was closed lately, and one case."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import (
    Direction,
    InspectionState,
    Reason,
    SecondLineOutcome,
    referral_reasons,
)
from travesia.border.models import SecondLineCase
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.selectors.scope import need_in_scope
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.places import selectors as places

#: Closed cases that the page shows.
LATELY = 20


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case as the page lists it: no name and no note, those stand behind the link."""

    id: UUID
    number: int
    reason: Reason
    direction: Direction
    opened_at: datetime
    opened_by: str
    has_document: bool
    outcome: SecondLineOutcome | None
    closed_at: datetime | None
    closed_by: str


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with what was noted, and the inspection behind it."""

    row: CaseRow
    post_code: str
    note: str
    closing_reason: str
    inspection_id: UUID | None
    #: Where the inspection stands; None when no document was read.
    state: InspectionState | None
    name: str

    @property
    def is_open(self) -> bool:
        """Tell whether nobody closed it yet."""
        return self.row.closed_at is None


def access_cases(
    *, actor: Actor, post_code: str, purpose: Purpose
) -> tuple[tuple[CaseRow, ...], tuple[CaseRow, ...]]:
    """Return the open cases of a post, oldest first, and the latest that were closed."""
    post = places.post_by_code(post_code)
    access.authorize(
        actor=actor,
        permission="border.work_second_line",
        scope=Scope(country=post.country, post=post.code),
        purpose=purpose,
    )
    rows = SecondLineCase.objects.filter(post_code=post_code)
    closed = rows.exclude(closed_at=None).order_by("-closed_at")[:LATELY]
    return _rows(rows.filter(closed_at=None)), _rows(closed)


def _rows(rows: QuerySet[SecondLineCase]) -> tuple[CaseRow, ...]:
    return tuple(_row(row) for row in rows)


def _row(row: SecondLineCase) -> CaseRow:
    return CaseRow(
        id=row.id,
        number=row.entry_seq,
        reason=referral_reasons()[row.reason],
        direction=Direction(row.direction),
        opened_at=row.opened_at,
        opened_by=name_of_actor(row.opened_by),
        has_document=row.inspection_id is not None,
        outcome=SecondLineOutcome(row.outcome) if row.outcome else None,
        closed_at=row.closed_at,
        closed_by=name_of_actor(row.closed_by) if row.closed_by else "",
    )


def access_case(*, actor: Actor, case_id: UUID, purpose: Purpose) -> CaseView:
    """Return one case with its note and the name on the document, and write the look."""
    row = SecondLineCase.objects.select_related("inspection").filter(pk=case_id).first()
    missing = NotFoundError("border.no_case", _("There is no such case."))
    need_in_scope(
        actor=actor,
        permission="border.work_second_line",
        scope=None if row is None else Scope(country=row.country, post=row.post_code),
        purpose=purpose,
        missing=missing,
    )
    if row is None:
        raise missing
    seen = row.inspection
    about = [Subject("second_line_case", row.id)]
    if seen is not None:
        about.append(Subject("inspection", seen.id))
        about += [] if seen.person_id is None else [Subject("person", seen.person_id)]
    with transaction.atomic():
        journal.looked_at(
            actor=actor, purpose=purpose, subjects=tuple(about), fields=("note", "claim")
        )
    return CaseView(
        row=_row(row),
        post_code=row.post_code,
        note=row.note,
        closing_reason=row.closing_reason,
        inspection_id=row.inspection_id,
        state=None if seen is None else InspectionState(seen.state),
        name="" if seen is None else f"{seen.primary} {seen.secondary}".strip(),
    )
