"""One answer for every error: a page in the reader's language, problem+json, or an exit code."""

import logging
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from travesia.core.errors import DomainError
from travesia.core.ids import new_id

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """What happened, what was kept and what to do next, for people and programs alike."""

    status: int
    code: str
    title: str
    kept: str
    next: str
    facts: dict[str, str]

    def as_dict(self) -> dict[str, object]:
        """Return the members of application/problem+json (RFC 9457 §3.1)."""
        return {
            "type": f"urn:travesia:problem:{self.code}",
            "title": self.title,
            "status": self.status,
            "detail": self.next,
            "code": self.code,
            **({"facts": self.facts} if self.facts else {}),
        }


def problem_of(error: BaseException) -> Problem:
    """Describe an error; what it was is told for our own errors only, never for a fault."""
    if isinstance(error, DomainError):
        facts = {key: str(value) for key, value in error.facts.items()}
        return _problem(error.status, error.code, error.message, _next_for(error.status), facts)
    if isinstance(error, Http404):
        title = _("This page does not exist, or is not open to you.")
        return _problem(404, "core.not_found", title, _next_for(404))
    if isinstance(error, PermissionDenied):
        return _problem(403, "core.denied", _("This is not open to your role."), _next_for(403))
    if isinstance(error, SuspiciousOperation):
        title = _("The request could not be read.")
        return _problem(400, "core.bad_request", title, _next_for(400))
    title = _("Something went wrong on our side.")
    return _problem(500, "core.fault", title, _next_for(500))


def _problem(
    status: int, code: str, title: str, what_next: str, facts: dict[str, str] | None = None
) -> Problem:
    kept = _("Everything recorded before is kept. Nothing more was recorded.")
    return Problem(status, code, title, kept, what_next, facts or {})


def _next_for(status: int) -> str:
    if status == 404:
        return _("Check the address, or go to the entrance.")
    if status in {401, 403}:
        return _("If you need it for your work, ask your supervisor for the role.")
    if status == 409:
        return _("Go back, look at what changed, and decide again.")
    if status >= 500:
        return _("Try again. If it happens once more, tell your administrator the reference.")
    return _("Go back and correct what you entered. What you typed is still there.")


def wants_json(request: HttpRequest) -> bool:
    """Tell whether a program asks: by address or by what it accepts."""
    if request.path.startswith("/api/"):
        return True
    accepted = request.headers.get("Accept", "")
    return "json" in accepted and "text/html" not in accepted


def answer(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Answer an error to whoever asked; a fault is logged under the reference that is shown."""
    problem = problem_of(error)
    reference = new_id().hex[-8:]
    if problem.status >= 500 and not isinstance(error, DomainError):
        log.error("fault %s at %s", reference, request.path, exc_info=error)
    if wants_json(request):
        body = {**problem.as_dict(), "instance": f"urn:travesia:reference:{reference}"}
        kind = "application/problem+json"
        return JsonResponse(body, status=problem.status, content_type=kind)
    context = {"problem": problem, "reference": reference}
    return render(request, "core/error.html", context, status=problem.status)


def onto_form(form: BaseForm, error: DomainError) -> None:
    """Put a broken rule onto the form it came from: beside its field, if it names one."""
    field = str(error.facts.get("field", ""))
    form.add_error(field if field in form.fields else None, error.message)
