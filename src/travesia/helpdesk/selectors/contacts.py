"""Contacts logged lately, so that a mistake can be found and mended; nothing says who it was."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.ids import new_id
from travesia.helpdesk.domain import (
    AgeBand,
    Channel,
    Duration,
    Gender,
    NewContact,
    NewReferral,
    Outcome,
    Profile,
    ReferralMethod,
    Repeat,
    Urgency,
)
from travesia.helpdesk.domain.contacts import OLDEST
from travesia.helpdesk.models import Contact
from travesia.helpdesk.selectors.desks import desks, in_scopes

_PERMISSION = "helpdesk.log_contact"


@dataclass(frozen=True, slots=True)
class Logged:
    """One contact in the list of those that can still be mended."""

    id: UUID
    desk: str
    """Name of the desk."""
    hour: datetime
    topics: tuple[str, ...]
    channel: Channel
    profile: Profile
    outcome: Outcome
    persons: int
    referral_code: str


def logged_lately(*, actor: Actor, most: int = 40, offset: int = 0) -> tuple[list[Logged], int]:
    """Return contacts that can be mended by the actor, the newest first, and how many there are."""
    scopes = access.scopes_of(actor=actor, permission=_PERMISSION)
    mine = [one.id for one in desks() if in_scopes(one.country, scopes)]
    rows = Contact.objects.filter(desk_id__in=mine, hour__gte=clock.now() - OLDEST)
    page = rows.order_by("-hour", "-id").select_related("desk", "referral")
    shown = page.prefetch_related("topics")[offset : offset + most]
    return [_logged(row) for row in shown], rows.count()


def contact_again(*, actor: Actor, contact_id: UUID) -> NewContact:
    """Return what a contact says, under a new id, for whoever corrects it; NotFoundError."""
    rows = Contact.objects.select_related("desk", "referral")
    row = rows.filter(pk=contact_id, hour__gte=clock.now() - OLDEST).first()
    scopes = access.scopes_of(actor=actor, permission=_PERMISSION)
    if row is None or not in_scopes(row.desk.country_id, scopes):
        raise NotFoundError("helpdesk.no_such_contact", _("There is no such contact."))
    sent = getattr(row, "referral", None)
    return NewContact(
        id=new_id(),
        desk=row.desk.code,
        begun_at=row.hour,
        topics=tuple(row.topics.values_list("topic", flat=True)),
        channel=Channel(row.channel),
        language=row.language,
        country=row.country,
        area=row.area_pcode,
        profile=Profile(row.profile),
        age_band=AgeBand(row.age_band),
        gender=Gender(row.gender),
        persons=row.persons,
        outcome=Outcome(row.outcome),
        repeat=Repeat(row.repeat),
        duration=Duration(row.duration),
        urgency=Urgency(row.urgency),
        notes=row.notes,
        referral=None
        if sent is None
        else NewReferral(sent.service_name, ReferralMethod(sent.method), sent.service_id),
    )


def _logged(row: Contact) -> Logged:
    sent = getattr(row, "referral", None)
    return Logged(
        id=row.pk,
        desk=row.desk.name,
        hour=row.hour,
        topics=tuple(one.topic for one in row.topics.all()),
        channel=Channel(row.channel),
        profile=Profile(row.profile),
        outcome=Outcome(row.outcome),
        persons=row.persons,
        referral_code=sent.code if sent else "",
    )
