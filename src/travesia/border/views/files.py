"""Files of other systems: upload, columns, the first rows, the job, what was left out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain.columns import Field
from travesia.border.domain.foreign_rows import Read
from travesia.border.selectors import FileView
from travesia.border.services import BorderError
from travesia.border.views import days, file_words
from travesia.border.views.desk import attempt
from travesia.core.errors import DomainError
from travesia.core.spreadsheet import Cell, csv_text
from travesia.places import selectors as places

#: Rows that are shown before anything is brought in.
_SHOWN = 12


@never_cache
@gate.requires("border.import_crossings", purpose=Purpose.ADMINISTRATION)
@require_http_methods(["GET", "POST"])
def files(request: HttpRequest) -> HttpResponse:
    """Show the files that came lately; take one more."""
    run_id, error = (None, None)
    if request.method == "POST":
        run_id, error = attempt(lambda: _take(request))
    if run_id is not None:
        return redirect("border:file", run_id=run_id)
    actor = gate.actor_of(request)
    context = {
        "files": [
            {"one": one, "state": file_words.state_words(one.state, still=one.still)}
            for one in selectors.access_files(actor=actor)
        ],
        "sources": selectors.sources_known(actor=actor),
        "source": request.POST.get("source", ""),
        "error": error,
    }
    return render(
        request, "border/files.html", context, status=200 if error is None else error.status
    )


def _take(request: HttpRequest) -> UUID:
    file = request.FILES.get("file")
    if file is None:
        raise BorderError("border.file_missing", _("Choose a file. Nothing was sent."))
    return services.take_file(
        actor=gate.actor_of(request),
        source=request.POST.get("source", ""),
        name=file.name or "",
        pieces=file.chunks(),
    )


@never_cache
@gate.requires("border.import_crossings", purpose=Purpose.ADMINISTRATION)
@require_safe
def file(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Show one file: its columns and first rows before, its counts after."""
    return _show(request, run_id)


def _show(request: HttpRequest, run_id: UUID, *, error: DomainError | None = None) -> HttpResponse:
    view = selectors.access_file(actor=gate.actor_of(request), run_id=run_id)
    context: dict[str, Any] = {
        "file": view,
        "state": file_words.state_words(view.state, still=view.still),
        "delimiter": file_words.delimiter_words(view.delimiter),
        "error": error,
    }
    if view.state in ("arrived", "stopped"):
        context |= _columns(request, view)
    return render(
        request, "border/file.html", context, status=200 if error is None else error.status
    )


def _columns(request: HttpRequest, view: FileView) -> dict[str, Any]:
    actor = gate.actor_of(request)
    shape, gone = attempt(lambda: services.shape_here(actor=actor, run_id=view.id))
    if gone is not None:
        return {"error": gone}
    reading = view.reading
    missing = reading.missing()
    rows = services.preview(actor=actor, run_id=view.id, reading=reading, count=_SHOWN)
    zones = {post.code: post.time_zone for post in places.posts()}
    return {
        "headers": shape.headers,
        "fields": [
            {
                "name": name.value,
                "words": file_words.field_words(name.value),
                "header": request.POST.get(f"column_{name.value}", reading.columns.get(name, "")),
                "missing": name in missing,
            }
            for name in Field
        ],
        "orders": file_words.orders(),
        "order": request.POST.get("order", str(reading.order or "")),
        "posts": places.posts(),
        "post": request.POST.get("post", reading.post),
        "ready": not missing and reading.order is not None,
        "rows": [_line(place, row, zones) for place, row in enumerate(rows, start=1)],
    }


def _line(place: int, row: Read, zones: dict[str, str]) -> dict[str, Any]:
    one = row.movement
    return {
        "row": place,
        "at": None if one is None else days.at_post(one.occurred_at, zones[one.post_code]),
        "movement": row.movement,
        "problems": [file_words.fault_words(one.field, one.code) for one in row.faults],
    }


@never_cache
@gate.requires("border.import_crossings", purpose=Purpose.ADMINISTRATION)
@require_POST
def columns(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Keep which column holds what; it is remembered for the source."""
    chosen = {name: request.POST.get(f"column_{name.value}", "") for name in Field}
    _reading, error = attempt(
        lambda: services.choose_reading(
            actor=gate.actor_of(request),
            run_id=run_id,
            columns=chosen,
            order=file_words.order_in(request.POST.get("order", "")),
            post=request.POST.get("post", ""),
        )
    )
    if error is not None:
        return _show(request, run_id, error=error)
    messages.success(request, _("Columns kept. Look at the first rows, then bring the file in."))
    return redirect("border:file", run_id=run_id)


@never_cache
@gate.requires("border.import_crossings", purpose=Purpose.ADMINISTRATION)
@require_POST
def start(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Let the job begin and go to its page."""
    actor = gate.actor_of(request)
    job, error = attempt(lambda: services.start_file(actor=actor, run_id=run_id))
    if error is not None:
        return _show(request, run_id, error=error)
    return redirect("job", run_id=job.id)


@never_cache
@gate.requires("border.import_crossings", purpose=Purpose.ADMINISTRATION)
@require_POST
def discard(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Forget a file that was not brought in."""
    actor = gate.actor_of(request)
    _done, error = attempt(lambda: services.discard(actor=actor, run_id=run_id))
    if error is None:
        messages.success(request, _("The file was removed. Nothing of it was brought in."))
    else:
        messages.error(request, error.message)
    return redirect("border:files")


@never_cache
@gate.requires("border.import_crossings", purpose=Purpose.ADMINISTRATION)
@require_safe
def rejects(request: HttpRequest, run_id: UUID) -> HttpResponse:
    """Give what was wrong with the rows, a line each; never what stood in them."""
    actor = gate.actor_of(request)
    view = selectors.access_file(actor=actor, run_id=run_id)
    rows: list[list[Cell]] = [[_("Row"), _("Field"), _("What is wrong"), _("Row taken")]]
    for one in services.faults_of(actor=actor, run_id=run_id):
        words = file_words.fault_words(one.field, one.code)
        field = file_words.field_words(one.field) if one.field else ""
        rows.append([one.row, field, words, _("yes") if one.taken else _("no")])
    response = HttpResponse(csv_text(rows), content_type="text/csv; charset=utf-8")
    name = f"left-out-{view.source}-{view.arrived_at:%Y%m%d-%H%M}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
