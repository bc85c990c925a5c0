"""Findings in sentences: what leads the screen, what follows, and each line of the document."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travesia.border.domain import ClockFault, Decision, Finding, Source
from travesia.border.views import presented_words
from travesia.border.views.days import day, language, partial_day
from travesia.border.views.late_exits import LATE_EXITS, by_rule, late_exit
from travesia.border.views.silence import NAMED
from travesia.documents import field_name
from travesia.documents import message as document_message
from travesia.vocab import state_name

_DIFFERING = ("primary", "secondary", "birth_date", "sex", "nationality")


def lead(finding: Finding, document_code: str) -> str:
    """Say the finding as the sentence that leads the screen."""
    if finding.source is Source.PRESENTED:
        return presented_words.lead(finding)
    return _own_lead(finding, document_code) or say(finding)


def _own_lead(finding: Finding, document_code: str) -> str:
    facts = dict(finding.facts)
    if finding.code in LATE_EXITS:
        return late_exit(finding.code, facts)
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
    if finding.source is Source.PRESENTED:
        return presented_words.say(finding)
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
    if code in LATE_EXITS:
        return f"{late_exit(code, facts)} {by_rule(facts)}"
    if code in NAMED:
        return NAMED[code](count) % {"lists": facts["lists"]}
    if code == "person.differs" and about in _DIFFERING:
        return _("The %(field)s differs from what this document showed before.") % {
            "field": field_words(about)
        }
    plain = {
        "verdict.nothing_against": _("Nothing speaks against admitting"),
        "list.not_asked": _("No list was asked: there is none on this machine."),
        "list.nobody_alike": _("Nobody on the lists is like this traveller."),
        "name.by_eye": _("No check digit covers names: compare by eye."),
        "clock.behind": clock_words(ClockFault.BEHIND),
        "clock.ahead": clock_words(ClockFault.AHEAD),
        "child.no_adult": _("A child with no linked adult: find out who travels with the child."),
        "child.may_be": _("The date of birth leaves open whether this is a child. Look, and ask."),
        "document.typed": _("Typed by hand: no check digit vouches for it. Compare by eye."),
    }
    return plain.get(code, "")


def clock_words(fault: ClockFault | None) -> str:
    """Say what is wrong with the clock of the machine; empty when nothing is."""
    if fault is ClockFault.BEHIND:
        return _(
            "The clock of this machine went back: days, ages and list dates cannot be trusted."
        )
    if fault is ClockFault.AHEAD:
        return _("Nothing was recorded here for over 30 days: check the clock of this machine.")
    return ""


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


def _silent(count: int) -> str:
    return ngettext(
        "A list could not be asked: its new version is still being made ready.",
        "%(count)s lists could not be asked: their new versions are still being made ready.",
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
    "list.silent": _silent,
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
