"""Targets and progress, for those who keep the results."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.programme.domain.checks import Severity
from travesia.programme.domain.progress import Progress
from travesia.programme.domain.results import Level, in_language
from travesia.programme.selectors import framework, progressing, sources
from travesia.programme.views.charts import trained_chart
from travesia.programme.views.showing import language, progress_row


@gate.requires("programme.see")
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show targets and progress by outcome area, people trained by period, and the quality."""
    indicators = framework.indicators()
    lines = [(one, progress_row(one)) for one in progressing.all_progress(indicators)]
    found, _told = sources.findings()
    context = {
        "areas": _areas(lines),
        "computed": [row for one, row in lines if one.indicator.computed],
        "chart": trained_chart(public=False),
        "quality": progressing.quality(),
        "errors": sum(one.severity is Severity.ERROR for one in found),
        "warnings": sum(one.severity is Severity.WARNING for one in found),
    }
    return render(request, "programme/dashboard.html", context)


def _areas(lines: list[tuple[Progress, dict[str, object]]]) -> list[dict[str, object]]:
    """Return each outcome area with the lines of the indicators below it."""
    known = {one.code: one for one in framework.nodes()}
    areas = [one for one in known.values() if one.level is Level.OUTCOME]
    by_code = {one.code: one for one in framework.indicators()}
    rows: dict[str, list[dict[str, object]]] = {area.code: [] for area in areas}
    for _progress, row in lines:
        indicator = by_code[str(row["code"])]
        at = known.get(indicator.node)
        while at is not None and at.level is not Level.OUTCOME:
            at = known.get(at.parent)
        if at is not None and not indicator.computed:
            rows[at.code].append(row)
    return [
        {"title": in_language(area.title, language()), "rows": rows[area.code]}
        for area in areas
        if rows[area.code]
    ]
