"""The list of authorisations by state, and the search; each look is written down."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Purpose
from travesia.credentials import selectors
from travesia.credentials.domain import AuthorisationView, State
from travesia.credentials.forms import FilterForm
from travesia.credentials.selectors import Listed, evisa
from travesia.credentials.views.words import country_words, purpose_of

PAGE = 50
"""Authorisations on one page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One authorisation in words."""

    one: Listed | AuthorisationView
    kind: str
    meaning: str
    state: str
    nationality: str


@never_cache
@gate.requires("credentials.read", purpose=Purpose.AUTHORISATION)
@require_safe
def authorisations(request: HttpRequest) -> HttpResponse:
    """Show the list, or what a search found; applications that wait come first."""
    actor, purpose = gate.actor_of(request), purpose_of(request)
    text = request.GET.get("q", "").strip()
    asked = {
        "state": request.GET.get("state", State.APPLIED.value),
        "kind": request.GET.get("kind", ""),
    }
    form = FilterForm(asked)
    known = form.is_valid()
    context = {
        "form": form,
        "text": text,
        "may_issue": access.holds(actor, "credentials.issue"),
        "may_revoke": access.holds(actor, "credentials.revoke"),
        "may_decide": access.holds(actor, "credentials.decide_applications"),
        "online": evisa.waiting_count(actor=actor),
    }
    if text:
        found = selectors.search(actor=actor, text=text, purpose=purpose)
        context |= {"found": [_found(one) for one in found]}
        return render(request, "credentials/list.html", context)
    start = _start_of(request.GET.get("start", ""))
    page = selectors.listed(
        actor=actor,
        purpose=purpose,
        state=form.state_chosen() if known else State.APPLIED,
        kind=form.kind_chosen() if known else None,
        start=start,
        limit=PAGE,
    )
    context |= {
        "lines": [_listed(one) for one in page.lines],
        "total": page.total,
        "query": urlencode(asked),
        "before": max(start - PAGE, 0) if start else None,
        "after": start + PAGE if start + PAGE < page.total else None,
    }
    return render(request, "credentials/list.html", context)


def _start_of(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _listed(one: Listed) -> Line:
    meaning, word = selectors.state_words(one.state)
    return Line(one, selectors.kind_words(one.kind), meaning, word, country_words(one.nationality))


def _found(one: AuthorisationView) -> Line:
    meaning, word = selectors.state_words(one.state)
    nationality = country_words(one.holder.nationality)
    return Line(one, selectors.kind_words(one.kind), meaning, word, nationality)
