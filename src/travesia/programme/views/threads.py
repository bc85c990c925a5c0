"""Threads: what is overdue first, a timeline, one thread with what was told of it."""

from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.core.errors import DeniedError, DomainError
from travesia.programme.domain.threads import ThreadState, ThreadView, by_urgency
from travesia.programme.selectors import activities
from travesia.programme.selectors import activity_words as words
from travesia.programme.selectors import threads as selectors
from travesia.programme.selectors.activities import Wanted
from travesia.programme.services import threads as services
from travesia.programme.services.registers import PERMISSION as KEEP
from travesia.programme.views.register_forms import CloseForm, TellForm, ThreadForm

SEE = "programme.see"
_MEANING = {
    ThreadState.OVERDUE: "stop",
    ThreadState.DUE: "info",
    ThreadState.QUIET: "caution",
    ThreadState.OPEN: "none",
    ThreadState.CLOSED: "ok",
}
#: Width of the timeline's picture and where its lines begin, in its own units.
_WIDTH, _LEFT, _ROW = 960, 250, 26


@gate.requires(SEE)
@require_safe
def threads(request: HttpRequest) -> HttpResponse:
    """List threads, what needs somebody first, with their timeline."""
    country = request.GET.get("country", "")[:3]
    today = clock.today()
    found = by_urgency(selectors.threads(country=country), today)
    states = [one.state_on(today) for one in found]
    context = {
        "lines": [_line(one, today) for one in found],
        "overdue": states.count(ThreadState.OVERDUE),
        "quiet": states.count(ThreadState.QUIET),
        "country": country,
        "countries": words.region(),
        "timeline": timeline(found, today) if found else None,
        "may": _may(gate.actor_of(request)),
    }
    return render(request, "programme/threads.html", context)


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Follow something from now on."""
    form = ThreadForm(request.POST if request.method == "POST" else None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = services.open_thread(actor=gate.actor_of(request), new=form.new())
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept."))
            return redirect("programme:thread", made.code)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "error": error, "title": _("Follow a thread")}
    return render(
        request, "programme/keep.html", context | {"back": "programme:threads"}, status=status
    )


@gate.requires(SEE)
@require_safe
def thread(request: HttpRequest, code: str) -> HttpResponse:
    """Show one thread with what was told of it."""
    return _page(request, code)


@gate.requires(KEEP)
@require_POST
def tell(request: HttpRequest, code: str) -> HttpResponse:
    """Write down what became of a thread."""
    form = TellForm(request.POST)
    if not form.is_valid():
        return _page(request, code, tell_form=form, status=422)
    try:
        services.tell(actor=gate.actor_of(request), code=code, told=form.new())
    except DeniedError:
        raise
    except DomainError as error:
        return _page(request, code, tell_form=form, error=error, status=error.status)
    messages.success(request, _("Kept."))
    return redirect("programme:thread", code)


@gate.requires(KEEP)
@require_POST
def close(request: HttpRequest, code: str) -> HttpResponse:
    """Close a thread and say what closed it."""
    form = CloseForm(request.POST, prefix="close")
    if not form.is_valid():
        return _page(request, code, close_form=form, status=422)
    data = form.cleaned_data
    try:
        services.close_thread(actor=gate.actor_of(request), code=code, on=data["on"], by=data["by"])
    except DeniedError:
        raise
    except DomainError as error:
        return _page(request, code, close_form=form, error=error, status=error.status)
    messages.success(request, _("Kept."))
    return redirect("programme:thread", code)


def _page(
    request: HttpRequest,
    code: str,
    *,
    tell_form: TellForm | None = None,
    close_form: CloseForm | None = None,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    one = selectors.thread_by_code(code)
    today = clock.today()
    context = {
        "line": _line(one, today),
        "one": one,
        "history": [
            {"when": s.on, "text": s.says, "activity": s.activity, "now": place == 0}
            for place, s in enumerate(reversed(one.steps))
        ],
        "activities": activities.activities(Wanted(thread=code)),
        "tell_form": tell_form or TellForm(initial={"on": today, "due": one.due}),
        "close_form": close_form or CloseForm(initial={"on": today}, prefix="close"),
        "error": error,
        "may": _may(gate.actor_of(request)) and one.closed_on is None,
    }
    return render(request, "programme/thread.html", context, status=status)


def _line(one: ThreadView, today: date) -> dict[str, Any]:
    state = one.state_on(today)
    late = one.days_late(today)
    said = words.word(state)
    if late:
        said = ngettext("%(days)d day overdue", "%(days)d days overdue", late) % {"days": late}
    return {
        "one": one,
        "kind": words.word(one.kind),
        "countries": ", ".join(words.country_word(code) for code in one.countries),
        "meaning": _MEANING[state],
        "state": said,
        "last": one.steps[-1] if one.steps else None,
    }


def timeline(found: Any, today: date) -> dict[str, Any]:  # noqa: ANN401  # threads in their order
    """Return the timeline's picture: a row for each thread, a dot for each thing told."""
    rows = list(found)
    days = [day for one in rows for day in _days(one)]
    first = min(days).replace(month=1, day=1)
    last = max(*days, today) + timedelta(days=31)
    span = max((last - first).days, 1)

    def at(day: date) -> float:
        return round(_LEFT + (_WIDTH - _LEFT - 10) * (day - first).days / span, 1)

    return {
        "width": _WIDTH,
        "height": _ROW * len(rows) + 30,
        "today": at(today),
        "years": [
            {"x": at(date(year, 1, 1)), "year": str(year)}
            for year in range(first.year, last.year + 1)
        ],
        "rows": [
            {
                "title": one.title if len(one.title) < 38 else f"{one.title[:36]}…",
                "y": 34 + _ROW * place,
                "x1": at(one.opened_on),
                "x2": at(one.closed_on or max(_days(one))),
                "dots": [at(step.on) for step in one.steps],
                "due": at(one.due_on) if one.due_on else None,
                "closed": at(one.closed_on) if one.closed_on else None,
                "late": one.state_on(today) is ThreadState.OVERDUE,
            }
            for place, one in enumerate(rows)
        ],
    }


def _days(one: ThreadView) -> list[date]:
    found = [one.opened_on, *(step.on for step in one.steps)]
    return found + [day for day in (one.due_on, one.closed_on) if day is not None]


def _may(actor: Actor) -> bool:
    return bool(access.scopes_of(actor=actor, permission=KEEP))
