"""Admit the members of a group together: one confirmation, one crossing and transaction each."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.db import DatabaseError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.border.domain import (
    Standing,
)
from travesia.border.models import GroupMember, TravelGroup
from travesia.border.selectors.groups import standing_in
from travesia.border.services.deciding import CrossingReceipt, record_crossing
from travesia.border.services.desk import Journey, authorize_at
from travesia.border.services.errors import (
    BorderError,
    BorderNotFoundError,
)
from travesia.border.services.grouping import still_open
from travesia.core.errors import DomainError
from travesia.places import selectors as places


@dataclass(frozen=True, slots=True)
class Remaining:
    """A member who was not recorded, and why, in a sentence."""

    inspection_id: UUID
    why: str


@dataclass(frozen=True, slots=True)
class GroupAdmission:
    """What one confirmation came to; whoever was recorded stays recorded."""

    recorded: tuple[CrossingReceipt, ...]
    remaining: tuple[Remaining, ...]
    #: The database stopped writing on the way: the rest was not tried.
    interrupted: bool = False


def admit_members(
    *,
    actor: Actor,
    group_id: UUID,
    inspection_ids: Sequence[UUID],
    journey: Journey,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> GroupAdmission:
    """Record one crossing for each member the officer confirmed, each in a transaction of its own.

    Interrupted at any instant, whoever was recorded stays recorded and the rest waits; confirming
    again finds the crossings there are. A member of whom something asks for a look in the meantime
    is left, with the reason. Raises BorderConflictError for a group that is closed.
    """
    group = TravelGroup.objects.filter(pk=group_id).first()
    if group is None:
        raise BorderNotFoundError("border.no_group", _("There is no such group."))
    authorize_at(actor, "border.record_crossing", places.post_by_code(group.post_code), purpose)
    still_open(group)
    recorded, remaining = [], []
    for at, inspection_id in enumerate(inspection_ids):
        try:
            recorded.append(_admit(group, inspection_id, journey, actor=actor, purpose=purpose))
        except DomainError as error:
            remaining.append(Remaining(inspection_id, error.message))
        except DatabaseError:
            rest = tuple(Remaining(one, "") for one in inspection_ids[at:])
            return GroupAdmission(tuple(recorded), (*remaining, *rest), interrupted=True)
    return GroupAdmission(tuple(recorded), tuple(remaining))


def _admit(
    group: TravelGroup, inspection_id: UUID, journey: Journey, *, actor: Actor, purpose: Purpose
) -> CrossingReceipt:
    nonce = uuid5(group.id, str(inspection_id))
    with transaction.atomic():
        member = (
            GroupMember.objects.select_related("inspection")
            .filter(group=group, inspection_id=inspection_id)
            .first()
        )
        if member is None:
            raise BorderNotFoundError("border.no_member", _("This traveller is not in the group."))
        if standing_in(member) is Standing.LOOK:
            raise BorderError(
                "border.member_to_look_at",
                _("Something asks for a look: decide on this traveller alone."),
            )
        return record_crossing(
            actor=actor,
            inspection_id=inspection_id,
            nonce=nonce,
            journey=journey,
            purpose=purpose,
        )
