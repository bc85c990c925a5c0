"""The monthly report: figures with their unit, tables with small numbers hidden, files, paper."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.spreadsheet import Cell, Sheet, csv_text, workbook
from travesia.helpdesk import selectors
from travesia.helpdesk.domain.counting import BREAKDOWNS, THRESHOLD, Report
from travesia.helpdesk.views.report_words import (
    breakdown_words,
    figure_words,
    month_words,
    row_words,
    shown,
    unit_words,
)
from travesia.measures import Hidden, ProtectedTable, Reason, Shown, Value
from travesia.places import selectors as places

_SEE = "helpdesk.see_reports"


@gate.requires(_SEE)
@require_safe
def report(request: HttpRequest) -> HttpResponse:
    """Show the report of a country for a month."""
    country, month = _asked(request)
    language = get_language() or "en"
    actor = gate.actor_of(request)
    found = selectors.monthly_report(actor=actor, country=country, month=month) if country else None
    totals = selectors.totals_by_country(actor=actor, month=month)
    mine = selectors.countries_reported(actor=actor)
    context = {
        "country": country,
        "country_name": _country(country, language) if country else "",
        "month": month,
        "month_name": month_words(month),
        "months": _recent_months(),
        "countries": [(code, _country(code, language)) for code in mine],
        "report": found,
        "figures": _figures(found) if found else [],
        "tables": _tables(found) if found else [],
        "closure": _closure(found) if found else [],
        "totals": _table(_("Contacts by country"), "", totals, "country"),
        "threshold": THRESHOLD,
        "query": f"country={country}&month={month}",
    }
    return render(request, "helpdesk/report.html", context)


@gate.requires(_SEE)
@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Give the tables of the report as one CSV."""
    country, month = _asked(request)
    rows: list[list[Cell]] = [[_("Table"), _("Unit"), _("Row"), _("Month"), _("Number")]]
    for name, unit, table, kind in _all_tables(_report(request, country, month)):
        for row in table.rows:
            for at, value in zip(table.columns, row.cells, strict=True):
                rows.append([name, unit, row_words(kind, row.key), at, _cell(value)])
        for at, value in zip(table.columns, table.totals, strict=True):
            rows.append([name, unit, _("All"), at, _cell(value)])
    answer = HttpResponse(csv_text(rows), content_type="text/csv; charset=utf-8")
    return _as_file(answer, f"hubs-{country}-{month}.csv")


@gate.requires(_SEE)
@require_safe
def as_workbook(request: HttpRequest) -> HttpResponse:
    """Give the report as a workbook: how it was counted first, then a sheet for each table."""
    country, month = _asked(request)
    found = _report(request, country, month)
    front: list[list[Cell]] = [[_("Figure"), _("Number"), _("Counted how")]]
    front += [[name, value, how] for name, value, how, _unit in _figures(found)]
    front += [[name, value, how] for name, value, how in _closure(found)]
    front.append([_("Numbers under %(least)s are hidden.") % {"least": THRESHOLD}, "", ""])
    sheets = [Sheet(_("Figures"), front)]
    for name, unit, table, kind in _all_tables(found):
        rows: list[list[Cell]] = [[f"{name} ({unit})", *table.columns]]
        rows += [[row_words(kind, row.key), *map(_cell, row.cells)] for row in table.rows]
        rows.append([_("All"), *map(_cell, table.totals)])
        sheets.append(Sheet(name, rows))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = HttpResponse(workbook(sheets), content_type=kind)
    return _as_file(answer, f"hubs-{country}-{month}.xlsx")


def _as_file(answer: HttpResponse, name: str) -> HttpResponse:
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _asked(request: HttpRequest) -> tuple[str, str]:
    """Return country and month as asked for; the first country and the last whole month else."""
    mine = selectors.countries_reported(actor=gate.actor_of(request))
    country = request.GET.get("country", "")
    if country not in mine:
        country = mine[0] if mine else ""
    return country, request.GET.get("month", "") or _recent_months()[1][0]


def _report(request: HttpRequest, country: str, month: str) -> Report:
    if not country:
        raise NotFoundError("helpdesk.no_such_country", _("There is no desk in this country."))
    return selectors.monthly_report(actor=gate.actor_of(request), country=country, month=month)


def _recent_months() -> list[tuple[str, str]]:
    """Return the running month and the eleven before, newest first."""
    today = clock.today()
    number = today.year * 12 + today.month - 1
    codes = [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(number, number - 12, -1)]
    return [(code, month_words(code)) for code in codes]


def _figures(found: Report) -> list[tuple[str, str, str, str]]:
    """Return each figure: name, number, how it was counted, unit."""
    return [
        (*figure_words(one.key, shown(one.value)), unit_words(one.unit)) for one in found.figures
    ]


def _closure(found: Report) -> list[tuple[str, str, str]]:
    closure = found.closure
    if closure is None or closure.rate is None:
        return [figure_words("closed", _("not shown: too few"))]
    rows = [figure_words("closed", f"{closure.rate:.0%}")]
    if closure.confirmed_rate is not None:
        rows.append(figure_words("confirmed", f"{closure.confirmed_rate:.0%}"))
    return rows


def _all_tables(found: Report) -> Iterable[tuple[str, str, ProtectedTable, str]]:
    for name in BREAKDOWNS:
        yield breakdown_words(name), _("contacts"), found.tables[name], name
    for group in sorted(found.topics):
        yield row_words("topic_group", group), _("mentions"), found.topics[group], "topic"


def _tables(found: Report) -> list[dict[str, object]]:
    return [_table(name, unit, table, kind) for name, unit, table, kind in _all_tables(found)]


def _table(name: str, unit: str, table: ProtectedTable, kind: str) -> dict[str, object]:
    heads = [(name, False), *((month_words(at), True) for at in table.columns)]
    rows = [(row_words(kind, row.key), *map(shown, row.cells)) for row in table.rows]
    # A column of which all rows together are less than one line away from the total says so.
    rest = [shown(value) if _is_rest(value) else "" for value in table.remainder]
    if any(rest):
        rows.append((_("Others, too few to show each"), *rest))
    return {
        "name": name,
        "unit": unit,
        "heads": heads,
        "rows": rows,
        "foot": (_("All"), *map(shown, table.totals)),
        "empty": not rows,
    }


def _is_rest(value: Value) -> bool:
    return isinstance(value, Shown) and value.count > 0


def _cell(value: Value) -> Cell:
    if isinstance(value, Shown):
        return value.count
    assert isinstance(value, Hidden)  # noqa: S101  # the only other kind of value
    return f"<{value.threshold}" if value.reason is Reason.SMALL else ".."


def _country(code: str, language: str) -> str:
    return places.country_by_alpha3(code).name(language)
