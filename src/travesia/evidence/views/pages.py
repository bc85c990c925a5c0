"""The crossings page and its two downloads; public, no cookie, no script needed."""

from __future__ import annotations

import json
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_response_headers
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.evidence import selectors
from travesia.evidence.domain import DIRECTIONS, Edition
from travesia.measures import DEFAULT_THRESHOLD

from . import downloads, figures, findings
from .words import month_short, month_text, nationality_text

WHY_PUBLIC = "protected figures without identity, published for everybody"
CACHE_SECONDS = 60


@gate.public(WHY_PUBLIC)
@require_safe
def crossings(request: HttpRequest) -> HttpResponse:
    """Show crossings by month, direction and nationality, from the edition in force."""
    edition = selectors.current_edition()
    if edition is None or not edition.months:
        context = {"analytics": selectors.analytics_installed(), "threshold": DEFAULT_THRESHOLD}
        return render(request, "evidence/no_edition.html", context)
    chosen = figures.selection_of(request, edition)
    return render(request, "evidence/crossings.html", _context(request, edition, chosen))


@gate.public(WHY_PUBLIC)
@require_safe
def crossings_csv(request: HttpRequest) -> HttpResponse:
    """Hand out the selection as CSV; 404 with a sentence while nothing is published."""
    edition = selectors.current_edition()
    if edition is None:
        return _nothing_yet()
    chosen = figures.selection_of(request, edition)
    text = downloads.csv_text(edition, chosen, demo=settings.DEMO)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    name = downloads.file_name(edition, "csv", demo=settings.DEMO)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return _open_data(response)


@gate.public(WHY_PUBLIC)
@require_safe
def crossings_json(request: HttpRequest) -> HttpResponse:
    """Hand out the selection as JSON; 404 with a sentence while nothing is published."""
    edition = selectors.current_edition()
    if edition is None:
        return _nothing_yet()
    chosen = figures.selection_of(request, edition)
    data = downloads.json_data(edition, chosen, demo=settings.DEMO)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    response = HttpResponse(text, content_type="application/json")
    if settings.DEMO:
        name = downloads.file_name(edition, "json", demo=True)
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return _open_data(response)


def _open_data(response: HttpResponse) -> HttpResponse:
    """Let other sites' pages read the data, and caches keep it for a minute."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    patch_response_headers(response, cache_timeout=CACHE_SECONDS)
    return response


def _nothing_yet() -> HttpResponse:
    return HttpResponse("No figures are published yet.\n", status=404, content_type="text/plain")


def _context(
    request: HttpRequest, edition: Edition, chosen: figures.Selection
) -> dict[str, object]:
    wide, narrow = figures.charts_of(edition, chosen)
    lines = figures.lines_of(edition, chosen, chosen.nationality)
    language = request.GET.get("lang", "")
    language = language if language in dict(settings.LANGUAGES) else ""
    kept = {"direction": chosen.direction, "lang": language}
    asked = {"nationality": chosen.nationality, **kept}
    listed = [(code, nationality_text(code)) for code in figures.listed_nationalities(edition)]
    return {
        "edition": edition,
        "chosen": chosen,
        "state": nationality_text(chosen.nationality) if chosen.nationality else "",
        "threshold": edition.cube.threshold,
        "first": month_text(edition.months[0]),
        "last": month_text(edition.months[-1]),
        "running": month_text(edition.running_month) if edition.running_month else "",
        "begin": month_text(edition.records_begin) if edition.records_begin else "",
        "title": findings.title_of(edition, chosen),
        "chart_title": findings.chart_title(edition, chosen),
        "tiles": findings.tiles_of(edition, chosen),
        "charts": (("wide", wide), ("narrow", narrow)),
        "chart_text": figures.series_text(edition, lines),
        "heads": [figures.direction_text(direction) for direction in chosen.directions],
        "months": figures.month_rows(edition, chosen),
        "columns": [month_short(month, with_year=True) for month in figures.months_over(edition)],
        "multiples": () if chosen.nationality else figures.multiples_of(edition, chosen),
        "rows": figures.nationality_rows(edition, chosen),
        "nationalities": sorted(listed, key=lambda pair: pair[1]),
        "directions": [(d, figures.direction_text(d)) for d in DIRECTIONS],
        "query": _query(asked),
        "tail": f"&{_query(kept)}" if any(kept.values()) else "",
        "asked_language": language,
    }


def _query(asked: dict[str, str]) -> str:
    return urlencode({key: value for key, value in asked.items() if value})
