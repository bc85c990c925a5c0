"""Reading referrals: found by the code that the person has, or by service and day."""

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.helpdesk.domain import Loop, ReferralMethod, ReferralView, read_code
from travesia.helpdesk.models import Referral
from travesia.helpdesk.selectors.desks import in_scopes

#: An open list shows so many; the rest is found by code or service.
MOST = 200
_OPEN = (Loop.PENDING.value, Loop.UNKNOWN.value)


def open_referrals(*, actor: Actor, service: str = "") -> tuple[ReferralView, ...]:
    """Return at most 200 referrals whose loop is open, oldest first.

    `service` keeps those of a service, by a part of its name.
    """
    rows = Referral.objects.filter(loop__in=_OPEN).select_related("contact__desk")
    if service.strip():
        rows = rows.filter(service_name__icontains=service.strip())
    scopes = access.scopes_of(actor=actor, permission="helpdesk.log_contact")
    countries = {scope.country for scope in scopes}
    if "" not in countries:
        rows = rows.filter(contact__desk__country_id__in=countries)
    return tuple(referral_view(row) for row in rows[:MOST])


def referrals_by_code(*, actor: Actor, said: str) -> tuple[ReferralView, ...]:
    """Return the referrals of a code as somebody says it; none for a code that cannot be.

    Two may have the same code, a chance of one in thirty thousand million: service and day tell.
    """
    code = read_code(said)
    scopes = access.scopes_of(actor=actor, permission="helpdesk.log_contact")
    rows = Referral.objects.filter(code=code).select_related("contact__desk") if code else ()
    return tuple(
        referral_view(row) for row in rows if in_scopes(row.contact.desk.country_id, scopes)
    )


def referral_view(row: Referral) -> ReferralView:
    """Return a referral as a value."""
    desk = row.contact.desk
    return ReferralView(
        id=row.id,
        code=row.code,
        service_id=row.service_id,
        service_name=row.service_name,
        method=ReferralMethod(row.method),
        desk=desk.code,
        country=desk.country_id,
        made_on=row.made_on,
        loop=Loop(row.loop),
        closed_on=row.closed_on,
    )
