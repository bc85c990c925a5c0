"""Closing the loop of a referral, without learning whose it is."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock
from travesia.core.errors import ConflictError, NotFoundError
from travesia.helpdesk.domain import LOOP_STEPS, Loop, ReferralView
from travesia.helpdesk.events import ReferralClosed
from travesia.helpdesk.models import Referral
from travesia.helpdesk.selectors.referrals import referral_view
from travesia.journal import services as journal


def close_referral(
    *, actor: Actor, referral_id: UUID, loop: Loop, on: date | None = None
) -> ReferralView:
    """Say what became of a referral, on a day (today when none is given).

    Raises NotFoundError, ConflictError (`helpdesk.loop_closed`) when it may not go there from
    where it is, AccessDeniedError.
    """
    with transaction.atomic():
        row = (
            Referral.objects.select_for_update(of=("self",))
            .select_related("contact__desk")
            .filter(pk=referral_id)
            .first()
        )
        if row is None:
            raise NotFoundError("helpdesk.no_such_referral", _("There is no such referral."))
        desk = row.contact.desk
        access.authorize(
            actor=actor, permission="helpdesk.log_contact", scope=Scope(country=desk.country_id)
        )
        before = Loop(row.loop)
        if loop not in LOOP_STEPS[before]:
            raise ConflictError(
                "helpdesk.loop_closed", _("This referral is closed already. Nothing was changed.")
            )
        row.loop, row.closed_on = loop, on or clock.today()
        row.save(update_fields=["loop", "closed_on"])
        event = ReferralClosed(
            referral_id=row.pk,
            desk=desk.code,
            desk_country=desk.country_id,
            made_on=row.made_on,
            before=before,
            loop=loop,
            closed_on=row.closed_on,
        )
        journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return referral_view(row)
