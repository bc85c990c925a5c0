"""The open desk: everything one screen shows of an inspection, and what waits at a post."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import CharField, UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import (
    Act,
    Answer,
    Asked,
    Direction,
    Finding,
    InspectionState,
    Movement,
    Outcome,
    Recognised,
    Step,
    Verdict,
    acts_for,
    bars_admission,
    line_of,
    needs_ground,
    recognise,
)
from travesia.border.models import Crossing, Inspection, Presentation
from travesia.border.selectors.findings import (
    asked_in,
    asks_holder,
    claim_in,
    document_findings,
    document_in,
    findings_in,
    in_training,
    reading_of,
    verdict_of,
    with_parts,
)
from travesia.border.selectors.reckoning import Reckoned, at_desk, reckoned
from travesia.border.selectors.scope import need_in_scope
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.core.kept_queries import KeptQuery
from travesia.documents import MrzReading
from travesia.journal import services as journal
from travesia.people.domain import Claim, HeldDocument

#: Earlier crossings that the screen has room for.
LINE_LENGTH = 4

#: What bars everything else while it is open who is here.
HOLDER_FIRST = "border.holder_first"

#: How long the look written at opening covers the officer who opened and has not decided.
ONE_LOOK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class HitView:
    """One list entry as the officer sees it, and the answer given so far."""

    entry_id: UUID
    shown: Mapping[str, Any]
    answer: Answer


@dataclass(frozen=True, slots=True)
class PresentedView:
    """A visa, card or seal as the screen shows it: the verdict as it stood when it was read."""

    kind: str
    state: str
    meaning: str
    read_at: datetime
    findings: tuple[Finding, ...]
    #: Rows of the comparison with the travel document, as plain values.
    compared: tuple[Mapping[str, str], ...]
    #: What it says, read anew from its text; None when a newer program reads it no longer.
    read: Recognised | None


@dataclass(frozen=True, slots=True)
class InspectionView:
    """Everything the screen shows of one inspection."""

    id: UUID
    state: InspectionState
    post_code: str
    country: str
    direction: Direction
    opened_at: datetime
    opened_by: str
    source: str
    #: The record of the traveller; None while nobody known holds the document.
    person_id: UUID | None
    claim: Claim
    document: HeldDocument
    reading: MrzReading | None
    findings: tuple[Finding, ...]
    verdict: Verdict
    hits: tuple[HitView, ...]
    presented: tuple[PresentedView, ...]
    line: tuple[Step, ...]
    crossings_known: int
    lists: tuple[Mapping[str, str], ...]
    #: What each register of documents said.
    registers: tuple[Mapping[str, Any], ...]
    #: How each list and register answered.
    asked: tuple[Asked, ...]
    referral_reason: str
    acts: frozenset[Act]
    needs_ground: bool
    #: What the rules of stay say of the movement being decided; None once somebody decided.
    stay: Reckoned | None
    #: Code of what bars admission now (a list entry waits); empty when nothing does.
    bar: str
    #: The look that was written at the opening covers this page too.
    seen_at_opening: bool

    @property
    def is_known(self) -> bool:
        """Tell whether earlier crossings of this traveller are known here."""
        return self.crossings_known > 0


@dataclass(frozen=True, slots=True)
class OpenInspection:
    """An inspection that waits for a decision, as the desk lists it."""

    id: UUID
    state: InspectionState
    #: Empty for an inspection that somebody else opened.
    name: str
    referral_reason: str
    opened_at: datetime
    opened_by: str


_NEWEST = KeptQuery(
    lambda person, country: (
        Crossing.objects.current()
        .crossed()
        .filter(person_id=person, country=country)
        .order_by("-occurred_at")[:LINE_LENGTH]
    ),
    person=UUIDField(),
    country=CharField(),
)
_INSPECTION = KeptQuery(
    lambda inspection: Inspection.objects.filter(pk=inspection), inspection=UUIDField()
)


def crossings_of(
    person_id: UUID, *, country: str, limit: int = LINE_LENGTH
) -> tuple[Movement, ...]:
    """Return a person's newest movements through posts of the country; the caller writes the look.

    What another country's posts recorded is that country's data and is not shown at this desk.
    """
    rows = _NEWEST(person=person_id, country=country)[:limit]
    return tuple(
        Movement(
            row.id,
            Direction(row.direction),
            row.occurred_at,
            row.post_code,
            row.country,
            row.purpose_of_travel,
            row.days_granted,
        )
        for row in rows
    )


def access_inspection(
    *,
    actor: Actor,
    inspection_id: UUID,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
    direction: Direction | None = None,
) -> InspectionView:
    """Return an inspection for the screen of an officer of its post.

    The look written at opening covers the officer who opened it while they decide. Anybody else
    writes one now, and so does that officer when coming back later: the line of crossings has
    gone on since. `direction` shows it as in the other lane; nothing is kept of that. An inspection
    elsewhere raises NotFoundError, as one that does not exist.
    """
    row = _INSPECTION.first(inspection=inspection_id)
    missing = NotFoundError("border.no_inspection", _("There is no such inspection."))
    need_in_scope(
        actor=actor,
        permission="border.inspect",
        scope=None if row is None else Scope(country=row.country, post=row.post_code),
        purpose=purpose,
        missing=missing,
    )
    if row is None:
        raise missing
    with_parts(row)
    if _look_is_written(row, actor):
        return view_of(row, seen_at_opening=True, direction=direction)
    with transaction.atomic():
        view = view_of(row, direction=direction)
        known = () if row.person_id is None else (Subject("person", row.person_id),)
        journal.looked_at(
            actor=actor,
            purpose=purpose,
            subjects=(Subject("inspection", row.id), *known),
            fields=("claim", "document", "presented", "list_entries", "crossings"),
        )
    return view


def _look_is_written(row: Inspection, actor: Actor) -> bool:
    return (
        row.opened_by == actor.id
        and row.state == InspectionState.OPENED
        and clock.now() - row.opened_at < ONE_LOOK
    )


def view_of(
    row: Inspection, *, seen_at_opening: bool = False, direction: Direction | None = None
) -> InspectionView:
    """Return all that a screen shows; the caller asks the gate and writes the look."""
    hits = tuple(HitView(hit.entry_id, hit.shown, Answer(hit.answer)) for hit in row.hits.all())
    reading = reading_of(row)
    findings = document_findings(row, reading)
    line = (
        () if row.person_id is None else line_of(crossings_of(row.person_id, country=row.country))
    )
    is_new = row.state == InspectionState.OPENED
    acts, stay = acts_for(InspectionState(row.state)), None
    if Act.ADMIT in acts:
        stay = reckoned(at_desk(row, direction=direction))
    referred = not is_new and row.decisions.filter(act=Act.REFER).exists()
    return InspectionView(
        id=row.id,
        state=InspectionState(row.state),
        post_code=row.post_code,
        country=row.country,
        direction=direction or Direction(row.direction),
        opened_at=row.opened_at,
        opened_by=row.opened_by,
        source=row.source,
        person_id=row.person_id,
        claim=claim_in(row),
        document=document_in(row),
        reading=reading,
        findings=findings,
        verdict=verdict_of(row, findings, None if stay is None else stay.answer),
        hits=hits,
        presented=tuple(_presented(one) for one in row.presented.all()),
        line=line,
        crossings_known=len(line),
        lists=tuple(row.lists),
        registers=tuple(row.registers),
        asked=asked_in(row),
        referral_reason=row.referral_reason,
        acts=acts,
        stay=stay,
        needs_ground=needs_ground(findings),
        bar=HOLDER_FIRST
        if asks_holder(row)
        else bars_admission((hit.answer for hit in hits), referred=referred, asked=asked_in(row)),
        seen_at_opening=seen_at_opening,
    )


def _presented(row: Presentation) -> PresentedView:
    read = recognise(row.text, today=row.inspection.read_on, training=in_training())
    return PresentedView(
        kind=row.kind,
        state=row.state,
        meaning=row.meaning,
        read_at=row.read_at,
        findings=findings_in(row),
        compared=tuple(row.compared),
        read=read if isinstance(read, Recognised) else None,
    )


@dataclass(frozen=True, slots=True)
class RecentCrossing:
    """What an officer recorded lately, without anything that says of whom."""

    id: UUID
    number: int
    direction: Direction
    occurred_at: datetime
    refused: bool


def recent_of(*, actor: Actor, post_code: str, limit: int = 6) -> tuple[RecentCrossing, ...]:
    """Return the officer's own latest entries at the post: numbers and times, nobody's data."""
    rows = (
        Crossing.objects.current()
        .filter(post_code=post_code, recorded_by=actor.id)
        .order_by("-recorded_at", "-id")[:limit]
    )
    return tuple(
        RecentCrossing(
            row.id,
            row.entry_seq,
            Direction(row.direction),
            row.occurred_at,
            row.outcome == Outcome.REFUSED,
        )
        for row in rows
    )


def waiting_at(*, actor: Actor, post_code: str) -> tuple[OpenInspection, ...]:
    """Return what waits for this officer: what they opened, and what was referred at the post.

    A name is shown to the officer who opened the inspection alone, whose look is written. For the
    second line there are time, state and reason: opening the case is the look.
    """
    rows = Inspection.objects.filter(
        post_code=post_code,
        state__in=[
            InspectionState.OPENED,
            InspectionState.REFERRED,
            InspectionState.REFUSAL_WITHDRAWN,
        ],
    ).exclude(membership__group__closed_at=None, membership__isnull=False)
    rows = rows.order_by("-opened_at")[:20]
    second_line = access.holds(actor, "border.decide_second_line")
    return tuple(
        OpenInspection(
            row.id,
            InspectionState(row.state),
            (row.primary or row.secondary) if row.opened_by == actor.id else "",
            row.referral_reason,
            row.opened_at,
            row.opened_by,
        )
        for row in rows
        if row.opened_by == actor.id or (second_line and row.state != InspectionState.OPENED)
    )
