"""How many contacts there were at desks: one number of nobody in particular, for results."""

from datetime import UTC, date, datetime, time, timedelta

from travesia.helpdesk.models import Contact


def contacts_counted(first: date, last: date, country: str) -> int:
    """Return the contacts of these days (in UTC) at the desks of a country, or at all desks."""
    begin = datetime.combine(first, time(), tzinfo=UTC)
    end = datetime.combine(last + timedelta(days=1), time(), tzinfo=UTC)
    rows = Contact.objects.filter(hour__gte=begin, hour__lt=end)
    return (rows.filter(desk__country_id=country) if country else rows).count()
