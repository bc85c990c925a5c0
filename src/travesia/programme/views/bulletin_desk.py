"""The desk of the bulletin: every issue, and the verbs that bring one out."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.core.errors import DomainError
from travesia.programme.domain.bulletin import LANGUAGES
from travesia.programme.domain.bulletin.errors import BulletinError
from travesia.programme.selectors import bulletin as reads
from travesia.programme.selectors.bulletin import IssueView
from travesia.programme.selectors.bulletin_words import STATES, when
from travesia.programme.services import bulletin as writing
from travesia.programme.services import bulletin_publishing as publishing
from travesia.programme.views.bulletin_public import language_names, pdf_response

_MEANING = {"draft": "none", "reviewed": "info", "frozen": "ok", "erratum": "caution"}


@gate.requires("programme.write_bulletin")
@require_http_methods(["GET", "HEAD", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    """List every issue; begin one."""
    error: DomainError | None = None
    if request.method == "POST":
        try:
            begun = _begin(request)
        except DomainError as refused:
            error = refused
        else:
            return HttpResponseRedirect(reverse("programme:bulletin_edit", args=[begun.id]))
    context = {
        "lines": [_line(one) for one in reads.issues()],
        "languages": [(code, language_names()[code]) for code in LANGUAGES],
        "typed": request.POST,
        "error": error,
    }
    status = error.status if error else 200
    return render(request, "programme/bulletin/desk.html", context, status=status)


def _begin(request: HttpRequest) -> IssueView:
    typed = request.POST
    try:
        first, last = (date.fromisoformat(typed.get(name, "")) for name in ("first", "last"))
        number = int(typed.get("number", ""))
    except ValueError as error:
        raise BulletinError(
            "programme.issue_typed", _("Write the days as 2030-01-31 and the number as a number.")
        ) from error
    code = "".join(char for char in typed.get("code", "") if char.isalnum() or char in "-_")
    return writing.begin_issue(
        actor=gate.actor_of(request),
        code=code or f"issue-{number}",
        number=number,
        period=(first, last),
        languages=tuple(typed.getlist("languages")),
    )


def _line(view: IssueView) -> dict[str, object]:
    spoken = get_language() or "en"
    return {
        "id": view.id,
        "code": view.code,
        "title": view.title(spoken),
        "when": when(view, spoken),
        "state": STATES[view.state],
        "meaning": _MEANING[view.state],
        "languages": ", ".join(language_names()[code] for code in view.languages),
        "published": view.published,
        "stops": None if view.published else sum(one.stops for one in reads.faults_of(view)),
    }


def _after(
    request: HttpRequest, issue_id: UUID, act: Callable[[], IssueView], done: str
) -> HttpResponse:
    """Do a verb and go back to the issue with what became of it."""
    try:
        act()
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, done)
    return HttpResponseRedirect(reverse("programme:bulletin_edit", args=[issue_id]))


@gate.requires("programme.publish_bulletin")
@require_POST
def read(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Stand for one language."""
    actor, language = gate.actor_of(request), request.POST.get("language", "")
    return _after(
        request,
        issue_id,
        lambda: writing.read_issue(actor=actor, issue_id=issue_id, language=language),
        _("Your name stands for this language."),
    )


@gate.requires("programme.write_bulletin")
@require_POST
def reopen(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Take an issue back to its desk."""
    actor, reason = gate.actor_of(request), request.POST.get("reason", "")
    return _after(
        request,
        issue_id,
        lambda: writing.reopen_issue(actor=actor, issue_id=issue_id, reason=reason),
        _("It is a draft again. Each language is read anew."),
    )


@gate.requires("programme.publish_bulletin")
@require_POST
def freeze(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Publish an issue."""
    actor = gate.actor_of(request)
    return _after(
        request,
        issue_id,
        lambda: publishing.freeze_issue(actor=actor, issue_id=issue_id),
        _("Published. Words and figures are kept with their hash."),
    )


@gate.requires("programme.publish_bulletin")
@require_POST
def erratum(request: HttpRequest, issue_id: UUID) -> HttpResponse:
    """Print a correction."""
    actor = gate.actor_of(request)
    texts = {code: request.POST.get(f"erratum.{code}", "") for code in LANGUAGES}
    return _after(
        request,
        issue_id,
        lambda: publishing.print_erratum(actor=actor, issue_id=issue_id, texts=texts),
        _("The correction is printed with the issue."),
    )


@gate.requires("programme.write_bulletin")
@require_safe
def draft_paper(request: HttpRequest, issue_id: UUID, language: str) -> HttpResponse:
    """Hand out an issue as PDF in whatever state it is."""
    view = reads.issue(issue_id)
    chosen = language if language in view.languages else view.languages[0]
    return pdf_response(view, chosen)
