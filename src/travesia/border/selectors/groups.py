"""Groups at the desk: members with what asks for a look first, and a child's guardians."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import (
    Answer,
    Childhood,
    Direction,
    GroupKind,
    InspectionState,
    Standing,
    Verdict,
    bars_admission,
    childhood,
    is_decided,
    needs_ground,
    standing_of,
)
from travesia.border.models import GroupMember, TravelGroup
from travesia.border.selectors.companions import GuardianView, guardians_in
from travesia.border.selectors.findings import asked_in, document_findings
from travesia.border.selectors.scope import need_in_scope
from travesia.border.selectors.verdicts import verdict_now
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.events import Subject
from travesia.journal import services as journal
from travesia.places import selectors as places

#: How long the looks written at reading cover the officer who reads the group.
ONE_LOOK = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class MemberView:
    """One traveller of a group, as its page lists them."""

    inspection_id: UUID
    position: int
    name: str
    birth_date: str
    nationality: str
    document_code: str
    childhood: Childhood
    state: InspectionState
    standing: Standing
    verdict: Verdict
    authorisations: int
    guardians: tuple[GuardianView, ...]


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group as the desk lists it: no name but what people call it."""

    id: UUID
    kind: GroupKind
    label: str
    direction: Direction
    opened_at: datetime
    members: int
    waiting: int


@dataclass(frozen=True, slots=True)
class GroupView:
    """One group with its members, whoever asks for a look first."""

    row: GroupRow
    post_code: str
    closed_at: datetime | None
    members: tuple[MemberView, ...]

    def of(self, *standings: Standing) -> tuple[MemberView, ...]:
        """Return the members of these standings."""
        return tuple(one for one in self.members if one.standing in standings)


def standing_in(member: GroupMember) -> Standing:
    """Return where a member stands now."""
    return _standing(member, verdict_now(member.inspection))


def _standing(member: GroupMember, verdict: Verdict) -> Standing:
    row = member.inspection
    answers = (Answer(hit.answer) for hit in row.hits.all())
    bar = bars_admission(answers, referred=False, asked=asked_in(row))
    return standing_of(
        InspectionState(row.state),
        verdict,
        waits=bool(bar) or needs_ground(document_findings(row)),
        authorisations=member.authorisations,
    )


def open_groups(*, actor: Actor, post_code: str, purpose: Purpose) -> tuple[GroupRow, ...]:
    """Return the groups that are being read at a post, the newest first; nobody's data."""
    post = places.post_by_code(post_code)
    access.authorize(
        actor=actor,
        permission="border.inspect",
        scope=Scope(country=post.country, post=post.code),
        purpose=purpose,
    )
    rows = TravelGroup.objects.filter(post_code=post_code, closed_at=None).order_by("-opened_at")
    return tuple(_row(row) for row in rows[:20])


def _row(group: TravelGroup) -> GroupRow:
    states = list(group.members.values_list("inspection__state", flat=True))
    return GroupRow(
        id=group.id,
        kind=GroupKind(group.kind),
        label=group.label,
        direction=Direction(group.direction),
        opened_at=group.opened_at,
        members=sum(1 for one in states if one != InspectionState.SET_ASIDE),
        waiting=sum(1 for one in states if not is_decided(InspectionState(one))),
    )


def access_group(*, actor: Actor, group_id: UUID, purpose: Purpose) -> GroupView:
    """Return a group with its members for an officer of its post, and write the look.

    The looks written at reading cover the officer who began the group, for an hour after the last
    member; anybody else writes one now.
    """
    group = TravelGroup.objects.filter(pk=group_id).first()
    missing = NotFoundError("border.no_group", _("There is no such group."))
    need_in_scope(
        actor=actor,
        permission="border.inspect",
        scope=None if group is None else Scope(country=group.country, post=group.post_code),
        purpose=purpose,
        missing=missing,
    )
    if group is None:
        raise missing
    rows = list(
        group.members.select_related("inspection").prefetch_related(
            "inspection__hits", "inspection__presented", "inspection__guardians__adult"
        )
    )
    with transaction.atomic():
        if not _looks_are_written(group, rows, actor):
            about = (Subject("inspection", one.inspection_id) for one in rows)
            journal.looked_at(
                actor=actor,
                purpose=purpose,
                subjects=(Subject("group", group.id), *about),
                fields=("claim", "list_entries", "guardians"),
                results=len(rows),
            )
    kept = (one for one in rows if one.inspection.state != InspectionState.SET_ASIDE)
    members = tuple(sorted(map(_member, kept), key=_order))
    return GroupView(_row(group), group.post_code, group.closed_at, members)


def _looks_are_written(group: TravelGroup, rows: Iterable[GroupMember], actor: Actor) -> bool:
    if group.opened_by != actor.id or group.closed_at is not None:
        return False
    last = max((one.added_at for one in rows), default=group.opened_at)
    return clock.now() - last < ONE_LOOK and all(
        one.inspection.opened_by == actor.id for one in rows
    )


def _order(member: MemberView) -> tuple[int, int, int]:
    """Whoever asks for a look first, the loudest of them on top; then as they were read."""
    place = tuple(Standing).index(member.standing)
    loud = -member.verdict.level.rank if member.standing is Standing.LOOK else 0
    return (place, loud, member.position)


def _member(row: GroupMember) -> MemberView:
    seen = row.inspection
    verdict = verdict_now(seen)
    return MemberView(
        inspection_id=seen.id,
        position=row.position,
        name=f"{seen.primary} {seen.secondary}".strip(),
        birth_date=seen.birth_date,
        nationality=seen.nationality,
        document_code=seen.document_code,
        childhood=childhood(seen.birth_date, seen.read_on),
        state=InspectionState(seen.state),
        standing=_standing(row, verdict),
        verdict=verdict,
        authorisations=row.authorisations,
        guardians=guardians_in(seen),
    )
