"""Bring a sheet of activities in; put files to an activity and look at them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.core.errors import DeniedError, DomainError
from travesia.programme.selectors import activities as selectors
from travesia.programme.services.activities import PERMISSION
from travesia.programme.services.evidence_files import LARGEST, add_evidence
from travesia.programme.services.importing_sheets import import_activities
from travesia.programme.services.sheets import sheet_refusal
from travesia.programme.views.activities import activity_context
from travesia.programme.views.activity_forms import EvidenceForm, SheetForm
from travesia.programme.views.told_columns import import_page, told_columns

#: Bytes of a sheet of activities.
LARGEST_SHEET = 2_000_000


@gate.requires(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Bring a sheet of activities in."""
    if request.method != "POST":
        return import_page(request, SheetForm(), "activities")
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return import_page(request, form, "activities", status=422)
    file = form.cleaned_data["file"]
    try:
        if file.size > LARGEST_SHEET:
            raise sheet_refusal("too_large")
        report = import_activities(
            actor=gate.actor_of(request),
            content=file.read(),
            source=file.name[:120],
            outcome=form.cleaned_data["outcome"],
            columns=told_columns(request.POST),
        )
    except DeniedError:
        raise
    except DomainError as error:
        return import_page(request, form, "activities", error=error, status=422)
    if not report.taken:
        return import_page(request, form, "activities", report=report, status=422)
    said = _("Taken in: %(added)d new, %(changed)d changed, %(unchanged)d as before.")
    counts = {"added": report.added, "changed": report.changed, "unchanged": report.unchanged}
    messages.success(request, said % counts)
    return redirect("programme:activities")


@gate.requires(PERMISSION)
@require_POST
def add_file(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Put a file to an activity."""
    form = EvidenceForm(request.POST, request.FILES)
    error: DomainError | None = None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            add_evidence(
                actor=gate.actor_of(request),
                activity_id=activity_id,
                name=file.name or "",
                content=file.read(LARGEST + 1),
            )
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept."))
            return redirect("programme:activity", activity_id)
    view = selectors.activity(activity_id)
    context = activity_context(request, view) | {"evidence_form": form, "error": error}
    return render(request, "programme/activity.html", context, status=422)


@gate.requires(PERMISSION)
@require_safe
def file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Give a file out as it was put in, never to be shown inside a page."""
    view, content = selectors.evidence_content(file_id)
    answer = HttpResponse(content, content_type=view.media)
    plain = "".join(letter if letter.isalnum() or letter in "._-" else "_" for letter in view.name)
    answer.headers["Content-Disposition"] = f'attachment; filename="{plain}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
