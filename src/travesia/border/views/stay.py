"""One open stay: the reckoning, an officer's word on it, the letter to the traveller."""

from datetime import date
from typing import Any
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
from travesia.border.domain import LANGUAGES
from travesia.border.domain.reviews import Said
from travesia.border.selectors import StayView
from travesia.border.services import BorderError
from travesia.border.views import days, screen
from travesia.border.views.desk import attempt
from travesia.border.views.rules import rule_title
from travesia.border.views.staying import lines_of
from travesia.border.views.stays import may, said_words
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.vocab import languages, state_name


@never_cache
@gate.requires("border.read_stays", purpose=Purpose.OVERSIGHT)
@require_safe
def stay(request: HttpRequest, stay_id: UUID) -> HttpResponse:
    """Show one stay with what the rules say and what officers said."""
    return _show(request, stay_id)


def _show(request: HttpRequest, stay_id: UUID, *, error: DomainError | None = None) -> HttpResponse:
    actor = gate.actor_of(request)
    view = selectors.access_stay(actor=actor, stay_id=stay_id, purpose=screen.purpose_of(actor))
    row = view.stay
    post = places.post_by_code(row.entry_post)
    review = may(actor, "border.review_stay", row.country, row.entry_post)
    context = {
        "view": view,
        "stay": row,
        "post": post,
        "entered": days.at_post(row.entered_at, post.time_zone),
        "nationality": state_name(row.nationality, days.language()) if row.nationality else "",
        "born": days.partial_day(view.claim.birth_date) if view.claim.birth_date else "",
        "rule": rule_title(row.rule) if row.rule else "",
        "source": _source(view),
        "lines": [] if view.answer is None else list(lines_of(view.answer.reasons)),
        "without": [one.name for one in places.posts_by_code(view.without_exits).values()],
        "reviews": [
            {
                "one": one,
                "said": said_words(one.said.value),
                "at": days.at_post(one.at, post.time_zone),
            }
            for one in view.reviews
        ],
        "may_review": review and view.may_be_reviewed,
        "may_write": review and view.confirmed,
        "may_see_person": access.holds(actor, "people.read"),
        "languages": languages_named(),
        "entered_reason": request.POST.get("reason", ""),
        "error": error,
    }
    return render(
        request, "border/stay.html", context, status=200 if error is None else error.status
    )


def languages_named() -> list[tuple[str, str]]:
    """Return the languages of a letter, each by its own name."""
    return [(term.code, term.name(term.code)) for term in languages()]


def _source(view: StayView) -> str:
    rule = None if view.answer is None else view.answer.rule
    return "" if rule is None else rule.source


@never_cache
@gate.requires("border.review_stay", purpose=Purpose.SUPERVISION)
@require_POST
def review(request: HttpRequest, stay_id: UUID) -> HttpResponse:
    """Keep what an officer says of a stay."""
    receipt, error = attempt(lambda: _review(request, stay_id))
    if error is not None:
        return _show(request, stay_id, error=error)
    messages.success(request, _("Recorded: entry %(number)s.") % {"number": receipt.number})
    return redirect("border:stay", stay_id=stay_id)


def _review(request: HttpRequest, stay_id: UUID) -> services.StayReceipt:
    actor = gate.actor_of(request)
    try:
        said = Said(request.POST.get("said", ""))
        seen = date.fromisoformat(request.POST.get("last_day", ""))
    except ValueError as error:
        raise BorderError(
            "border.word_missing", _("Choose what you say of this stay. Nothing was recorded.")
        ) from error
    return services.review_stay(
        actor=actor,
        stay_id=stay_id,
        said=said,
        seen_last_day=seen,
        reason=request.POST.get("reason", ""),
        purpose=screen.purpose_of(actor),
    )


@never_cache
@gate.requires("border.review_stay", purpose=Purpose.SUPERVISION)
@require_safe
def letter(request: HttpRequest, stay_id: UUID) -> HttpResponse:
    """Show the letter to print, in the language of the traveller."""
    actor = gate.actor_of(request)
    view = selectors.access_letter(actor=actor, stay_id=stay_id, purpose=screen.purpose_of(actor))
    asked = request.GET.get("language", "")
    written = asked if asked in LANGUAGES else days.language()
    post = places.post_by_code(view.stay.entry_post)
    with translation.override(written):
        context = {**_letter(view, written), "post": post, "letter_language": written}
        return render(request, "border/stay_letter.html", context)


def _letter(view: StayView, language: str) -> dict[str, Any]:
    row, claim = view.stay, view.claim
    return {
        "stay": row,
        "reference": "" if row.review is None else row.review.number,
        "country": state_name(row.country, language),
        "name": f"{claim.primary} {claim.secondary}".strip(),
        "born": days.full_day(claim.birth_date),
        "nationality": state_name(row.nationality, language) if row.nationality else "",
        "entered": days.day(row.entry_day),
        "last": "" if row.last_day is None else days.day(row.last_day),
        "rule": rule_title(row.rule) if row.rule else "",
        "source": _source(view),
        "without": [one.name for one in places.posts_by_code(view.without_exits).values()],
    }
