"""Targets and progress, people, map and threads on one page, for those who keep the results."""

from collections import Counter
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.core import clock
from travesia.programme.domain.checks import Severity
from travesia.programme.domain.progress import Progress
from travesia.programme.domain.results import Level, in_language
from travesia.programme.domain.threads import ThreadState, by_urgency
from travesia.programme.selectors import activities, attendance, framework, progressing, sources
from travesia.programme.selectors import threads as selectors
from travesia.programme.selectors.activities import Wanted
from travesia.programme.selectors.attendance import TrainedIn
from travesia.programme.views.activities import by_country, tile_map
from travesia.programme.views.charts import trained_chart
from travesia.programme.views.people import distinct_words, sexes, tables
from travesia.programme.views.showing import language, progress_row
from travesia.programme.views.threads import timeline


@gate.requires("programme.see")
@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show targets and progress, people trained, where activities were, threads, the quality."""
    indicators = framework.indicators()
    lines = [(one, progress_row(one)) for one in progressing.all_progress(indicators)]
    found, _told = sources.findings()
    today = clock.today()
    year = TrainedIn(first=date(today.year, 1, 1), last=today)
    trained = attendance.people(year)
    followed = by_urgency(selectors.threads(), today)
    held = activities.activities(Wanted())
    context = {
        "year": today.year,
        "trained": trained,
        "distinct": distinct_words(trained),
        "sexes": sexes(trained),
        "tables": tables(year),
        "tiles": tile_map(Counter(code for one in held for code in one.countries)),
        "by_country": by_country(held),
        "activities": len(held),
        "timeline": timeline(followed, today) if followed else None,
        "overdue": sum(one.state_on(today) is ThreadState.OVERDUE for one in followed),
        "quiet": sum(one.state_on(today) is ThreadState.QUIET for one in followed),
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
