"""Dates, times and the officer's language, as the screens of the desk say them."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from travesia.documents import PartialDate


def language() -> str:
    """Return the officer's language."""
    return get_language() or "en"


def day(when: date | datetime) -> str:
    """Say a date in full: 15 April 2012."""
    return date_format(when, "DATE_FORMAT")


def short_day(when: date | datetime) -> str:
    """Say a date as tables show it: 15 Apr 2012."""
    return date_format(when, "SHORT_DATE_FORMAT")


def partial_day(text: str) -> str:
    """Say a date of which parts may be unknown; what is not known is left out."""
    try:
        born = PartialDate.parse(text)
    except ValueError:
        return text
    if born.exact is not None:
        return short_day(born.exact)
    if born.year is None:
        return _("not known")
    if born.month is None:
        return str(born.year)
    return date_format(date(born.year, born.month, 1), "M Y")


def full_day(text: str) -> str:
    """Say a date of birth in full where all of it is known."""
    try:
        born = PartialDate.parse(text)
    except ValueError:
        return text
    return partial_day(text) if born.exact is None else day(born.exact)


def at_post(moment: datetime, zone: str) -> datetime:
    """Return a moment as the clock of the post shows it.

    Without its zone: templates would turn an aware time back into the time of the machine.
    """
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def ago(since: datetime, now: datetime) -> str:
    """Say how old a list is: 12 min, 3 h, 9 days."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return _("%(count)s min") % {"count": minutes}
    if minutes < 48 * 60:
        return _("%(count)s h") % {"count": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}


def moment_or_day(text: str) -> str:
    """Say a date, or a moment in the time of the post, that is written as ISO 8601 has it."""
    moment = parse_datetime(text) if "T" in text else None
    if moment is None:
        return partial_day(text)
    return date_format(localtime(moment), "SHORT_DATETIME_FORMAT")
