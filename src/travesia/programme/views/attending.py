"""Who was there: the QR sign-in, counts, a list, and taking back."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.core.errors import DeniedError, DomainError
from travesia.core.qr import qr_picture
from travesia.programme.domain.activity_views import ActivityView
from travesia.programme.domain.attendance import SPLITS
from travesia.programme.selectors import activities as selectors
from travesia.programme.selectors import activity_words as words
from travesia.programme.selectors import attendance
from travesia.programme.services import attendance as services
from travesia.programme.services.activities import PERMISSION
from travesia.programme.services.importing_sheets import ImportReport, import_attendance
from travesia.programme.views.activities import put_beside
from travesia.programme.views.activity_forms import CountsForm, ListForm, TakeBackForm
from travesia.programme.views.told_columns import import_page, told_columns


@gate.requires(PERMISSION)
@require_POST
def open_sign_in(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Open the page behind the QR code, and show the code."""
    try:
        services.open_sign_in(actor=gate.actor_of(request), activity_id=activity_id)
    except DeniedError:
        raise
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("programme:activity", activity_id)
    return redirect("programme:poster", activity_id)


@gate.requires(PERMISSION)
@require_POST
def close_sign_in(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Close the page behind the QR code."""
    services.close_sign_in(actor=gate.actor_of(request), activity_id=activity_id)
    messages.success(request, _("Sign-in is closed."))
    return redirect("programme:activity", activity_id)


@gate.requires(PERMISSION)
@require_safe
def poster(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Show the QR code, to hold up or to print."""
    view = selectors.activity(activity_id)
    if not view.sign_in:
        return redirect("programme:activity", activity_id)
    address = request.build_absolute_uri(reverse("programme:attend", args=[view.sign_in]))
    there = attendance.attendance_of(activity_id)
    context = {"one": view, "address": address, "code": qr_picture(address), "count": there.by_list}
    return render(request, "programme/poster.html", context)


@gate.requires(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def counts(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Enter how many were there."""
    view = selectors.activity(activity_id)
    form = CountsForm(request.POST if request.method == "POST" else None, initial=_counted(view))
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            services.count_heads(
                actor=gate.actor_of(request), activity_id=activity_id, head=form.head()
            )
        except DeniedError:
            raise
        except DomainError as wrong:
            error = put_beside(form, wrong)
        else:
            messages.success(request, _("Kept."))
            return redirect("programme:activity", activity_id)
    context = {
        "one": view,
        "form": form,
        "error": error,
        "splits": [(words.SPLIT_WORDS[split], form.of(split), split) for split in SPLITS],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "programme/counts.html", context, status=status)


# The check against forged forms reads the body and with it the file: it is done by `_listed`, when
# the handler is set that keeps names in memory.
@csrf_exempt
@gate.requires(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def listed(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Bring a list of who was there in."""
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    return _listed(request, activity_id)


@csrf_protect
def _listed(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    view = selectors.activity(activity_id)
    if request.method != "POST":
        return import_page(request, ListForm(), "attendance", one=view)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return import_page(request, form, "attendance", one=view, status=422)
    try:
        report = import_attendance(
            actor=gate.actor_of(request),
            activity_id=activity_id,
            content=form.cleaned_data["file"].read(),
            columns=told_columns(request.POST),
            leave_out_repeats=form.cleaned_data["leave_out_repeats"],
        )
    except DeniedError:
        raise
    except DomainError as error:
        return import_page(request, form, "attendance", one=view, error=error, status=422)
    if not report.taken:
        return import_page(request, form, "attendance", one=view, report=report, status=422)
    messages.success(request, list_words(report))
    return redirect("programme:activity", activity_id)


def list_words(report: ImportReport) -> str:
    """Say what came of a list."""
    said = ngettext("%(count)d person added.", "%(count)d people added.", report.added)
    found = [said % {"count": report.added}]
    if report.unchanged:
        said = ngettext(
            "%(count)d had been there already.", "%(count)d had been there already.",
            report.unchanged,
        )  # fmt: skip
        found.append(said % {"count": report.unchanged})
    if report.repeated:
        said = ngettext(
            "%(count)d repeated line left out.", "%(count)d repeated lines left out.",
            report.repeated,
        )  # fmt: skip
        found.append(said % {"count": report.repeated})
    return " ".join(found)


@gate.requires(PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Take back what was entered of attendance."""
    view = selectors.activity(activity_id)
    form = TakeBackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.take_back(
            actor=gate.actor_of(request),
            activity_id=activity_id,
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Taken back. Enter it anew."))
        return redirect("programme:activity", activity_id)
    status = 422 if request.method == "POST" else 200
    context = {"one": view, "form": form, "there": attendance.attendance_of(activity_id)}
    return render(request, "programme/take_back.html", context, status=status)


def _counted(view: ActivityView) -> dict[str, int]:
    counted = attendance.attendance_of(view.id).counted
    if counted is None:
        return {}
    found = {"total": counted.total}
    for split, parts in counted.parts.items():
        found |= {f"{split}_{name}": count for name, count in parts.items()}
    return found
