"""Sentences of an exit after the last day, with the rule that they cite."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from travesia.border.views.days import short_day
from travesia.border.views.rules import rule_title

LATE_EXITS = ("stay.over", "stay.late")


def late_exit(code: str, facts: Mapping[str, str | int]) -> str:
    """Say by how much somebody leaves too late."""
    count = int(facts["count"])
    if code == "stay.late":
        return ngettext(
            "Leaves %(count)s hour later than allowed.",
            "Leaves %(count)s hours later than allowed.",
            count,
        ) % {"count": count}
    said = ngettext(
        "Stayed %(count)s day too long: the last day was %(day)s.",
        "Stayed %(count)s days too long: the last day was %(day)s.",
        count,
    )
    return said % {"count": count, "day": short_day(date.fromisoformat(str(facts["day"])))}


def by_rule(facts: Mapping[str, str | int]) -> str:
    """Cite the rule that a finding rests on, with its version; empty where it rests on none."""
    version = str(facts.get("rule", ""))
    if not version:
        return ""
    title = rule_title(version)
    named = version if title == version else f"{title} ({version})"
    return _("By the rule: %(rule)s.") % {"rule": named}
