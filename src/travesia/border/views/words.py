"""Findings in sentences: what leads the screen, what follows, and each line of the document."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from travesia.border.domain import Decision, Finding
from travesia.documents import PartialDate, field_name
from travesia.documents import message as document_message
from travesia.vocab import state_name

_DIFFERING = ("primary", "secondary", "birth_date", "sex", "nationality")


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


def lead(finding: Finding, document_code: str) -> str:
    """Say the finding as the sentence that leads the screen."""
    return _own_lead(finding, document_code) or say(finding)


def _own_lead(finding: Finding, document_code: str) -> str:
    facts = dict(finding.facts)
    if finding.code == "document.expired":
        when = day(date.fromisoformat(str(facts["date"])))
        if document_code.startswith("P"):
            return _("Passport expired on %(date)s") % {"date": when}
        return _("Document expired on %(date)s") % {"date": when}
    if finding.code == "digit.disagrees":
        field = field_name(finding.about, language())
        return _("The %(field)s was misread or changed") % {"field": field}
    return ""


def say(finding: Finding) -> str:
    """Say a finding in a sentence."""
    own = _own(finding.code, finding.facts, finding.about)
    if own:
        return own
    facts: dict[str, str | int] = dict(finding.facts)
    if "date" in facts:
        facts["date"] = partial_day(str(facts["date"]))
    return document_message(finding.code, language(), field=finding.about or None, **facts)


def _own(code: str, facts: Mapping[str, str | int], about: str) -> str:
    """Say what this room itself finds; the document's findings have their own words."""
    count = int(facts.get("count", 0))
    if code in _COUNTED:
        return _COUNTED[code](count)
    if code == "person.differs" and about in _DIFFERING:
        return _("The %(field)s differs from what this document showed before.") % {
            "field": field_words(about)
        }
    plain = {
        "verdict.nothing_against": _("Nothing speaks against admitting"),
        "list.not_asked": _("No list was asked: there is none on this machine."),
        "list.nobody_alike": _("Nobody on the lists is like this traveller."),
        "name.by_eye": _("No check digit covers names: compare by eye."),
        "document.typed": _("Typed by hand: no check digit vouches for it. Compare by eye."),
    }
    return plain.get(code, "")


def _waits(count: int) -> str:
    return ngettext(
        "One list entry waits for your comparison.",
        "%(count)s list entries wait for your comparison.",
        count,
    ) % {"count": count}


def _alike(count: int) -> str:
    return ngettext(
        "A list entry may be this person. A second officer compares.",
        "%(count)s list entries may be this person. A second officer compares.",
        count,
    ) % {"count": count}


def _answered(count: int) -> str:
    return ngettext(
        "The list entry was compared: not the same person.",
        "%(count)s list entries were compared: not the same person.",
        count,
    ) % {"count": count}


def _stale(count: int) -> str:
    return ngettext(
        "A list is older than seven days: it cannot say that nobody is alike.",
        "%(count)s lists are older than seven days: they cannot say that nobody is alike.",
        count,
    ) % {"count": count}


def _several(count: int) -> str:
    return ngettext(
        "One person has shown this document before.",
        "%(count)s people have shown this document before: find out who is here.",
        count,
    ) % {"count": count}


_COUNTED = {
    "list.waits": _waits,
    "list.may_be_same": _alike,
    "list.all_answered": _answered,
    "list.stale": _stale,
    "person.several": _several,
}


def state(code: str) -> str:
    """Name a state with its code, unless the name says already what it is."""
    if not code:
        return ""
    name = state_name(code, language())
    return name if "(" in name or name == code else f"{name} ({code})"


def field_words(name: str) -> str:
    """Name a field of the claim inside a sentence."""
    return {
        "primary": _("family name"),
        "secondary": _("given names"),
        "birth_date": _("date of birth"),
        "sex": _("sex"),
        "nationality": _("nationality"),
    }.get(name, name)


def likely_words(likely: Decision) -> str:
    """Say what Enter does."""
    if likely is Decision.ADMIT:
        return _("admits")
    return _("sends to second line")


def ago(since: datetime, now: datetime) -> str:
    """Say how old a list is: 12 min, 3 h, 9 days."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    if minutes < 60:
        return _("%(count)s min") % {"count": minutes}
    if minutes < 48 * 60:
        return _("%(count)s h") % {"count": minutes // 60}
    days = minutes // (24 * 60)
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": days}
