"""Stays that end with another document: an officer says whether both are one traveller's."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.services import BorderError
from travesia.border.views import days, screen
from travesia.border.views.desk import attempt, why
from travesia.border.views.posts import back_to, post_wanted
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.places.domain import PostView

_ANSWERS = {"same": True, "other": False}


@never_cache
@gate.requires("border.confirm_stay", purpose=Purpose.BORDER_INSPECTION)
@require_safe
def changed(request: HttpRequest) -> HttpResponse:
    """Show what waits at the post, the oldest first."""
    return _show(request)


def _show(
    request: HttpRequest, *, error: DomainError | None = None, about: UUID | None = None
) -> HttpResponse:
    actor = gate.actor_of(request)
    code = post_wanted(request)
    if not code:
        return render(request, "border/choose_post.html", {"posts": screen.readable_posts(actor)})
    post = places.post_by_code(code)
    found = selectors.access_changed_documents(
        actor=actor, country=post.country, post=post.code, purpose=screen.purpose_of(actor)
    )
    posts = places.posts_by_code({one.entry_post for one in found})
    context = {
        "status": screen.status_of(request, post),
        "rows": [
            {
                "one": one,
                "entered": days.at_post(one.entered_at, _zone(posts, one.entry_post)),
                "left": days.at_post(one.left_at, post.time_zone),
                "entry_post": posts[one.entry_post].name
                if one.entry_post in posts
                else one.entry_post,
                "error": error if one.stay_id == about else None,
            }
            for one in found
        ],
        "error": error if about not in {one.stay_id for one in found} else None,
        "entered_reason": request.POST.get("reason", ""),
    }
    return render(
        request,
        "border/changed_documents.html",
        context,
        status=200 if error is None else error.status,
    )


def _zone(posts: dict[str, PostView], code: str) -> str:
    return posts[code].time_zone if code in posts else "UTC"


@never_cache
@gate.requires("border.confirm_stay", purpose=Purpose.BORDER_INSPECTION)
@require_POST
def answer(request: HttpRequest, stay_id: UUID, exit_root: UUID) -> HttpResponse:
    """Keep the answer; the stays are made anew at once."""
    receipt, error = attempt(lambda: _answer(request, stay_id, exit_root))
    if error is not None:
        return _show(request, error=error, about=stay_id)
    messages.success(request, _("Recorded: entry %(number)s.") % {"number": receipt.number})
    return back_to(request, "border:changed_documents")


def _answer(request: HttpRequest, stay_id: UUID, exit_root: UUID) -> services.StayReceipt:
    said = _ANSWERS.get(request.POST.get("answer", ""))
    if said is None:
        raise BorderError(
            "border.word_missing", _("Choose what you say of this stay. Nothing was recorded.")
        )
    return services.answer_stay_document(
        actor=gate.actor_of(request),
        stay_id=stay_id,
        exit_root=exit_root,
        same_traveller=said,
        reason=request.POST.get("reason", ""),
        purpose=why(request),
    )
