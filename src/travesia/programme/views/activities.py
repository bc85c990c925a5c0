"""Activities: the register with its map, one activity, entering and changing."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor, Scope
from travesia.core.errors import DeniedError, DomainError
from travesia.measures import DEFAULT_THRESHOLD
from travesia.programme.domain import tiles
from travesia.programme.domain.activities import TRAINS, ActivityKind, ActivityState
from travesia.programme.domain.activity_views import ActivityView, AttendanceView
from travesia.programme.domain.attendance import SPLITS, Problem
from travesia.programme.selectors import activities as selectors
from travesia.programme.selectors import activity_words as words
from travesia.programme.selectors import attendance
from travesia.programme.selectors.activities import Wanted
from travesia.programme.services import activities as services
from travesia.programme.services.activity_errors import problem_words
from travesia.programme.views.activity_forms import ActivityForm, EvidenceForm, initial_of

SEE, RECORD = "programme.see", services.PERMISSION
PAGE = 25


@gate.requires(SEE)
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List activities, with how many there are in each country."""
    actor, wanted = gate.actor_of(request), _wanted(request)
    found = selectors.activities(wanted)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    heads = attendance.attendance_of_many([one.id for one in page.object_list])
    context = {
        "page": page,
        "lines": [(one, _line(actor, one, heads[one.id])) for one in page.object_list],
        "count": len(found),
        "wanted": wanted,
        "countries": words.region(),
        "kinds": words.choices(ActivityKind),
        "outcomes": [(code, str(text)) for code, text in words.OUTCOME_WORDS.items()],
        "may": may_record(actor),
        "tiles": tile_map(Counter(code for one in found for code in one.countries)),
        "by_country": by_country(found),
    }
    return render(request, "programme/activities.html", context)


@gate.requires(SEE)
@require_safe
def activity(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Show one activity: what, where, with whom, who was there, what shows it."""
    view = selectors.activity(activity_id)
    context = activity_context(request, view) | {"evidence_form": EvidenceForm()}
    return render(request, "programme/activity.html", context)


def activity_context(request: HttpRequest, view: ActivityView) -> dict[str, Any]:
    """Return what the page of an activity shows."""
    actor = gate.actor_of(request)
    there = attendance.attendance_of(view.id)
    may = _may_here(actor, view)
    return {
        "one": view,
        "facts": _facts(view),
        "there": there,
        "splits": _splits(there) if may else [],
        "may": may,
        "files": selectors.evidence_of(view.id),
        "counted_in": view.kind in TRAINS and view.state is ActivityState.HELD,
    }


@gate.requires(RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Enter an activity."""
    form = ActivityForm(request.POST if request.method == "POST" else None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = services.enter_activity(actor=gate.actor_of(request), new=form.new())
        except DeniedError:
            raise
        except DomainError as wrong:
            error = put_beside(form, wrong)
        else:
            messages.success(request, _("Kept. Now say who was there."))
            return redirect("programme:activity", made.id)
    return _form(request, form, error, None)


@gate.requires(RECORD)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, activity_id: UUID) -> HttpResponse:
    """Change what is said of an activity."""
    view = selectors.activity(activity_id)
    sent = request.POST if request.method == "POST" else None
    form = ActivityForm(sent, initial=initial_of(view))
    error: DomainError | None = None
    if sent is not None and form.is_valid():
        try:
            services.change_activity(
                actor=gate.actor_of(request), activity_id=activity_id, new=form.new()
            )
        except DeniedError:
            raise
        except DomainError as wrong:
            error = put_beside(form, wrong)
        else:
            messages.success(request, _("Kept."))
            return redirect("programme:activity", activity_id)
    return _form(request, form, error, view)


def put_beside(form: Any, error: DomainError) -> DomainError | None:  # noqa: ANN401  # a form of Django
    """Put each problem beside its field; return the error only when it has no field."""
    problems = error.facts.get("problems")
    if not isinstance(problems, tuple):
        return error
    for one in problems:
        if isinstance(one, Problem):
            form.add_error(one.at if one.at in form.fields else None, problem_words(one))
    return None


def may_record(actor: Actor) -> bool:
    """Tell whether an actor may enter activities anywhere."""
    return bool(access.scopes_of(actor=actor, permission=RECORD))


def _may_here(actor: Actor, view: ActivityView) -> bool:
    scopes = access.scopes_of(actor=actor, permission=RECORD)
    return all(
        any(scope.covers(Scope(country=code)) for scope in scopes)
        for code in view.countries or ("",)
    )


def _form(
    request: HttpRequest, form: ActivityForm, error: DomainError | None, view: ActivityView | None
) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "error": error, "one": view}
    return render(request, "programme/activity_form.html", context, status=status)


def tile_map(counts: Counter[str]) -> dict[str, Any]:
    """Return the tile map of counts by country: squares with a shade, a code and a number."""
    most = max(counts.values(), default=0)
    side, gap = 44, 4
    step = side + gap
    return {
        "width": tiles.COLUMNS * step,
        "height": tiles.ROWS * step,
        "side": side,
        "tiles": [
            {
                "code": code,
                "x": column * step,
                "y": row * step,
                "tx": column * step + side // 2,
                "ty": row * step + 18,
                "ny": row * step + 35,
                "count": counts.get(code, 0),
                "level": tiles.level(counts.get(code, 0), most),
            }
            for code, (column, row) in tiles.TILES.items()
        ],
    }


def by_country(found: Sequence[ActivityView]) -> list[tuple[str, str, int]]:
    """Return how many activities each country has, the most first; regional ones last."""
    counts = Counter(code for one in found for code in one.countries)
    regional = sum(not one.countries for one in found)
    rows = [(code, words.country_word(code), count) for code, count in counts.most_common()]
    return [*rows, *([("", _("Regional"), regional)] if regional else [])]


def _wanted(request: HttpRequest) -> Wanted:
    asked = request.GET
    return Wanted(
        country=asked.get("country", "")[:3],
        kind=asked.get("kind", "")[:16],
        outcome=asked.get("outcome", "")[:24],
        first=_day(asked.get("first", "")),
        last=_day(asked.get("last", "")),
        words=asked.get("words", "")[:80].replace("\x00", ""),
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _line(actor: Actor, view: ActivityView, there: AttendanceView) -> dict[str, object]:
    people = there.head.total if there.head else None
    small = people is not None and people < DEFAULT_THRESHOLD and not _may_here(actor, view)
    return {
        "kind": words.word(view.kind),
        "state": words.word(view.state),
        "countries": ", ".join(words.country_word(code) for code in view.countries),
        "people": None if small else people,
        "small": DEFAULT_THRESHOLD if small else None,
    }


def _facts(view: ActivityView) -> list[tuple[str, str]]:
    """Return what is said of an activity, in the order of the form; what is empty is left out."""
    share = "" if view.cost_share is None else f"{view.cost_share.normalize():f} %"
    found = [
        (_("Kind"), words.word(view.kind)),
        (_("Outcome area"), str(words.OUTCOME_WORDS[view.outcome])),
        (_("Topic"), words.word(view.topic)),
        (_("State"), words.word(view.state)),
        (_("Countries"), ", ".join(words.country_word(one) for one in view.countries)),
        (_("Place"), view.place),
        (_("How people met"), words.word(view.modality)),
        (_("Partners"), ", ".join(view.partners)),
        (_("Languages"), ", ".join(view.languages)),
        (_("How many"), "" if view.quantity is None else str(view.quantity)),
        (_("Donor"), view.donor),
        (_("Share of the cost"), share),
        (_("Belongs to the thread"), view.thread),
        (_("Note"), view.note),
        (_("Reference"), view.reference),
    ]
    return [(name, text) for name, text in found if text]


def _splits(there: AttendanceView) -> list[dict[str, object]]:
    if there.head is None:
        return []
    return [
        {
            "name": words.SPLIT_WORDS[split],
            "rows": [
                (words.category_word(split, name), there.head.parts[split].get(name, 0))
                for name in SPLITS[split]
                if name != "no" or there.head.parts[split].get(name)
            ],
        }
        for split in there.head.parts
    ]
