"""Who travels with a traveller: their group, and the adults who answer for a child."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import UUIDField

from travesia.border.domain import (
    Childhood,
    InspectionState,
    Proof,
    childhood,
)
from travesia.border.models import GroupMember, GuardianLink, Inspection
from travesia.core.kept_queries import KeptQuery

_INSPECTION = KeptQuery(
    lambda inspection: Inspection.objects.filter(pk=inspection).only("birth_date", "read_on"),
    inspection=UUIDField(),
)
_MEMBER = KeptQuery(
    lambda inspection: GroupMember.objects.select_related("group").filter(inspection=inspection),
    inspection=UUIDField(),
)
_OPEN_GROUP = KeptQuery(
    lambda inspection: GroupMember.objects.filter(
        inspection=inspection, group__closed_at=None
    ).values_list("group_id", flat=True),
    inspection=UUIDField(),
)
_GUARDIANS = KeptQuery(
    lambda child: GuardianLink.objects.filter(child=child, ended_at=None).select_related("adult"),
    child=UUIDField(),
)


@dataclass(frozen=True, slots=True)
class GuardianView:
    """Who answers for a child, and what shows it."""

    id: UUID
    adult_id: UUID | None
    name: str
    reason: str
    proof: Proof
    proof_number: str
    note: str


def guardians_in(seen: Inspection) -> tuple[GuardianView, ...]:
    """Return who answers for a traveller now; a link that was taken back is left out."""
    return tuple(_guardian(one) for one in _GUARDIANS(child=seen.id))


def _guardian(link: GuardianLink) -> GuardianView:
    adult = link.adult
    name = link.adult_name if adult is None else f"{adult.primary} {adult.secondary}".strip()
    return GuardianView(
        id=link.id,
        adult_id=link.adult_id,
        name=name,
        reason=link.adult_reason,
        proof=Proof(link.proof),
        proof_number=link.proof_number,
        note=link.note,
    )


@dataclass(frozen=True, slots=True)
class Companions:
    """The group of an inspection, who in it can answer for a child, and who does."""

    group_id: UUID | None
    label: str
    is_open: bool
    childhood: Childhood
    guardians: tuple[GuardianView, ...]
    #: Inspection → name of each member who is not a child by the date of birth.
    adults: tuple[tuple[UUID, str], ...]


def open_group_of(inspection_id: UUID) -> UUID | None:
    """Return the group that is being read and that the inspection belongs to, if there is one."""
    return _OPEN_GROUP.first(inspection=inspection_id)


def companions_of(inspection_id: UUID) -> Companions:
    """Return who travels with a traveller whose inspection the caller has just looked at.

    The caller writes the look. An inspection that is not there has no companions.
    """
    row = _INSPECTION.first(inspection=inspection_id)
    if row is None:
        return Companions(None, "", False, Childhood.MAY_BE, (), ())
    member = _MEMBER.first(inspection=inspection_id)
    born = childhood(row.birth_date, row.read_on)
    if member is None:
        return Companions(None, "", False, born, guardians_in(row), ())
    others = member.group.members.select_related("inspection").exclude(inspection=row)
    adults = tuple(
        (one.inspection_id, f"{one.inspection.primary} {one.inspection.secondary}".strip())
        for one in others.exclude(inspection__state=InspectionState.SET_ASIDE)
        if childhood(one.inspection.birth_date, one.inspection.read_on) is not Childhood.CHILD
    )
    group = member.group
    return Companions(
        group.id, group.label, group.closed_at is None, born, guardians_in(row), adults
    )
