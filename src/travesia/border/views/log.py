"""The log of crossings: today's list, a search by document, one crossing, its correction."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.border import selectors, services
from travesia.border.domain import Direction, admission_grounds
from travesia.border.forms import CorrectionForm
from travesia.border.selectors import CrossingRow, CrossingView
from travesia.border.views import days, screen
from travesia.border.views.desk import attempt
from travesia.core.errors import DomainError
from travesia.places import selectors as places
from travesia.places.domain import PostView
from travesia.vocab import state_name, term_name


def row_words(row: CrossingRow, post: PostView) -> dict[str, Any]:
    """Return one entry of the log in the words of the officer's language."""
    language = days.language()
    ground = admission_grounds().get(row.ground)
    age = _("not known") if row.age_group == "unknown" else row.age_group
    return {
        "row": row,
        "at": days.at_post(row.occurred_at, post.time_zone),
        "recorded": days.at_post(row.recorded_at, post.time_zone),
        "direction": _("Entry") if row.direction is Direction.ENTRY else _("Exit"),
        "nationality": state_name(row.nationality, language) if row.nationality else "",
        "sex": term_name("sexes", row.sex, language) if row.sex else "",
        "age": age,
        "purpose": term_name("purposes", row.purpose_of_travel, language)
        if row.purpose_of_travel
        else "",
        "ground": "" if ground is None else ground.in_words(language),
        "refused": row.outcome.value == "refused",
    }


@never_cache
@gate.requires("border.read_crossings", purpose=Purpose.OVERSIGHT)
@require_http_methods(["GET", "POST"])
def crossings(request: HttpRequest) -> HttpResponse:
    """Show the shift's list; a search by document comes by POST, so that no address keeps it."""
    actor = gate.actor_of(request)
    post = _post_asked(request)
    if post is None:
        return render(request, "border/choose_post.html", {"posts": screen.readable_posts(actor)})
    wanted = request.POST.get("document_number", "").strip()
    log = selectors.access_log(
        actor=actor,
        post_code=post.code,
        purpose=screen.purpose_of(actor),
        document_number=wanted,
    )
    context = {
        "status": screen.status_of(request, post),
        "rows": [row_words(row, post) for row in log.rows],
        "total": log.total,
        "wanted": wanted,
        "posts": screen.readable_posts(actor),
    }
    return render(request, "border/crossings.html", context)


def _post_asked(request: HttpRequest) -> PostView | None:
    """Return the post named in the address, else the one the officer works at."""
    code = request.GET.get("post", "") or gate.actor_of(request).post
    return places.post_by_code(code) if code else None


@never_cache
@gate.requires("border.read_crossings", purpose=Purpose.OVERSIGHT)
@require_safe
def crossing(request: HttpRequest, crossing_id: UUID) -> HttpResponse:
    """Show one crossing with every version of it."""
    view = _access(request, crossing_id)
    return _show(request, view)


def _access(request: HttpRequest, crossing_id: UUID) -> CrossingView:
    actor = gate.actor_of(request)
    return selectors.access_crossing(
        actor=actor, crossing_id=crossing_id, purpose=screen.purpose_of(actor)
    )


def _show(
    request: HttpRequest,
    view: CrossingView,
    *,
    form: CorrectionForm | None = None,
    error: DomainError | None = None,
) -> HttpResponse:
    post = places.post_by_code(view.current.post_code)
    context = {
        "status": screen.status_of(request, post),
        "current": row_words(view.current, post),
        "versions": [row_words(row, post) for row in view.versions],
        "view": view,
        "form": form or CorrectionForm(initial=_initial(view.current, post)),
        "correcting": form is not None,
        "person_id": view.person_id if access.holds(gate.actor_of(request), "people.read") else "",
        "error": error,
        "may_correct": access.holds(gate.actor_of(request), "border.correct_crossing")
        and view.current.outcome.value != "refused",
    }
    return render(
        request, "border/crossing.html", context, status=200 if error is None else error.status
    )


def _initial(row: CrossingRow, post: PostView) -> dict[str, object]:
    return {
        "seen_version": row.version,
        "direction": row.direction.value,
        "occurred_at": f"{days.at_post(row.occurred_at, post.time_zone):%Y-%m-%dT%H:%M}",
        "purpose_of_travel": row.purpose_of_travel,
        "conveyance": row.conveyance,
        "nationality": row.nationality,
        "sex": row.sex,
    }


@never_cache
@gate.requires("border.correct_crossing", purpose=Purpose.BORDER_INSPECTION)
@require_http_methods(["POST"])
def correct(request: HttpRequest, crossing_id: UUID) -> HttpResponse:
    """Save a correction; when somebody was first, the form comes back with the officer's text."""
    view, form = _access(request, crossing_id), CorrectionForm(request.POST)
    if not form.is_valid():
        return _show(request, view, form=form)
    zone = ZoneInfo(places.post_by_code(view.current.post_code).time_zone)
    receipt, error = attempt(
        lambda: services.correct_crossing(
            actor=gate.actor_of(request),
            crossing_id=crossing_id,
            seen_version=form.cleaned_data["seen_version"],
            correction=_correction(form, zone, view.current.occurred_at),
            purpose=screen.purpose_of(gate.actor_of(request)),
        )
    )
    if error is not None:
        # The text stays; what was seen moves on, so that the officer can save after comparing.
        data = request.POST.copy()
        data["seen_version"] = str(view.current.version)
        form = CorrectionForm(data)
        return _show(request, view, form=form, error=error)
    messages.success(
        request, _("Correction recorded: entry %(number)s.") % {"number": receipt.number}
    )
    return redirect("border:crossing", crossing_id=receipt.crossing_id)


def _correction(form: CorrectionForm, zone: ZoneInfo, recorded: datetime) -> services.Correction:
    data = form.cleaned_data
    return services.Correction(
        direction=Direction(data["direction"]),
        occurred_at=form.moment(zone, recorded),
        purpose_of_travel=data["purpose_of_travel"],
        conveyance=data["conveyance"],
        nationality=data["nationality"].strip().upper(),
        sex=data["sex"],
        reason=data["reason"],
    )
