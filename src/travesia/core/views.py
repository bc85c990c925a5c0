"""Answers for what never reaches a view: unknown addresses, refused forms, faults."""

import sys

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.utils.translation import gettext as _

from travesia.core.problem import Problem, answer


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400."""
    return answer(request, exception or SuspiciousOperation())


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403."""
    return answer(request, exception or PermissionDenied())


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404, alike for what does not exist and for what is not open."""
    return answer(request, Http404())


def fault(request: HttpRequest) -> HttpResponse:
    """Answer 500, 503 or 507; where even the plain page cannot be made, one sentence must do."""
    error = sys.exc_info()[1] or RuntimeError("see the entry above")
    try:
        return answer(request, error)
    except Exception:  # whatever broke the page broke this one too
        return HttpResponseServerError(
            "Travesía: something went wrong. Everything recorded before is kept.",
            content_type="text/plain; charset=utf-8",
        )


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is missing or old (CSRF)."""
    problem = Problem(
        status=403,
        code="core.form_refused",
        title=_("This form was open too long, or came from another page."),
        kept=_("Nothing was recorded."),
        next=_("Go back, load the page again and send the form once more."),
        facts={},
    )
    return render(request, "core/error.html", {"problem": problem, "reference": ""}, status=403)
