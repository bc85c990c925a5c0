"""Refusals: the queue for second officers, one case, and the notice in the traveller's language."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.selectors import RefusalView
from travesia.border.views import days, screen, words
from travesia.border.views.desk import attempt
from travesia.border.views.posts import back_to, post_wanted
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.vocab import state_name

_SECOND = Purpose.SECOND_LINE_INSPECTION


@never_cache
@gate.requires("border.read_crossings", purpose=Purpose.OVERSIGHT)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a second officer, and what was settled lately."""
    actor = gate.actor_of(request)
    code = post_wanted(request)
    if not code:
        return render(request, "border/choose_post.html", {"posts": screen.readable_posts(actor)})
    post = places.post_by_code(code)
    waiting, settled = selectors.access_refusals(
        actor=actor, post_code=code, purpose=screen.purpose_of(actor)
    )
    language = days.language()
    rows = {
        name: [
            {
                "row": row,
                "reason": row.reason.in_words(language),
                "at": days.at_post(row.proposed_at, post.time_zone),
            }
            for row in found
        ]
        for name, found in (("waiting", waiting), ("settled", settled))
    }
    return render(
        request, "border/refusals.html", {"status": screen.status_of(request, post), **rows}
    )


@never_cache
@gate.requires("border.read_crossings", purpose=Purpose.OVERSIGHT)
@require_safe
def refusal(request: HttpRequest, refusal_id: UUID) -> HttpResponse:
    """Show one refusal with the case behind it."""
    return _show(request, refusal_id)


def _access(request: HttpRequest, refusal_id: UUID) -> RefusalView:
    actor = gate.actor_of(request)
    return selectors.access_refusal(
        actor=actor, refusal_id=refusal_id, purpose=screen.purpose_of(actor)
    )


def _show(
    request: HttpRequest, refusal_id: UUID, *, error: DomainError | None = None
) -> HttpResponse:
    view, actor = _access(request, refusal_id), gate.actor_of(request)
    post = places.post_by_code(view.post_code)
    mine = view.proposed_by == actor.id
    context = {
        "status": screen.status_of(request, post),
        "view": view,
        "reason": view.reason.in_words(days.language()),
        "lead": words.lead(view.verdict.lead, view.document.document_code),
        "born": days.partial_day(view.claim.birth_date),
        "nationality": state_name(view.claim.nationality, days.language()),
        "proposed_at": days.at_post(view.proposed_at, post.time_zone),
        "mine": mine,
        "may_confirm": access.holds(actor, "border.confirm_refusal") and not mine,
        "error": error,
    }
    return render(
        request, "border/refusal.html", context, status=200 if error is None else error.status
    )


@never_cache
@gate.requires("border.confirm_refusal", purpose=_SECOND)
@require_POST
def confirm(request: HttpRequest, refusal_id: UUID) -> HttpResponse:
    """Confirm the refusal and go to the notice to print."""
    receipt, error = attempt(
        lambda: services.confirm_refusal(actor=gate.actor_of(request), refusal_id=refusal_id)
    )
    if error is not None:
        return _show(request, refusal_id, error=error)
    messages.success(
        request,
        _("Entry refused: %(reference)s. Print the notice and hand it over.")
        % {"reference": receipt.reference},
    )
    return redirect("border:notice", refusal_id=refusal_id)


@never_cache
@gate.requires("border.withdraw_refusal", purpose=_SECOND)
@require_POST
def withdraw(request: HttpRequest, refusal_id: UUID) -> HttpResponse:
    """Take the proposal back: the traveller is before an officer again."""
    view = _access(request, refusal_id)
    _receipt, error = attempt(
        lambda: services.withdraw_refusal(actor=gate.actor_of(request), refusal_id=refusal_id)
    )
    if error is not None:
        return _show(request, refusal_id, error=error)
    messages.success(request, _("Refusal taken back. Decide on the traveller anew."))
    if access.holds(gate.actor_of(request), "border.inspect"):
        return redirect("border:inspection", inspection_id=view.inspection_id)
    return back_to(request, "border:refusals")


@never_cache
@gate.requires("border.read_crossings", purpose=Purpose.OVERSIGHT)
@require_safe
def notice(request: HttpRequest, refusal_id: UUID) -> HttpResponse:
    """Show the notice to print, in the language chosen with the traveller."""
    view = _access(request, refusal_id)
    post = places.post_by_code(view.post_code)
    with translation.override(view.language):
        context = {
            "view": view,
            "post": post,
            "country": state_name(view.country, view.language),
            "reason": view.reason.in_words(view.language),
            "law": view.reason.law_in(view.country),
            "name": f"{view.claim.primary} {view.claim.secondary}".strip(),
            "born": days.full_day(view.claim.birth_date),
            "nationality": state_name(view.claim.nationality, view.language),
            "at": days.at_post(view.confirmed_at or view.proposed_at, post.time_zone),
            "notice_language": view.language,
        }
        return render(request, "border/notice.html", context)
