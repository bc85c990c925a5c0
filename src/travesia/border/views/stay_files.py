"""Confirmed stays as a file: what it is for stands in the journal."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors
from travesia.border.domain.reviews import Review
from travesia.border.selectors import OpenStay
from travesia.border.views import days, screen
from travesia.border.views.stays import wanted_in
from travesia.core.spreadsheet import Cell, Sheet, csv_text, workbook
from travesia.people.domain import Claim
from travesia.places import selectors as places

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@gate.requires("border.export_stays", purpose=Purpose.SUPERVISION)
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Give the confirmed stays as a file; what it is for stands in the journal."""
    actor, wanted = gate.actor_of(request), wanted_in(request)
    form = request.POST.get("form", "")
    if wanted is None or form not in ("csv", "xlsx"):
        raise Http404
    rows = selectors.access_confirmed(
        actor=actor,
        wanted=wanted,
        reason=request.POST.get("reason", ""),
        purpose=screen.purpose_of(actor),
    )
    table = [_heads(), *(_cells(row, claim) for row, claim in rows if row.review is not None)]
    name = f"stays-{wanted.post or wanted.country}.{form}"
    body: str | bytes = csv_text(table)
    kind = "text/csv; charset=utf-8"
    if form == "xlsx":
        body, kind = workbook([Sheet(_("Confirmed stays"), table)]), _XLSX
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _heads() -> list[Cell]:
    return [
        *(_("Reference"), _("Family names"), _("Given names"), _("Nationality"), _("Document")),
        *(_("Post of entry"), _("Entered on"), _("Last day"), _("Days past"), _("Rule")),
        *(_("Confirmed by"), _("Confirmed on"), _("Why")),
    ]


def _cells(row: OpenStay, claim: Claim) -> list[Cell]:
    review: Review | None = row.review
    assert review is not None  # noqa: S101  # only confirmed stays are given
    last = "" if row.last_day is None else row.last_day.isoformat()
    return [
        *(review.number, claim.primary, claim.secondary, row.nationality),
        *(f"{row.issuing_state} {row.document_number}".strip(), row.entry_post),
        *(row.entry_day.isoformat(), last, row.days_past, row.rule),
        *(review.by, _day_at(row.entry_post, review.at), review.reason),
    ]


def _day_at(post_code: str, moment: datetime) -> str:
    """Return the day on which something was said, by the calendar of the post of entry."""
    zone = places.post_by_code(post_code).time_zone
    return days.at_post(moment, zone).date().isoformat()
