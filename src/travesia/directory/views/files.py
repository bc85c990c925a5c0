"""Files of services: sent, columns named, looked through, laid before another, brought in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.core.spreadsheet import Cell, csv_text
from travesia.directory import services
from travesia.directory.domain import DirectoryError
from travesia.directory.domain.flat import NEEDED, Target
from travesia.directory.domain.tables import LANGUAGES
from travesia.directory.selectors import uploads
from travesia.directory.selectors.uploads import UploadView
from travesia.directory.selectors.words import LANGUAGE_NAMES, TARGET_WORDS, UPLOAD_WORDS
from travesia.directory.views import file_words

#: Reasons that the page shows; the CSV has all.
_SHOWN = 100


@never_cache
@gate.requires("directory.exchange")
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: HttpRequest) -> HttpResponse:
    """Show the files that came lately; take one more."""
    error: DomainError | None = None
    if request.method == "POST":
        try:
            return redirect("directory:file", upload_id=_take(request))
        except DomainError as refused:
            error = refused
    found = uploads.access_uploads(actor=gate.actor_of(request))
    context = {
        "rows": [(one, *UPLOAD_WORDS[one.state]) for one in found],
        "sources": uploads.sources_known(),
        "languages": [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES],
        "typed": request.POST,
        "error": error,
    }
    status = 200 if error is None else error.status
    return render(request, "directory/files.html", context, status=status)


def _take(request: HttpRequest) -> UUID:
    file = request.FILES.get("file")
    if file is None:
        raise DirectoryError("directory.file_missing", _("Choose a file. Nothing was sent."))
    said = request.POST
    language = said.get("language", "")
    return services.take_in(
        actor=gate.actor_of(request),
        source=said.get("source", ""),
        name=file.name or "",
        pieces=file.chunks(),
        language=language if language in LANGUAGES else "es",
        owner=said.get("owner", ""),
    )


@never_cache
@gate.requires("directory.exchange")
@require_safe
def file(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Show one file: its columns, what it would change, what is set aside, and what is next."""
    return _show(request, upload_id)


def _show(
    request: HttpRequest, upload_id: UUID, *, error: DomainError | None = None
) -> HttpResponse:
    actor = gate.actor_of(request)
    view = uploads.access_upload(actor=actor, upload_id=upload_id)
    meaning, words = UPLOAD_WORDS[view.state]
    working = view.state in ("checking", "taking")
    context: dict[str, Any] = {
        "file": view,
        "meaning": meaning,
        "state": words,
        "working": working,
        "cut_off": working and services.cut_off(view.job.id if view.job else None),
        "counts": file_words.counts(view),
        "left_out": sorted(view.left_out.items()),
        "why": file_words.why(view),
        "problem": file_words.problem(view),
        "rejects": [(one, file_words.reason(one)) for one in view.rejects[:_SHOWN]],
        "more": max(0, len(view.rejects) - _SHOWN),
        "mine": view.sent_by == actor.id,
        "fields": _fields(request, view) if view.state in ("arrived", "checked") else [],
        "country": request.POST.get("country", view.country),
        "error": error,
    }
    status = 200 if error is None else error.status
    return render(request, "directory/file.html", context, status=status)


def _fields(request: HttpRequest, view: UploadView) -> list[dict[str, object]]:
    """Return every thing that a column can hold with the header chosen for it."""
    if not view.headers:
        return []
    return [
        {
            "name": target.value,
            "words": TARGET_WORDS[target.value],
            "header": request.POST.get(
                f"column_{target.value}", view.columns.get(target.value, "")
            ),
            "needed": target in NEEDED,
        }
        for target in Target
    ]


@never_cache
@gate.requires("directory.exchange")
@require_POST
def columns(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Keep which column holds what; it is remembered for lists with these columns."""
    chosen = {target: request.POST.get(f"column_{target.value}", "") for target in Target}
    try:
        services.name_columns(
            actor=gate.actor_of(request),
            upload_id=upload_id,
            columns=chosen,
            country=request.POST.get("country", ""),
        )
    except DirectoryError as error:
        return _show(request, upload_id, error=error)
    return redirect("directory:file", upload_id=upload_id)


@never_cache
@gate.requires("directory.exchange")
@require_POST
def step(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Take the next step with a file: `send`, `release`, `back`, `again` or `discard`."""
    actor, asked = gate.actor_of(request), request.POST.get("step", "")
    try:
        if asked == "send":
            services.send(actor=actor, upload_id=upload_id)
            messages.success(request, _("Laid before a second person. Nothing is brought in yet."))
        elif asked == "release":
            services.release(actor=actor, upload_id=upload_id)
        elif asked == "back":
            note = request.POST.get("note", "")
            services.give_back(actor=actor, upload_id=upload_id, note=note)
            messages.success(request, _("Given back. Nothing was brought in."))
        elif asked == "again":
            services.look_again(actor=actor, upload_id=upload_id)
        elif asked == "discard":
            services.discard(actor=actor, upload_id=upload_id)
            messages.success(request, _("The file was removed. Nothing of it was brought in."))
            return redirect("directory:files")
    except DirectoryError as error:
        return _show(request, upload_id, error=error)
    return redirect("directory:file", upload_id=upload_id)


@never_cache
@gate.requires("directory.exchange")
@require_safe
def rejects(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Give everything that is set aside, a line a reason; never what stood in the file."""
    view = uploads.access_upload(actor=gate.actor_of(request), upload_id=upload_id)
    rows: list[list[Cell]] = [[_("Row"), _("Table"), _("Column"), _("Code"), _("What is wrong")]]
    rows += [
        [one.where, one.table, one.column, one.code, file_words.reason(one)] for one in view.rejects
    ]
    response = HttpResponse(csv_text(rows), content_type="text/csv; charset=utf-8")
    name = f"set-aside-{view.arrived_at:%Y%m%d-%H%M}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
