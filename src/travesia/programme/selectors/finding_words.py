"""Findings in sentences: what does not fit together, and what to do about it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from travesia.programme.domain.checks import Finding, Severity
from travesia.programme.selectors.framework import indicator_title
from travesia.programme.selectors.words import category_words, day_words, number_words

_WORDS: Mapping[str, Promise] = {
    "percent_only": _(
        "The breakdown is known in rounded percents only. Counts lie within %(bounds)s."
    ),
    "bound_looks_exact": _(
        "“More than %(value)s” reads like an exact count. Give the count, or a round bound."
    ),
    "period_exceeds_source": _(
        "It counts %(first)s to %(last)s, more than the months of its bulletin. Say so in a note, "
        "and which part is the programme's."
    ),
    "subset_unknown": _(
        "Nobody stated whether it is inside %(total)s. It is not added to it until somebody does."
    ),
    "words_differ": _("Figures of %(indicator)s are called by different words: %(words)s."),
    "opening_adds_nothing": _(
        "%(before)s were counted before %(day)s, and %(after)s with the one opened on that day. "
        "State for each facility when it was installed, inaugurated and working."
    ),
    "counted_again": _(
        "Two publications count %(indicator)s of the same days and places. People would be counted "
        "twice."
    ),
    "sum_not_unique": _(
        "The figures of %(indicator)s add up to %(sum)s, over periods of %(months)s months and "
        "without a stated way of counting. The sum is no number of different people."
    ),
    "unknown_not_zero": _(
        "%(indicator)s is printed in some bulletins and missing in %(without)s. It is unknown "
        "there, not zero."
    ),
    "cumulative_beside_period": _(
        "%(indicator)s is counted since %(since)s in one figure and within a period in another."
    ),
    "months_without_bulletin": _("No bulletin reports on %(first)s to %(last)s."),
    "signing_skipped": _(
        "The agreement %(thread)s goes from “%(before)s” to “%(after)s” and no bulletin says that "
        "it was signed."
    ),
    "work_not_closed": _("“%(label)s” was announced and no later bulletin says what became of it."),
    "footnotes": _("Notes without a text: %(missing)s. Left out in the numbering: %(gap)s."),
    "section_unlike_area": _(
        "Headings are none of the outcome areas: %(sections)s. Stories without a heading: "
        "%(without)s."
    ),
    "spelled_differently": _("One name is spelled in several ways: %(spellings)s."),
    "lines_missing": _("Lines that other bulletins print are missing: %(lines)s."),
}
_LINES: Mapping[str, Promise] = {
    "funding_line": _("who pays"),
    "contact_line": _("whom to ask"),
}
_SEVERITIES: Mapping[Severity, Promise] = {
    Severity.ERROR: _("Error"),
    Severity.WARNING: _("Warning"),
    Severity.INFO: _("To look at"),
}


def finding_words(finding: Finding) -> str:
    """Return what is wrong in a sentence; the code itself for one without words."""
    words = _WORDS.get(finding.code)
    if words is None:
        return finding.facts.get("text") or finding.code  # a reader's remark is its own sentence
    return str(words) % {name: _fact(name, value) for name, value in finding.facts.items()}


def _fact(name: str, value: str) -> str:  # noqa: PLR0911  # one way of writing each
    """Return a fact as people read it: numbers and days as the language writes them."""
    if not value:
        return "–"
    if name == "bounds":
        parts = (part.rsplit(" ", 1) for part in value.split("; "))
        return "; ".join(f"{category_words(code)} {_range(ends)}" for code, ends in parts)
    if name == "lines":
        return ", ".join(str(_LINES.get(one, one)) for one in value.split(", "))
    if name == "indicator":
        return f"“{indicator_title(value)}”"
    if name in ("sum", "value") or value.isdecimal():
        return number_words(Decimal(value))
    try:
        return day_words(date.fromisoformat(value))
    except ValueError:
        return value.replace("_", " ")


def _range(ends: str) -> str:
    return "–".join(number_words(Decimal(end)) for end in ends.split("-"))


def severity_words(severity: Severity) -> str:
    """Return how bad it is."""
    return str(_SEVERITIES[severity])


def place_words(finding: Finding) -> str:
    """Return every place of a finding: what, in which source, on which line."""
    return "; ".join(
        one.ref
        if one.line is None
        else _("%(ref)s (%(source)s, line %(line)s)")
        % {"ref": one.ref, "source": one.source, "line": one.line}
        for one in finding.places
    )
