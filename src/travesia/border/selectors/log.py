"""The log of crossings: the shift's list, a search by document, one crossing with its history."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import CrossingState, Direction, Outcome
from travesia.border.models import Crossing, PaperForm
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.selectors.scope import need_in_scope
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.people.domain import number_key
from travesia.places import selectors as places

#: Rows the list shows; a longer answer says how many there are.
MOST_ROWS = 100


@dataclass(frozen=True, slots=True)
class CrossingRow:
    """One entry of the log, without a name: the list needs none."""

    id: UUID
    number: int
    version: int
    state: CrossingState
    post_code: str
    direction: Direction
    outcome: Outcome
    occurred_at: datetime
    recorded_at: datetime
    recorded_by: str
    purpose_of_travel: str
    conveyance: str
    ground: str
    #: Days of stay that the officer granted, and why; None for those of the rule.
    days_granted: int | None
    days_reason: str
    issuing_state: str
    document_number: str
    nationality: str
    sex: str
    age_group: str
    correction_reason: str


@dataclass(frozen=True, slots=True)
class CrossingView:
    """One crossing with every version of it, newest first."""

    current: CrossingRow
    versions: tuple[CrossingRow, ...]
    person_id: UUID
    country: str
    #: Number of the form it was entered from, and who decided on it; empty for the live desk.
    form: str = ""
    on_paper: str = ""


@dataclass(frozen=True, slots=True)
class Log:
    """What the list shows, and how many there are in all."""

    rows: tuple[CrossingRow, ...]
    total: int


def access_log(*, actor: Actor, post_code: str, purpose: Purpose, document_number: str = "") -> Log:
    """Return the log of a post: what crossed today, or every entry with a document number.

    Both are looks at personal data and are written down; the number asked for is not kept.
    """
    post = places.post_by_code(post_code)
    access.authorize(
        actor=actor,
        permission="border.read_crossings",
        scope=Scope(country=post.country, post=post.code),
        purpose=purpose,
    )
    rows = Crossing.objects.current().filter(post_code=post_code)
    wanted = number_key(document_number)
    if wanted:
        rows = rows.filter(document_number__in=[wanted, document_number.strip().upper()])
    else:
        rows = rows.filter(occurred_at__gte=_start_of_day(ZoneInfo(post.time_zone)))
    with transaction.atomic():
        total = rows.count()
        found = tuple(_row(row) for row in rows.order_by("-occurred_at", "-id")[:MOST_ROWS])
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=tuple(Subject("crossing", row.id) for row in found),
            fields=("crossing",),
            results=total,
            query={"post": post_code, "document_number": wanted},
        )
    return Log(found, total)


def _start_of_day(zone: ZoneInfo) -> datetime:
    now = clock.now().astimezone(zone)
    return now - timedelta(
        hours=now.hour, minutes=now.minute, seconds=now.second, microseconds=now.microsecond
    )


def _row(row: Crossing, *, newest: bool = True) -> CrossingRow:
    return CrossingRow(
        id=row.id,
        number=row.entry_seq,
        version=row.version,
        state=CrossingState.RECORDED if newest else CrossingState.SUPERSEDED,
        post_code=row.post_code,
        direction=Direction(row.direction),
        outcome=Outcome(row.outcome),
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        recorded_by=name_of_actor(row.recorded_by),
        purpose_of_travel=row.purpose_of_travel,
        conveyance=row.conveyance,
        ground=row.ground,
        days_granted=row.days_granted,
        days_reason=row.days_reason,
        issuing_state=row.issuing_state,
        document_number=row.document_number,
        nationality=row.nationality,
        sex=row.sex,
        age_group=row.age_group,
        correction_reason=row.correction_reason,
    )


def access_crossing(*, actor: Actor, crossing_id: UUID, purpose: Purpose) -> CrossingView:
    """Return a crossing with its versions, newest first, and write the look."""
    seen = Crossing.objects.filter(pk=crossing_id).first()
    missing = NotFoundError("border.no_crossing", _("There is no such crossing."))
    need_in_scope(
        actor=actor,
        permission="border.read_crossings",
        scope=None if seen is None else Scope(country=seen.country, post=seen.post_code),
        purpose=purpose,
        missing=missing,
    )
    if seen is None:
        raise missing
    with transaction.atomic():
        rows = list(Crossing.objects.filter(root=seen.root).order_by("-version"))
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=(Subject("crossing", rows[0].id), Subject("person", seen.person_id)),
            fields=("crossing", "corrections"),
        )
    versions = tuple(_row(row, newest=place == 0) for place, row in enumerate(rows))
    paper = PaperForm.objects.filter(inspection__crossings=seen).first()
    officers = () if paper is None else (paper.officer, paper.second_officer)
    return CrossingView(
        versions[0],
        versions,
        seen.person_id,
        seen.country,
        "" if paper is None else paper.number,
        ", ".join(filter(None, officers)),
    )
