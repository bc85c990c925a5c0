"""The quality of the data: what does not fit together, and what is not known."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.programme.domain.checks import Finding, Severity
from travesia.programme.selectors import progressing, sources
from travesia.programme.selectors.finding_words import finding_words, severity_words

_MEANINGS = {Severity.ERROR: "stop", Severity.WARNING: "caution", Severity.INFO: "info"}


@gate.requires("programme.see")
@require_safe
def quality(request: HttpRequest) -> HttpResponse:
    """Show findings by how bad they are, remarks of readers, and counts of what is missing."""
    found, told = sources.findings()
    context = {
        "groups": [_group(severity, found) for severity in Severity],
        "remarks": [_row(one) for one in told],
        "quality": progressing.quality(),
    }
    return render(request, "programme/quality.html", context)


def _group(severity: Severity, found: tuple[Finding, ...]) -> dict[str, object]:
    rows = [_row(one) for one in found if one.severity is severity]
    return {"meaning": _MEANINGS[severity], "word": severity_words(severity), "rows": rows}


def _row(finding: Finding) -> dict[str, object]:
    return {
        "meaning": _MEANINGS[finding.severity],
        "word": severity_words(finding.severity),
        "text": finding_words(finding),
        "places": finding.places,
    }
