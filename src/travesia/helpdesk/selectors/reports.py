"""Reading the monthly report: contacts of one country, counted and protected."""

from collections import Counter
from datetime import UTC, date, datetime

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Scope
from travesia.core.errors import NotFoundError
from travesia.helpdesk.domain.counting import Counted, Report, Sent, build_report, totals
from travesia.helpdesk.models import Contact, ContactTopic, Desk, EmergencyCount, Referral
from travesia.helpdesk.selectors.desks import in_scopes
from travesia.measures import ProtectedTable

#: Months that a report shows: the one it is about and those before it.
MONTHS = 3
_PERMISSION = "helpdesk.see_reports"


def monthly_report(*, actor: Actor, country: str, month: str) -> Report:
    """Return the report of a country for a month (as `2026-11`, in UTC) and the two before.

    One country at a time, and never all together by breakdown: what is hidden for one country would
    be the difference. Raises NotFoundError (`helpdesk.no_such_month`), AccessDeniedError.
    """
    access.authorize(actor=actor, permission=_PERMISSION, scope=Scope(country=country))
    months = months_until(month)
    begin, end = _bounds(months)
    rows = Contact.objects.filter(desk__country_id=country, hour__gte=begin, hour__lt=end)
    topics: dict[object, list[str]] = {}
    for contact_id, topic in ContactTopic.objects.filter(contact__in=rows).values_list(
        "contact_id", "topic"
    ):
        topics.setdefault(contact_id, []).append(topic)
    counted = [_counted(row, tuple(topics.get(row.pk, ()))) for row in rows.select_related("desk")]
    made = Referral.objects.filter(
        contact__desk__country_id=country, made_on__gte=begin.date(), made_on__lt=end.date()
    )
    sent = [Sent(f"{day:%Y-%m}", loop) for day, loop in made.values_list("made_on", "loop")]
    transfers = EmergencyCount.objects.filter(
        desk__country_id=country, month=date.fromisoformat(f"{month}-01")
    )
    counted_by_desks = sum(transfers.values_list("transfers", flat=True))
    return build_report(months, counted, sent, counted_by_desks)


def _counted(row: Contact, topics: tuple[str, ...]) -> Counted:
    return Counted(
        month=f"{row.hour.astimezone(UTC):%Y-%m}",
        desk=row.desk.code,
        area=row.area_pcode,
        channel=row.channel,
        language=row.language,
        profile=row.profile,
        gender=row.gender,
        age_band=row.age_band,
        persons=row.persons,
        outcome=row.outcome,
        repeat=row.repeat,
        urgency=row.urgency,
        topics=topics,
    )


def totals_by_country(*, actor: Actor, month: str) -> ProtectedTable:
    """Return contacts by country for a month and the two before, of the actor's countries."""
    months = months_until(month)
    begin, end = _bounds(months)
    mine = countries_reported(actor=actor)
    rows = Contact.objects.filter(desk__country_id__in=mine, hour__gte=begin, hour__lt=end)
    found = rows.values_list("desk__country_id", "hour")
    return totals(months, Counter((country, f"{hour:%Y-%m}") for country, hour in found))


def countries_reported(*, actor: Actor) -> tuple[str, ...]:
    """Return the countries with a desk of which the actor may see the report."""
    scopes = access.scopes_of(actor=actor, permission=_PERMISSION)
    codes = Desk.objects.order_by("country_id").values_list("country_id", flat=True).distinct()
    return tuple(code for code in codes if in_scopes(code, scopes))


def months_until(month: str) -> tuple[str, ...]:
    """Return a month and the two before it, oldest first; NotFoundError for what is no month."""
    try:
        last = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    except ValueError as error:
        raise NotFoundError("helpdesk.no_such_month", _("There is no such month.")) from error
    number = last.year * 12 + last.month - 1
    return tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in range(number - MONTHS + 1, number + 1))


def _bounds(months: tuple[str, ...]) -> tuple[datetime, datetime]:
    year, month = map(int, months[-1].split("-"))
    begin = datetime.strptime(months[0], "%Y-%m").replace(tzinfo=UTC)
    return begin, datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)
