"""The calendar of visits of a consular post, or of another service that comes to towns."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from travesia.access import gate
from travesia.core.ids import new_id
from travesia.directory import services
from travesia.directory.domain.redaction import Row
from travesia.directory.forms import VisitForm
from travesia.directory.selectors import staff
from travesia.directory.views.typing import Cells, cells_of


@gate.requires("directory.edit")
def visits(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show the visits, add one, or call one off."""
    rows = staff.entry_rows("service", service_id)
    row = staff.one_row(rows, "service")
    known = sorted(rows.get("x_visit", ()), key=lambda visit: str(visit["on"]))
    adding = request.method == "POST" and "cancel" not in request.POST
    form = VisitForm(request.POST if adding else None, initial={"country": row.get("x_country")})
    if request.method == "POST" and "cancel" in request.POST:
        cells = [_called_off(visit, request.POST["cancel"]) for visit in known]
        if _save(request, row, service_id, cells, None):
            return redirect("directory:visits", service_id=service_id)
    if form.is_valid():
        typed = form.cleaned_data
        new = {("x_country" if k == "country" else k): str(v or "") for k, v in typed.items()}
        cells = [cells_of("x_visit", visit) for visit in known]
        cells.append({**new, "id": str(new_id()), "service_id": str(service_id), "cancelled": ""})
        if _save(request, row, service_id, cells, form):
            return redirect("directory:visits", service_id=service_id)
    context = {"row": row, "visits": known, "form": form, "service_id": service_id}
    return render(request, "directory/visits.html", context, status=422 if form.errors else 200)


def _called_off(visit: Row, one: str) -> Cells:
    cells = cells_of("x_visit", visit)
    return {**cells, "cancelled": "true"} if cells["id"] == one else cells


def _save(
    request: HttpRequest, row: Row, one: UUID, visits: list[Cells], form: VisitForm | None
) -> bool:
    saved = services.save_entry(
        actor=gate.actor_of(request),
        table="service",
        entry_id=one,
        cells={"name": str(row["name"]), "status": str(row["status"])},
        parts={"x_visit": visits},
    )
    if saved.problems:
        if form is not None:
            form.say([("x_visit", p.column, p.code) for p in saved.problems if p.column], "x_visit")
        return False
    messages.success(request, _("Saved."))
    return True
