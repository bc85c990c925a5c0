"""Second line: open a case without a document, the cases of a post, one case and its closing."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import (
    CHOSEN_OUTCOMES,
    Direction,
    InspectionState,
    SecondLineOutcome,
    is_decided,
)
from travesia.border.forms import CaseForm
from travesia.border.selectors import CaseRow
from travesia.border.views import days, idle, screen
from travesia.border.views.desk import attempt, remember, unclear, why
from travesia.border.views.posts import back_to, post_wanted
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.places.domain import PostView


def outcome_words(outcome: SecondLineOutcome) -> str:
    """Say what a second line came to."""
    return {
        SecondLineOutcome.CLEARED: _("looked at; the decision at the desk goes on"),
        SecondLineOutcome.PASSED_ON: _("handed over to another service"),
        SecondLineOutcome.TURNED_BACK: _("turned back by choice"),
        SecondLineOutcome.MISTAKE: _("opened by mistake"),
        SecondLineOutcome.ADMITTED: _("admitted"),
        SecondLineOutcome.REFUSED: _("refused"),
    }[outcome]


@never_cache
@gate.requires("border.refer", purpose=Purpose.BORDER_INSPECTION)
@require_POST
def open_case(request: HttpRequest) -> HttpResponse:
    """Send somebody to second line whose document was not read."""
    form, post = CaseForm(request.POST), screen.post_here(request)
    if post is None or not form.is_valid():
        return idle.show(request, error=unclear(), status=422, referring=request.POST)
    data = form.cleaned_data
    remember(request, data["direction"])
    receipt, error = attempt(
        lambda: services.open_case(
            actor=gate.actor_of(request),
            post_code=post.code,
            nonce=data["nonce"],
            direction=Direction(data["direction"]),
            reason=data["reason"],
            note=data["note"],
            purpose=why(request),
        )
    )
    if error is not None:
        return idle.show(request, error=error, status=error.status, referring=request.POST)
    messages.success(
        request,
        _("Sent to second line: entry %(number)s, kept on this machine.")
        % {"number": receipt.number},
    )
    return redirect("border:desk")


def _line(row: CaseRow, post: PostView) -> dict[str, Any]:
    return {
        "row": row,
        "reason": row.reason.in_words(days.language()),
        "direction": screen.direction_words(row.direction),
        "opened": days.at_post(row.opened_at, post.time_zone),
        "closed": None if row.closed_at is None else days.at_post(row.closed_at, post.time_zone),
        "outcome": "" if row.outcome is None else outcome_words(row.outcome),
    }


@never_cache
@gate.requires("border.work_second_line", purpose=Purpose.SECOND_LINE_INSPECTION)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """Show the open cases of the post, the longest waiting first, and those closed lately."""
    actor = gate.actor_of(request)
    code = post_wanted(request)
    if not code:
        return render(request, "border/choose_post.html", {"posts": screen.readable_posts(actor)})
    post = places.post_by_code(code)
    found = selectors.access_cases(actor=actor, post_code=code, purpose=screen.purpose_of(actor))
    waiting, closed = ([_line(row, post) for row in rows] for rows in found)
    context = {"status": screen.status_of(request, post), "waiting": waiting, "closed": closed}
    return render(request, "border/cases.html", context)


@never_cache
@gate.requires("border.work_second_line", purpose=Purpose.SECOND_LINE_INSPECTION)
@require_safe
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Show one case."""
    return _show(request, case_id)


def _show(request: HttpRequest, case_id: UUID, *, error: DomainError | None = None) -> HttpResponse:
    actor = gate.actor_of(request)
    view = selectors.access_case(actor=actor, case_id=case_id, purpose=screen.purpose_of(actor))
    post = places.post_by_code(view.post_code)
    waits = view.state in (InspectionState.REFERRED, InspectionState.REFUSAL_WITHDRAWN)
    context = {
        "status": screen.status_of(request, post),
        "case": view,
        "one": _line(view.row, post),
        "state": "" if view.state is None else screen.state_words(view.state),
        "waits": waits,
        "decided": view.state is not None and is_decided(view.state),
        "outcomes": [(one.value, outcome_words(one)) for one in CHOSEN_OUTCOMES],
        "entered": request.POST,
        "error": error,
        "may_inspect": access.holds(actor, "border.inspect"),
    }
    return render(
        request, "border/case.html", context, status=200 if error is None else error.status
    )


@never_cache
@gate.requires("border.work_second_line", purpose=Purpose.SECOND_LINE_INSPECTION)
@require_POST
def close_case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Close a case with an outcome and a reason."""
    actor = gate.actor_of(request)
    number, error = attempt(
        lambda: services.close_case(
            actor=actor,
            case_id=case_id,
            outcome=request.POST.get("outcome", ""),
            reason=request.POST.get("reason", ""),
            purpose=screen.purpose_of(actor),
        )
    )
    if error is not None:
        return _show(request, case_id, error=error)
    messages.success(request, _("Case closed: entry %(number)s.") % {"number": number})
    return back_to(request, "border:cases")
