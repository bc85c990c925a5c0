"""One answer for every error: a page in the reader's language, problem+json, or an exit code."""

import errno
import logging
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
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
    return _storage_problem(error) or _problem(
        500, "core.fault", _("Something went wrong on our side."), _next_for(500)
    )


#: Words by which databases say what is wrong with the ground under them → our own code.
_STORAGE_SIGNS = (
    ("disk is full", "core.disk_full"),
    ("no space left", "core.disk_full"),
    ("readonly database", "core.read_only"),
    ("read-only", "core.read_only"),
    ("unable to open", "core.no_database"),
    ("connection", "core.no_database"),
    ("locked", "core.busy"),
    ("timeout", "core.busy"),
)


def _storage_problem(error: BaseException) -> Problem | None:
    """Describe a full disk, a folder that cannot be written, a database that does not answer."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return _stored("core.disk_full")
    if isinstance(error, OSError) and error.errno == errno.EROFS:
        return _stored("core.read_only")
    if not isinstance(error, DatabaseError):
        return None
    said = str(error).lower()
    return next((_stored(code) for sign, code in _STORAGE_SIGNS if sign in said), None)


def _stored(code: str) -> Problem:
    tell = _("Call your administrator. Go on with the paper register until this is mended.")
    title, what_next = {
        "core.disk_full": (_("The disk of this machine is full."), tell),
        "core.read_only": (_("The data folder of this machine cannot be written."), tell),
        "core.no_database": (_("The database does not answer."), tell),
        "core.busy": (
            _("The machine is busy with other work."),
            _("Wait a moment and send it again."),
        ),
    }[code]
    return _problem(507 if code == "core.disk_full" else 503, code, title, what_next)


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
    """Tell whether a program asks: by address, by what it accepts, or as a part of a page."""
    if request.path.startswith(("/api/", "/hsds/")):
        return True
    if "HX-Request" in request.headers and "HX-Boosted" not in request.headers:
        return True  # the page shows the sentence and keeps what was typed
    accepted = request.headers.get("Accept", "")
    return "json" in accepted and "text/html" not in accepted


def answer(request: HttpRequest, error: BaseException) -> HttpResponse:
    """Answer an error to whoever asked, under a reference that stands in the log too."""
    problem = problem_of(error)
    reference = new_id().hex[-8:]
    if problem.status >= 500 and not isinstance(error, DomainError):
        log.error("fault %s at %s", reference, request.path, exc_info=error)
    else:
        log.info("answer %s at %s: %s", reference, request.path, problem.code)
    if wants_json(request):
        return _as_json(problem, reference)
    context = {"problem": problem, "reference": reference}
    try:
        return render(request, "core/error.html", context, status=problem.status)
    except Exception:
        # What broke the view broke the page's own menu too: show the page without it.
        log.exception("the page for fault %s needed its plain form", reference)
        page = render_to_string("core/error_plain.html", context)
        return HttpResponse(page, status=problem.status)


def _as_json(problem: Problem, reference: str) -> HttpResponse:
    body = {**problem.as_dict(), "instance": f"urn:travesia:reference:{reference}"}
    return JsonResponse(body, status=problem.status, content_type="application/problem+json")


def onto_form(form: BaseForm, error: DomainError) -> None:
    """Put a broken rule onto the form it came from: beside its field, if it names one."""
    field = str(error.facts.get("field", ""))
    form.add_error(field if field in form.fields else None, error.message)


def exit_code_of(error: BaseException) -> int:
    """Return the exit code of an error for the command line (sysexits.h), 70 for a fault."""
    if isinstance(error, DomainError):
        return error.exit_code
    if isinstance(error, KeyboardInterrupt):
        return 130
    problem = _storage_problem(error)
    if problem is None:
        return 70
    return 75 if problem.code == "core.busy" else 74
