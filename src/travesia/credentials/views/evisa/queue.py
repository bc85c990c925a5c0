"""The officers' queue of online applications, oldest first, beside what was promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.access.domain import Purpose
from travesia.core import jobs
from travesia.credentials.domain.evisa import (
    Age,
    AnswerDue,
    ApplicationState,
    QueueLine,
    Tone,
    in_language,
)
from travesia.credentials.selectors import evisa as selectors
from travesia.credentials.views.words import country_words

PAGE = 50
"""Applications on one page."""
OWED = "owed"
"""What stands beside the states in the filter: money has to be returned."""


@dataclass(frozen=True, slots=True)
class Line:
    """One application in words; no name."""

    one: QueueLine
    title: str
    nationality: str
    meaning: str
    state: str
    tone: str
    age: str
    due: tuple[str, str]
    """Meaning and words of the last day for an answer; empty words where nothing is asked."""


@never_cache
@gate.requires("credentials.decide_applications", purpose=Purpose.AUTHORISATION)
@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, or what stands in one state."""
    return _show(request)


@gate.requires("credentials.decide_applications", purpose=Purpose.AUTHORISATION)
@require_POST
def lapse(request: HttpRequest) -> HttpResponse:
    """Let the daily job run now, and show how far it is."""
    run = jobs.enqueue(actor=gate.actor_of(request), key="credentials.lapse", once=True)
    return redirect("job", run_id=run.id)


def _show(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("state", "")
    owed = asked == OWED
    state = ApplicationState(asked) if asked in set(ApplicationState) else None
    given = request.GET.get("start", "")
    start = int(given) if given.isascii() and given.isdigit() and len(given) < 8 else 0
    found = selectors.queue(
        actor=gate.actor_of(request), state=state, owed=owed, start=start, limit=PAGE
    )
    states = [
        (one.value, selectors.state_words(one)[1], found.counts.get(one, 0))
        for one in ApplicationState
    ]
    titles = offer_titles(one.offer_version for one in found.lines)
    context = {
        "lines": [_line(one, titles) for one in found.lines],
        "total": found.total,
        "owed": found.owed,
        "overdue": found.overdue,
        "states": [*states, (OWED, _("Money to be returned"), found.owed)],
        "chosen": OWED if owed else state.value if state else "",
        "query": urlencode({"state": asked}),
        "before": max(start - PAGE, 0) if start else None,
        "after": start + PAGE if start + PAGE < found.total else None,
    }
    return render(request, "credentials/evisa/queue.html", context)


def age_words(age: Age | None) -> tuple[str, str]:
    """Return an age's meaning for the design kit, and what to say of it: never a colour alone."""
    if age is None:
        return "none", "–"
    beside = _("%(days)s of %(promise)s working days") % {"days": age.days, "promise": age.promise}
    if age.tone is Tone.STILL:
        return "info", _("%(beside)s, stands still") % {"beside": beside}
    if age.tone is Tone.LATE:
        late = ngettext("%(over)s day late", "%(over)s days late", age.over) % {"over": age.over}
        return "stop", f"{beside}, {late}"
    if age.tone is Tone.DUE:
        return "caution", _("%(beside)s, due today") % {"beside": beside}
    return "ok", _("%(beside)s, in time") % {"beside": beside}


def offer_title(version: str) -> str:
    """Return the title of a version of an offer in the reader's language; its name if unknown."""
    offer = selectors.version_of(version)
    return in_language(offer.title, get_language() or "en") if offer is not None else version


def offer_titles(versions: Iterable[str]) -> dict[str, str]:
    """Return the titles of versions of offers; the books are asked for once for all of them."""
    named, language = list(versions), get_language() or "en"
    found = selectors.versions_of(named)
    return {
        name: in_language(found[name].title, language) if name in found else name for name in named
    }


def due_words(due: AnswerDue | None) -> tuple[str, str]:
    """Return a last day's meaning for the design kit, and what to say of it."""
    if due is None:
        return "none", ""
    if due.days_left < 0:
        return due.tone.value, _("The day for an answer has passed")
    left = ngettext("%(days)s day left", "%(days)s days left", due.days_left)
    return due.tone.value, left % {"days": due.days_left}


def _line(one: QueueLine, titles: Mapping[str, str]) -> Line:
    meaning, word = selectors.state_words(one.state)
    tone, age = age_words(one.age)
    return Line(
        one,
        titles[one.offer_version],
        country_words(one.nationality),
        meaning,
        word,
        tone,
        age,
        due_words(one.due),
    )
