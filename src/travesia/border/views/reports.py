"""Reports of a day or a month: PDF, CSV and workbook, of a post or all posts of a country."""

from pathlib import Path
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border.domain.periods import Period
from travesia.border.selectors.figures import Figures
from travesia.border.views import figure_quality, figure_tables
from travesia.border.views.days import at_post, language
from travesia.border.views.figure_queue import queue_hours
from travesia.border.views.figures import asked, second_line_of, title_of
from travesia.core import clock
from travesia.core.spreadsheet import Cell, Sheet, csv_text, workbook
from travesia.core.templatetags.kit import number
from travesia.core.typesetting import typeset

#: The page as Typst sets it.
SOURCE = Path(__file__).resolve().parent.parent / "templates" / "border" / "report.typ"
_CSV_HEADS = ("place", "period", "table", "code", "label", "entries", "exits", "refused")
#: Filled in lines of the table `queue` alone: cards, and minutes.
_CSV_QUEUE = ("cards", "median_minutes", "longest_minutes")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@gate.requires("border.read_figures", purpose=Purpose.OVERSIGHT)
@require_safe
def of_post(request: HttpRequest, post_code: str, form: str) -> HttpResponse:
    """Give the report of one post in the form asked for."""
    period, found = asked(request, post_code=post_code)
    return _given(found, period, form, "")


@never_cache
@gate.requires("border.read_figures", purpose=Purpose.OVERSIGHT)
@require_safe
def of_country(request: HttpRequest, country: str, form: str) -> HttpResponse:
    """Give the report of all posts of a country in the form asked for."""
    period, found = asked(request, country=country)
    return _given(found, period, form, country)


def _given(found: Figures, period: Period, form: str, country: str) -> HttpResponse:
    makers = {"pdf": _pdf, "csv": _csv, "xlsx": _xlsx}
    if form not in makers:
        raise Http404
    body, kind = makers[form](found, period, country)
    name = f"{country or found.posts[0].code}-{period.code}.{form}"
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _csv(found: Figures, period: Period, country: str) -> tuple[str, str]:
    """Return one row for each count: easy for machines, readable for people."""
    place = country or found.posts[0].code
    rows: list[list[Cell]] = [[*_CSV_HEADS, *_CSV_QUEUE]]
    total = found.total
    for table, line in _all_rows(found, period):
        counts = (line.flow.entries, line.flow.exits, line.flow.refused)
        rows.append([place, period.code, table, line.code, line.label, *counts])
    whole: list[Cell] = [total.entries, total.exits, total.refused]
    rows.insert(1, [place, period.code, "total", "", "", *whole])
    for one in queue_hours(found):
        label = f"{one.direction} {one.hour}"
        times: list[Cell] = [one.cards, one.median, one.longest]
        rows.append([place, period.code, "queue", one.code, label, "", "", "", *times])
    return csv_text(rows), "text/csv; charset=utf-8"


def _all_rows(found: Figures, period: Period) -> list[tuple[str, figure_tables.Row]]:
    return [
        (table.key, row) for table in figure_tables.tables_of(found, period) for row in table.rows
    ]


def _xlsx(found: Figures, period: Period, country: str) -> tuple[bytes, str]:
    summary: list[list[Cell]] = [[_("Report"), _report_title(found, period, country)]]
    summary += [[words, count] for words, count in _short(found)]
    summary += [[], [_note()], [_made(found)]]
    sheets = [Sheet(_("In short"), summary)]
    for table in figure_tables.tables_of(found, period):
        heads: list[Cell] = [table.head, *figure_tables.flow_words()]
        rows = [_counts(row) for row in table.rows]
        sheets.append(Sheet(table.title, [heads, *rows]))
    for title, remark, heads, lines in _measures(found):
        sheets.append(Sheet(title, [heads, *lines, [], [remark]]))
    return workbook(sheets), XLSX


def _counts(row: figure_tables.Row) -> list[Cell]:
    return [row.label, row.flow.entries, row.flow.exits, row.flow.refused]


def _measures(found: Figures) -> list[tuple[str, str, list[Cell], list[list[Cell]]]]:
    """Return times and quality as tables: title, remark, heads, rows."""
    heads: list[Cell] = [_("What"), _("Movements"), _("of"), "%"]
    times = _("Second lines included; the queue before the document was read is not.")
    exits = _("A missing exit says that nothing is recorded. It does not say that somebody stayed.")
    handling, quality = figure_quality.handling_rows(found), figure_quality.quality_of(found)
    measured: list[tuple[str, str, list[Cell], list[list[Cell]]]] = [
        (title, remark, heads, [[one.label, one.count, one.whole, _share(one)] for one in lines])
        for title, remark, lines in (
            (_("From the document to the decision"), times, handling),
            (_("How good the records are"), exits, quality),
        )
    ]
    return [measured[0], *_queue(found), measured[1]]


def _queue(found: Figures) -> list[tuple[str, str, list[Cell], list[list[Cell]]]]:
    """Return the times in the queue as a table; nothing when no card travelled it."""
    rows: list[list[Cell]] = [
        [f"{one.hour} {one.direction}", one.cards, one.median, one.longest]
        for one in queue_hours(found)
    ]
    heads: list[Cell] = [_("Hour"), _("Cards"), _("Half of them within (min)"), _("Longest (min)")]
    remark = _(
        "Measured by numbered cards that go from the end of the queue to the window; the hour is "
        "that in which the card was handed out."
    )
    return [(_("In the queue"), remark, heads, rows)] if rows else []


def _share(one: figure_quality.Measure) -> float | None:
    return None if one.share is None else round(one.share, 1)


def _pdf(found: Figures, period: Period, country: str) -> tuple[bytes, str]:
    now = clock.now()
    values: dict[str, Any] = {
        "title": title_of(found),
        "language": language(),
        "where": figure_tables.place_words(found, country),
        "when": figure_tables.period_words(period),
        "note": _note(),
        "foot": f"{_report_title(found, period, country)}. {_made(found)}",
        "short_title": _("In short"),
        "short_heads": [_("What"), _("Movements")],
        "short": [[words, _said(count)] for words, count in _short(found)],
        "bar_heads": figure_tables.flow_words()[:2],
        "tables": [_drawn(table) for table in figure_tables.tables_of(found, period)],
        "measures": [
            {
                "title": title,
                "heads": heads,
                "rows": [[_said(cell) for cell in row] for row in rows],
                "remark": remark,
            }
            for title, remark, heads, rows in _measures(found)
        ],
    }
    return typeset(SOURCE.read_text("utf-8"), values, made_at=now), "application/pdf"


def _drawn(table: figure_tables.Table) -> dict[str, Any]:
    return {
        "title": table.title,
        "remark": table.remark,
        "heads": [table.head, *figure_tables.flow_words()],
        "rows": [
            {
                "cells": [_said(cell) for cell in _counts(row)],
                "bars": [
                    100 * row.flow.entries / table.highest,
                    100 * row.flow.exits / table.highest,
                ],
            }
            for row in table.rows
        ],
    }


def _said(cell: Cell) -> str:
    """Say a cell: numbers as the language writes them, a dash for what is not known."""
    if isinstance(cell, str):
        return cell
    return number(cell, 1 if isinstance(cell, float) else None)


def _short(found: Figures) -> list[tuple[str, Cell]]:
    total = found.total
    return [
        (_("entries"), total.entries),
        (_("exits"), total.exits),
        (_("refused entry"), total.refused),
        (_("let through after a second line"), second_line_of(found)),
        (
            _("from the document to the decision, for half of the travellers at most"),
            figure_quality.median_words(found) or None,
        ),
    ]


def _report_title(found: Figures, period: Period, country: str) -> str:
    where = figure_tables.place_words(found, country)
    return f"{where}, {figure_tables.period_words(period)}"


def _note() -> str:
    return _(
        "Unit: movements, not people; one person may cross several times. Corrected movements "
        "count as corrected. Internal figures: exact counts, also small ones; not for publication."
    )


def _made(found: Figures) -> str:
    zone = found.posts[0].time_zone if found.posts else "UTC"
    return _("Counted %(at)s, time of the post.") % {
        "at": f"{at_post(clock.now(), zone):%Y-%m-%d %H:%M}"
    }
