"""What every act at the desk shares: the post and its scope, the lock, the state, the act's row."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import (
    Act,
    Direction,
    InspectionState,
    Outcome,
    Traits,
    age_group,
    local_month,
    next_state,
)
from travesia.border.models import Decision, Inspection
from travesia.border.selectors.findings import asks_holder, claim_in, document_in
from travesia.border.selectors.people_named import name_of_actor
from travesia.border.services.errors import BorderConflictError, BorderError, BorderNotFoundError
from travesia.core import bulk
from travesia.core.events import Recorded, Subject
from travesia.core.kept_queries import KeptQuery
from travesia.people import services as people
from travesia.people.domain import PersonRef
from travesia.places import selectors as places
from travesia.places.domain import PostView
from travesia.screening import FieldComparison

_ACT_WORDS = {
    Act.ADMIT: _("admitted"),
    Act.REFER: _("sent to second line"),
    Act.PROPOSE_REFUSAL: _("refusal proposed"),
    Act.CONFIRM_REFUSAL: _("refused"),
    Act.WITHDRAW_REFUSAL: _("refusal taken back"),
    Act.SET_ASIDE: _("set aside"),
    Act.CLOSE: _("closed in second line"),
}


@dataclass(frozen=True, slots=True)
class Journey:
    """What the officer asks about the journey; purpose and conveyance may stay empty."""

    direction: Direction
    purpose_of_travel: str = ""
    conveyance: str = ""
    #: The visa, permit, pass or card on which the officer lets in; None for none.
    authorisation_id: UUID | None = None
    #: Days of stay that the officer grants in place of the rule's, and why; None for the rule's.
    days_granted: int | None = None
    days_reason: str = ""


def authorize_at(actor: Actor, permission: str, post: PostView, purpose: Purpose) -> None:
    """Return when the actor may do this at the post; AccessDeniedError otherwise."""
    scope = Scope(country=post.country, post=post.code)
    access.authorize(actor=actor, permission=permission, scope=scope, purpose=purpose)


def zone_of(post: PostView) -> ZoneInfo:
    """Return the time zone in which the post counts its days."""
    return ZoneInfo(post.time_zone)


_LOCKED = KeptQuery(
    lambda inspection: Inspection.objects.select_for_update().filter(pk=inspection),
    inspection=UUIDField(),
)


def locked(inspection_id: UUID) -> Inspection:
    """Return the inspection, locked until the transaction ends."""
    return _there(_LOCKED.first(inspection=inspection_id))


def found_inspection(inspection_id: UUID) -> Inspection:
    """Return the inspection as it stands, locked for nobody."""
    return _there(Inspection.objects.filter(pk=inspection_id).first())


def _there(found: Inspection | None) -> Inspection:
    if found is None:
        raise BorderNotFoundError("border.no_inspection", _("There is no such inspection."))
    return found


def post_of(inspection: Inspection) -> PostView:
    """Return the post at which the inspection was opened."""
    return places.post_by_code(inspection.post_code)


def subjects_of(inspection: Inspection, *more: Subject) -> tuple[Subject, ...]:
    """Return what an entry about this inspection is about."""
    known = () if inspection.person_id is None else (Subject("person", inspection.person_id),)
    return (Subject("inspection", inspection.id), *known, *more)


def step(inspection: Inspection, act: Act) -> InspectionState:
    """Return the state the act leads to; a conflict says who decided before."""
    to = next_state(InspectionState(inspection.state), act)
    if to is not None:
        return to
    last = inspection.decisions.order_by("-decided_at", "-id").first()
    if last is None:
        raise BorderError("border.not_now", _("This cannot be done with this inspection now."))
    raise BorderConflictError(
        "border.already_decided",
        _(
            "%(officer)s has already decided on this traveller at %(time)s (%(act)s). "
            "Your entry was not recorded; nothing else changed."
        ),
        officer=name_of_actor(last.decided_by),
        time=last.decided_at.astimezone(zone_of(post_of(inspection))).strftime("%H:%M"),
        act=_ACT_WORDS[Act(last.act)],
    )


def plain_row(row: FieldComparison) -> dict[str, str]:
    """Return one row of a comparison as plain values, as it is kept."""
    return {
        "field": row.field,
        "left": row.left,
        "right": row.right,
        "relation": row.relation.value,
        "note": row.note,
        "remark_left": row.remark_left,
        "remark_right": row.remark_right,
    }


#: What an act may change of an inspection; everything else stands since the opening.
_MOVED = ("state", "person", "referral_reason")


def took(  # one act has this many sides
    inspection: Inspection,
    act: Act,
    to: InspectionState,
    *,
    actor: Actor,
    receipt: Recorded,
    ground: str = "",
    note: str = "",
) -> None:
    """Keep the act as a row and move the inspection on."""
    decision = Decision(
        inspection=inspection,
        act=act,
        ground=ground,
        note=note,
        decided_by=actor.id,
        decided_at=receipt.occurred_at,
        entry_seq=receipt.seq,
    )
    bulk.insert([decision])
    inspection.state = to
    bulk.change(inspection, *_MOVED)


def one_at_a_time(key: str) -> None:
    """Let others with the same key wait until this transaction ends.

    SQLite has one writer at a time as it is.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [key])


def need_holder(inspection: Inspection) -> None:
    """Return when it is said whose document this is; raises BorderError while it is a question."""
    if asks_holder(inspection):
        raise BorderError(
            "border.holder_first",
            _(
                "More than one person has shown this document. Say first who is here. "
                "Nothing was recorded."
            ),
        )


def ensure_person(inspection: Inspection, *, actor: Actor, purpose: Purpose) -> UUID:
    """Return the traveller's person, registering one when nobody known holds the document.

    A person is registered only when something is recorded about them: an answer, a decision. Raises
    BorderError while it is a question which of several holders is here: nobody is added in silence.
    """
    need_holder(inspection)
    if inspection.person_id is None:
        made: PersonRef = people.register_person(
            actor=actor,
            claim=claim_in(inspection),
            document=document_in(inspection),
            purpose=purpose,
        )
        inspection.person_id = made.id
        bulk.change(inspection, "person")
    return inspection.person_id


def handled_seconds(inspection: Inspection, moment: datetime) -> int:
    """Return the seconds from reading the document to a decision; 0 where the clock went back."""
    return max(0, int((moment - inspection.opened_at).total_seconds()))


def traits_of(
    inspection: Inspection,
    post: PostView,
    *,
    direction: Direction,
    outcome: Outcome,
    moment: datetime,
) -> Traits:
    """Return what the movement counts as."""
    zone = zone_of(post)
    return Traits(
        month=local_month(moment, zone),
        post=post.code,
        country=post.country,
        direction=direction,
        mode=post.mode,
        nationality=inspection.nationality,
        sex=inspection.sex,
        age_group=age_group(inspection.birth_date, moment.astimezone(zone).date()),
        outcome=outcome,
    )


def row_of(traits: dict[str, str]) -> dict[str, str]:
    """Return the traits as columns of the log."""
    return {("post_code" if name == "post" else name): value for name, value in traits.items()}
