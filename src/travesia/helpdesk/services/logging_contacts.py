"""Logging contacts: one by one or many that waited on a telephone; each is kept exactly once."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import DeniedError
from travesia.helpdesk.domain import DeskView, Kept, NewContact, referral_code
from travesia.helpdesk.events import ContactLogged, ReferralGiven
from travesia.helpdesk.models import Contact, ContactTopic, Referral
from travesia.helpdesk.selectors.desks import find_desk
from travesia.helpdesk.services.errors import HelpdeskError
from travesia.helpdesk.services.notes import note_error
from travesia.helpdesk.services.problems import problem_words
from travesia.journal import services as journal
from travesia.journal.domain import NewEntry


def log_contact(*, actor: Actor, new: NewContact) -> Kept:
    """Keep one contact; the same id again is known and changes nothing.

    Raises HelpdeskError (`helpdesk.contact_refused`, the first problem in `facts`, or
    `helpdesk.note_identifies`) and AccessDeniedError.
    """
    return _keep(actor, checked_desk(actor, new), new)


def checked_desk(actor: Actor, new: NewContact) -> DeskView:
    """Return the desk of a contact that may be kept as it is; raises as `log_contact` does."""
    desk = _desk(actor, new)
    problems = new.problems(clock.now())
    if problems:
        raise _refusal(problems)
    seen = new.identifiers()
    if seen:
        raise note_error(seen[0])
    return desk


def log_contacts(*, actor: Actor, entries: Sequence[NewContact]) -> tuple[Kept, ...]:
    """Keep entries that waited, each in a transaction of its own, and say what became of each.

    One that is refused does not hold up the others. A cut between the two ends loses nothing: what
    was kept is `known` when it is sent again.
    """
    return tuple(_try(actor, new) for new in entries)


def _try(actor: Actor, new: NewContact) -> Kept:
    try:
        return log_contact(actor=actor, new=new)
    except (HelpdeskError, DeniedError) as error:
        return Kept(new.id, "refused", error.code, error.message)


def _desk(actor: Actor, new: NewContact) -> DeskView:
    desk = find_desk(new.desk)
    if desk is None:
        raise _refusal(("desk_unknown",))
    access.authorize(
        actor=actor, permission="helpdesk.log_contact", scope=Scope(country=desk.country)
    )
    return desk


def _refusal(problems: tuple[str, ...]) -> HelpdeskError:
    return HelpdeskError(
        "helpdesk.contact_refused",
        _("This contact was not kept: %(says)s"),
        says=problem_words(problems[0]),
        problems=problems,
    )


def _keep(actor: Actor, desk: DeskView, new: NewContact) -> Kept:
    if Contact.with_mistakes.filter(pk=new.id).exists():
        return Kept(new.id, "known", new.code)
    try:
        with transaction.atomic():
            insert(desk, new)
            journal.record_many(actor=actor, entries=entries_of(desk, new))
    except IntegrityError:
        # The same entry arrived twice at this very moment; anything else is a fault.
        if not Contact.with_mistakes.filter(pk=new.id).exists():
            raise
        return Kept(new.id, "known", new.code)
    return Kept(new.id, "kept", new.code)


def insert(desk: DeskView, new: NewContact, *, referral: bool = True) -> None:
    """Write the rows of a contact; without its referral where that stands already."""
    Contact.objects.create(
        id=new.id,
        desk_id=desk.id,
        hour=new.hour,
        channel=new.channel,
        language=new.language,
        country=new.country or desk.country,
        area_pcode=new.area,
        profile=new.profile,
        age_band=new.age_band,
        gender=new.gender,
        persons=new.persons,
        outcome=new.outcome,
        repeat=new.repeat,
        duration=new.duration,
        urgency=new.urgency,
        notes=new.notes.strip(),
    )
    chosen = dict.fromkeys(new.topics)
    ContactTopic.objects.bulk_create(
        ContactTopic(contact_id=new.id, topic=topic, place=place)
        for place, topic in enumerate(chosen)
    )
    if referral and new.referral is not None:
        Referral.objects.create(
            id=new.id,
            contact_id=new.id,
            code=referral_code(new.id),
            service_id=new.referral.service_id,
            service_name=new.referral.service_name.strip(),
            method=new.referral.method,
            made_on=new.hour.date(),
        )


def entries_of(desk: DeskView, new: NewContact, *, referral: bool = True) -> list[NewEntry]:
    """Return what the journal says of a contact; without a referral that it knows already."""
    logged = ContactLogged(
        contact_id=new.id,
        desk=desk.code,
        desk_country=desk.country,
        hour=new.hour,
        month=f"{new.hour:%Y-%m}",
        channel=new.channel,
        language=new.language,
        country=new.country or desk.country,
        area=new.area,
        profile=new.profile,
        age_band=new.age_band,
        gender=new.gender,
        persons=new.persons,
        topics=tuple(dict.fromkeys(new.topics)),
        outcome=new.outcome,
        repeat=new.repeat,
        duration=new.duration,
        urgency=new.urgency,
    )
    entries = [NewEntry(logged, Purpose.INFORMATION_SERVICE, (), None, new.hour, None)]
    if referral and new.referral is not None:
        given = ReferralGiven(
            referral_id=new.id,
            desk=desk.code,
            service_id=new.referral.service_id,
            service_name=new.referral.service_name.strip(),
            method=new.referral.method,
            made_on=new.hour.date(),
        )
        entries.append(NewEntry(given, Purpose.INFORMATION_SERVICE, (), None, new.hour, None))
    return entries
