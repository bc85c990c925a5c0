"""Tables for donors and sector groups, to take along."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.core.spreadsheet import Sheet, csv_text, workbook
from travesia.programme.selectors import donor_tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@gate.requires("programme.see")
@require_safe
def outputs(request: HttpRequest) -> HttpResponse:
    """Say what there is to take along."""
    return render(request, "programme/outputs.html", {})


@never_cache
@gate.requires("programme.see")
@require_safe
def output(request: HttpRequest, name: str) -> HttpResponse:
    """Hand out one table."""
    organisation = _("Programme of the demonstration") if settings.DEMO else _("Programme")
    if name == "4w.csv":
        text = csv_text(donor_tables.four_w(organisation))
        return _file(text.encode(), "text/csv; charset=utf-8", name)
    sheets = _sheets(name, organisation)
    return _file(workbook(sheets), XLSX, name)


def _sheets(name: str, organisation: str) -> list[Sheet]:
    if name == "4w.xlsx":
        return [Sheet("4W", donor_tables.four_w(organisation), heads=2)]
    if name == "results.xlsx":
        return donor_tables.results_sheets()
    if name == "tracking.xlsx":
        return donor_tables.tracking_sheets(get_language() or "en")
    raise Http404


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
