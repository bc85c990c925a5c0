"""Contacts that were logged by mistake: taken out of the count, or logged anew in their place."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.helpdesk.domain import Kept, Mistake, NewContact
from travesia.helpdesk.domain.contacts import OLDEST
from travesia.helpdesk.events import ContactWithdrawn
from travesia.helpdesk.models import Contact, Referral
from travesia.helpdesk.services.errors import HelpdeskError
from travesia.helpdesk.services.logging_contacts import checked_desk, entries_of, insert
from travesia.journal import services as journal


def withdraw_contact(*, actor: Actor, contact_id: UUID, mistake: Mistake) -> None:
    """Take a contact out of every count; its note and its referral go with it.

    The journal says what it had counted as, so that statistics take exactly that back. The same
    entry sent again by its telephone does not come back. Raises NotFoundError
    (`helpdesk.no_such_contact`, also for one taken back already), HelpdeskError
    (`helpdesk.mended_too_late`), AccessDeniedError.
    """
    with transaction.atomic():
        row = _row(actor, contact_id)
        referral = Referral.objects.filter(contact=row).first()
        _take_back(actor, row, mistake, referral=referral, replaced_by=None)


def correct_contact(*, actor: Actor, contact_id: UUID, new: NewContact) -> Kept:
    """Log a contact anew in the place of one that says something wrong; one still counts.

    A referral to the same service goes over with its code, for the person has it on paper.
    Raises as `withdraw_contact` and `log_contact` do.
    """
    desk = checked_desk(actor, new)
    if Contact.with_mistakes.filter(pk=new.id).exists():
        return Kept(new.id, "known", new.code)
    with transaction.atomic():
        row = _row(actor, contact_id)
        stood = Referral.objects.filter(contact=row).first()
        stays = (
            stood is not None
            and new.referral is not None
            and stood.service_name == new.referral.service_name.strip()
        )
        insert(desk, new, referral=not stays)
        if stays:
            Referral.objects.filter(contact=row).update(contact_id=new.id)
        _take_back(actor, row, Mistake.WRONG, referral=None if stays else stood, replaced_by=new.id)
        journal.record_many(actor=actor, entries=entries_of(desk, new, referral=not stays))
    code = stood.code if stays and stood is not None else new.code
    return Kept(new.id, "kept", code)


def _row(actor: Actor, contact_id: UUID) -> Contact:
    rows = Contact.objects.select_for_update(of=("self",)).select_related("desk")
    row = rows.filter(pk=contact_id).first()
    if row is None:
        raise NotFoundError("helpdesk.no_such_contact", _("There is no such contact."))
    access.authorize(
        actor=actor, permission="helpdesk.log_contact", scope=Scope(country=row.desk.country_id)
    )
    if row.hour < clock.now() - OLDEST:
        raise HelpdeskError(
            "helpdesk.mended_too_late",
            _("This contact is older than 60 days: its month has been reported. Nothing changed."),
        )
    return row


def _take_back(
    actor: Actor,
    row: Contact,
    mistake: Mistake,
    *,
    referral: Referral | None,
    replaced_by: UUID | None,
) -> None:
    event = ContactWithdrawn(
        contact_id=row.pk,
        mistake=mistake,
        replaced_by=replaced_by,
        desk=row.desk.code,
        desk_country=row.desk.country_id,
        month=f"{row.hour:%Y-%m}",
        channel=row.channel,
        language=row.language,
        profile=row.profile,
        age_band=row.age_band,
        gender=row.gender,
        persons=row.persons,
        topics=tuple(row.topics.values_list("topic", flat=True)),
        outcome=row.outcome,
        repeat=row.repeat,
        referral_made_on=referral.made_on if referral else None,
        referral_loop=referral.loop if referral else "",
    )
    if referral is not None:
        referral.delete()
    Contact.objects.filter(pk=row.pk).update(withdrawn_at=clock.now(), mistake=mistake, notes="")
    journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
