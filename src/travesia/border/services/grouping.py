"""Groups: begin one, read one member after the other, close it."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import (
    Direction,
    GroupKind,
    InspectionState,
    is_decided,
)
from travesia.border.events import GroupClosed, GroupJoined, GroupOpened
from travesia.border.models import GroupMember, Inspection, TravelGroup
from travesia.border.selectors.authorised import presented_by
from travesia.border.selectors.findings import claim_in, document_in
from travesia.border.services.asking import begin_asking
from travesia.border.services.desk import authorize_at, zone_of
from travesia.border.services.errors import (
    BorderConflictError,
    BorderError,
    BorderNotFoundError,
)
from travesia.border.services.opening import Shown, open_shown, read_zone
from travesia.border.services.registers import keep_answers
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.credentials import selectors as credentials
from travesia.journal import services as journal
from travesia.places import selectors as places
from travesia.places.domain import PostView

#: Members of one group; a train is read coach by coach.
MOST_MEMBERS = 120


@dataclass(frozen=True, slots=True)
class MemberReceipt:
    """A traveller who was read as a member of a group."""

    inspection_id: UUID
    position: int


def open_group(
    *,
    actor: Actor,
    post_code: str,
    nonce: UUID,
    kind: GroupKind,
    label: str,
    direction: Direction,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> UUID:
    """Begin a group and return its id; the same nonce by the same officer returns the same group.

    Raises BorderError without a label, AccessDeniedError.
    """
    post = places.post_by_code(post_code)
    authorize_at(actor, "border.inspect", post, purpose)
    tidy = " ".join(label.split())[:60]
    if not tidy:
        raise BorderError(
            "border.group_label_needed",
            _("Say how the group is called: a plate, a flight, a family name."),
        )
    known = TravelGroup.objects.filter(opened_by=actor.id, client_nonce=nonce).first()
    if known is not None:
        return known.id
    with transaction.atomic():
        made = TravelGroup.objects.create(
            id=new_id(),
            client_nonce=nonce,
            kind=kind.value,
            label=tidy,
            post_code=post.code,
            country=post.country,
            direction=direction.value,
            opened_by=actor.id,
            opened_at=clock.now(),
        )
        journal.record(
            actor=actor,
            event=GroupOpened(made.id, post.code, post.country, direction.value, kind.value),
            purpose=purpose,
            subjects=(Subject("group", made.id),),
        )
    return made.id


def locked_group(group_id: UUID) -> TravelGroup:
    """Return the group, locked until the transaction ends."""
    return _one_group(TravelGroup.objects.select_for_update(), group_id)


def _known_group(group_id: UUID) -> TravelGroup:
    return _one_group(TravelGroup.objects.all(), group_id)


def _one_group(groups: QuerySet[TravelGroup], group_id: UUID) -> TravelGroup:
    found = groups.filter(pk=group_id).first()
    if found is None:
        raise BorderNotFoundError("border.no_group", _("There is no such group."))
    return found


def still_open(group: TravelGroup) -> None:
    """Return when the group is open; otherwise raise BorderConflictError."""
    if group.closed_at is not None:
        raise BorderConflictError(
            "border.group_closed", _("This group is closed. Nothing was recorded.")
        )


def read_member(
    *,
    actor: Actor,
    group_id: UUID,
    nonce: UUID,
    zone: str,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> MemberReceipt:
    """Open an inspection for the next member: lists asked, person looked for, nothing decided.

    The inspection and the membership are one transaction. The same nonce returns the member it
    read before. Raises what `open_inspection` raises, BorderConflictError for a document that is
    in the group already, BorderError when the group is full.
    """
    post = places.post_by_code(_known_group(group_id).post_code)
    authorize_at(actor, "border.inspect", post, purpose)
    shown = read_zone(zone, today=clock.today(zone_of(post)))
    # Nobody waits for the group while the lists are searched.
    begun = begin_asking(shown.claim, shown.document, post, actor=actor, purpose=purpose)
    with transaction.atomic():
        group = locked_group(group_id)
        still_open(group)
        _not_twice(group, shown, actor, nonce)
        inspection_id, asked = open_shown(
            shown,
            actor=actor,
            post=post,
            nonce=nonce,
            direction=Direction(group.direction),
            purpose=purpose,
            begun=begun,
        )
        receipt = _join(group, inspection_id, post, actor=actor, purpose=purpose)
    # Not before the group is let go: a register that is slow must not hold the others up.
    keep_answers(inspection_id, asked, actor=actor, purpose=purpose)
    return receipt


def _not_twice(group: TravelGroup, shown: Shown, actor: Actor, nonce: UUID) -> None:
    """Refuse the same document under the same name; the form sent twice is no second reading."""
    same = group.members.filter(
        inspection__document_number=shown.document.number,
        inspection__issuing_state=shown.document.issuing_state,
        inspection__primary=shown.claim.primary,
        inspection__secondary=shown.claim.secondary,
    ).exclude(inspection__state=InspectionState.SET_ASIDE)
    known = same.exclude(inspection__opened_by=actor.id, inspection__client_nonce=nonce).first()
    if known is not None:
        raise BorderConflictError(
            "border.read_twice",
            _("This document was read before: it is number %(position)s of the group."),
            position=known.position,
        )


def _join(
    group: TravelGroup, inspection_id: UUID, post: PostView, *, actor: Actor, purpose: Purpose
) -> MemberReceipt:
    known = GroupMember.objects.filter(inspection_id=inspection_id).first()
    if known is not None and known.group_id != group.id:
        raise BorderConflictError(
            "border.read_in_another_group",
            _("This document was read a moment ago for another group. Nothing was added here."),
        )
    if known is not None:
        return MemberReceipt(inspection_id, known.position)
    last = group.members.order_by("-position").values_list("position", flat=True).first() or 0
    if last >= MOST_MEMBERS:
        raise BorderError(
            "border.group_full",
            _("A group has at most %(most)s members. Open another for the rest."),
            most=MOST_MEMBERS,
        )
    inspection = Inspection.objects.get(pk=inspection_id)
    made = GroupMember.objects.create(
        group=group,
        inspection=inspection,
        position=last + 1,
        authorisations=_authorisations(inspection, post, actor=actor, purpose=purpose),
        added_at=clock.now(),
    )
    journal.record(
        actor=actor,
        event=GroupJoined(group.id, inspection_id, made.position),
        purpose=purpose,
        subjects=(Subject("group", group.id), Subject("inspection", inspection_id)),
    )
    return MemberReceipt(inspection_id, made.position)


def _authorisations(
    inspection: Inspection, post: PostView, *, actor: Actor, purpose: Purpose
) -> int:
    """Count what an officer would choose from at an entry; the other room writes the look."""
    if inspection.direction != Direction.ENTRY:
        return 0
    found = credentials.authorisations_for(
        actor=actor,
        shown=presented_by(inspection.person_id, claim_in(inspection), document_in(inspection)),
        on=inspection.read_on,
        purpose=purpose,
        scope=Scope(country=post.country, post=post.code),
    )
    return len(found)


def close_group(
    *, actor: Actor, group_id: UUID, purpose: Purpose = Purpose.BORDER_INSPECTION
) -> int:
    """Close a group and return how many of its members still wait, each at the desk as any other.

    Closing what is closed changes nothing.
    """
    with transaction.atomic():
        group = locked_group(group_id)
        authorize_at(actor, "border.inspect", places.post_by_code(group.post_code), purpose)
        states = group.members.values_list("inspection__state", flat=True)
        waiting = sum(1 for one in states if not is_decided(InspectionState(one)))
        if group.closed_at is not None:
            return waiting
        receipt = journal.record(
            actor=actor,
            event=GroupClosed(group.id, group.post_code, group.country, len(states), waiting),
            purpose=purpose,
            subjects=(Subject("group", group.id),),
        )
        group.closed_by, group.closed_at = actor.id, receipt.occurred_at
        group.save(update_fields=["closed_by", "closed_at"])
    return waiting
