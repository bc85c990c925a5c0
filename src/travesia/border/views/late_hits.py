"""Late hits: what waits because paper was entered afterwards, and the two acts there are."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Answer
from travesia.border.selectors import LateHitRow
from travesia.border.views import days, screen
from travesia.border.views.desk import attempt, unclear
from travesia.border.views.hits import card_of
from travesia.border.views.paper import DECISIONS
from travesia.border.views.posts import back_to, post_wanted
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.places.domain import PostView

_COMPARING = Purpose.SECOND_LINE_INSPECTION


def _line(row: LateHitRow, post: PostView) -> dict[str, Any]:
    closed = row.closed_at
    return {
        "row": row,
        "direction": screen.direction_words(row.direction),
        "crossed": days.at_post(row.crossed_at, post.time_zone),
        "raised": days.at_post(row.raised_at, post.time_zone),
        "closed": None if closed is None else days.at_post(closed, post.time_zone),
        "answer": _answer_words(row.answer),
    }


def _answer_words(answer: Answer) -> str:
    return {
        Answer.OPEN: _("not compared yet"),
        Answer.NOT_SAME: _("not the same person"),
        Answer.MAY_BE_SAME: _("may be the same"),
    }[answer]


@never_cache
@gate.requires("border.answer_late_hit", purpose=_COMPARING)
@require_safe
def late_hits(request: HttpRequest) -> HttpResponse:
    """Show the late hits of the post, the longest waiting first, and those closed lately."""
    actor = gate.actor_of(request)
    code = post_wanted(request)
    if not code:
        return render(request, "border/choose_post.html", {"posts": screen.readable_posts(actor)})
    post = places.post_by_code(code)
    found = selectors.access_late_hits(
        actor=actor, post_code=code, purpose=screen.purpose_of(actor)
    )
    waiting, closed = ([_line(row, post) for row in rows] for rows in found)
    context = {"status": screen.status_of(request, post), "waiting": waiting, "closed": closed}
    return render(request, "border/late_hits.html", context)


@never_cache
@gate.requires("border.answer_late_hit", purpose=_COMPARING)
@require_safe
def late_hit(request: HttpRequest, late_hit_id: UUID) -> HttpResponse:
    """Show one late hit: the comparison, the form, and what can be done."""
    return _show(request, late_hit_id)


def _show(
    request: HttpRequest, late_hit_id: UUID, *, error: DomainError | None = None
) -> HttpResponse:
    actor = gate.actor_of(request)
    view = selectors.access_late_hit(
        actor=actor, late_hit_id=late_hit_id, purpose=screen.purpose_of(actor)
    )
    post = places.post_by_code(view.post_code)
    claim = view.inspection.claim
    context = {
        "status": screen.status_of(request, post),
        "late": view,
        "one": _line(view.row, post),
        "name": f"{claim.primary} {claim.secondary}".strip(),
        "card": card_of(view.hit, view.inspection, post.time_zone),
        "decision": DECISIONS[view.decision],
        "entered_at": days.at_post(view.entered_at, post.time_zone),
        "informed_at": view.informed_at and days.at_post(view.informed_at, post.time_zone),
        "may_inform": view.row.answer is Answer.MAY_BE_SAME,
        "entered": request.POST,
        "error": error,
    }
    status = 200 if error is None else error.status
    return render(request, "border/late_hit.html", context, status=status)


@never_cache
@gate.requires("border.answer_late_hit", purpose=_COMPARING)
@require_POST
def answer_late_hit(request: HttpRequest, late_hit_id: UUID) -> HttpResponse:
    """Keep what a person says after comparing."""
    actor, given = gate.actor_of(request), request.POST.get("answer", "")
    if given not in (Answer.NOT_SAME, Answer.MAY_BE_SAME):
        return _show(request, late_hit_id, error=unclear())
    _none, error = attempt(
        lambda: services.answer_late_hit(
            actor=actor,
            late_hit_id=late_hit_id,
            answer=Answer(given),
            reason=request.POST.get("reason", ""),
            purpose=screen.purpose_of(actor),
        )
    )
    if error is not None:
        return _show(request, late_hit_id, error=error)
    if given == Answer.NOT_SAME:
        messages.success(request, _("Kept: not the same person. The late hit is closed."))
        return back_to(request, "border:late_hits")
    messages.success(request, _("Kept: may be the same. Tell the authority that owns the list."))
    return redirect("border:late_hit", late_hit_id=late_hit_id)


@never_cache
@gate.requires("border.answer_late_hit", purpose=_COMPARING)
@require_POST
def inform_owner(request: HttpRequest, late_hit_id: UUID) -> HttpResponse:
    """Keep that the authority that owns the list was told."""
    actor = gate.actor_of(request)
    number, error = attempt(
        lambda: services.inform_owner(
            actor=actor,
            late_hit_id=late_hit_id,
            reason=request.POST.get("reason", ""),
            purpose=screen.purpose_of(actor),
        )
    )
    if error is not None:
        return _show(request, late_hit_id, error=error)
    said = _("Kept that the owner of the list was told: entry %(number)s.")
    messages.success(request, said % {"number": number})
    return back_to(request, "border:late_hits")
