"""Facilities with a count at any day; partners and publications."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import clock
from travesia.core.errors import DeniedError, DomainError
from travesia.programme.domain.activity_views import AliasUse
from travesia.programme.domain.facilities import COUNTED, FacilityStep, FacilityView, count_on
from travesia.programme.selectors import activity_words as words
from travesia.programme.selectors import registers as selectors
from travesia.programme.services import registers as services
from travesia.programme.views.register_forms import (
    FacilityForm,
    PartnerForm,
    PublicationForm,
    StepForm,
)

SEE, KEEP = "programme.see", services.PERMISSION


@gate.requires(SEE)
@require_safe
def facilities(request: HttpRequest) -> HttpResponse:
    """List facilities, and count them by state on any day."""
    country = request.GET.get("country", "")[:3]
    on = _day(request.GET.get("on", "")) or clock.today()
    found = selectors.facilities(country=country)
    kinds = dict.fromkeys(one.kind for one in found)
    context = {
        "on": on,
        "country": country,
        "countries": words.region(),
        "counts": [
            (words.word(kind), [_count([f for f in found if f.kind is kind], step, on)
                                for step in COUNTED])
            for kind in kinds
        ],
        "steps": [words.word(step) for step in COUNTED],
        "lines": [_facility_line(one, on) for one in found],
        "may": _may(gate.actor_of(request)),
    }  # fmt: skip
    return render(request, "programme/facilities.html", context)


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new_facility(request: HttpRequest) -> HttpResponse:
    """Add a facility."""
    form = FacilityForm(request.POST if request.method == "POST" else None)

    def keep(new: Any) -> object:  # noqa: ANN401  # a new facility
        services.refuse_known_code(new.code, [one.code for one in selectors.facilities()])
        return services.keep_facility(actor=gate.actor_of(request), new=new)

    title = _("Add a facility")
    return _kept(request, form, keep, "programme:facilities", title)


@gate.requires(SEE)
@require_safe
def facility(request: HttpRequest, code: str) -> HttpResponse:
    """Show a facility with its history."""
    return _facility_page(request, code, StepForm(initial={"on": clock.today()}))


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def change_facility(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is said of a facility; its code and its history stay."""
    one = selectors.facility_by_code(code)
    names = ("code", "name", "country", "place", "system", "quantity")
    initial = {name: getattr(one, name) for name in names} | {"kind": one.kind.value}
    form = FacilityForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["code"].disabled = True

    def keep(new: Any) -> object:  # noqa: ANN401  # the facility as it is now
        return services.keep_facility(actor=gate.actor_of(request), new=new)

    return _kept(request, form, keep, "programme:facilities", one.name)


@gate.requires(KEEP)
@require_http_methods(["POST"])
def step(request: HttpRequest, code: str) -> HttpResponse:
    """Record that a facility reached a state."""
    form = StepForm(request.POST)
    if not form.is_valid():
        return _facility_page(request, code, form, status=422)
    try:
        services.step_facility(
            actor=gate.actor_of(request),
            code=code,
            step=form.new(),
            source=form.cleaned_data["source"],
        )
    except DeniedError:
        raise
    except DomainError as error:
        return _facility_page(request, code, form, error=error, status=error.status)
    messages.success(request, _("Kept."))
    return redirect("programme:facility", code)


@gate.requires(SEE)
@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    """List partners, with how else they are written, and publications."""
    context = {
        "lines": [
            {
                "one": one,
                "kind": words.word(one.kind),
                "country": words.country_word(one.country) if one.country else _("Regional"),
                "also": [a.text for a in one.aliases if a.use is not AliasUse.AVOID
                         and a.text not in (one.name, one.short)],
                "avoid": [a.text for a in one.aliases if a.use is AliasUse.AVOID],
            }
            for one in selectors.partners()
        ],
        "publications": selectors.publications(),
        "may": _may(gate.actor_of(request)),
    }  # fmt: skip
    return render(request, "programme/partners.html", context)


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new_partner(request: HttpRequest) -> HttpResponse:
    """Add a partner."""
    return _partner(request, {}, _("Add a partner"))


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def partner(request: HttpRequest, partner_id: UUID) -> HttpResponse:
    """Say more of a partner."""
    one = selectors.partner_by_id(partner_id)
    by_use: dict[str, list[str]] = {"official": [], "avoid": []}
    for alias in one.aliases:
        if alias.text not in (one.name, one.short):
            by_use.setdefault(alias.use.value, []).append(alias.text)
    initial = {"name": one.name, "short": one.short, "kind": one.kind.value}
    initial |= {"country": one.country, "official": "\n".join(by_use["official"])}
    return _partner(request, initial | {"avoid": "\n".join(by_use["avoid"])}, one.name)


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def new_publication(request: HttpRequest) -> HttpResponse:
    """Add a publication."""
    form = PublicationForm(request.POST if request.method == "POST" else None)

    def keep(new: Any) -> object:  # noqa: ANN401  # a new publication
        services.refuse_known_code(new.code, [one.code for one in selectors.publications()])
        services.keep_publication(actor=gate.actor_of(request), new=new)
        return new

    return _kept(request, form, keep, "programme:partners", _("Add a publication"))


@gate.requires(KEEP)
@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is said of a publication; its code stays."""
    one = selectors.publication_by_code(code)
    names = ("code", "title", "published", "language", "address")
    initial = {name: getattr(one, name) for name in names}
    initial["partners"] = "\n".join(one.partners)
    form = PublicationForm(request.POST if request.method == "POST" else None, initial=initial)
    form.fields["code"].disabled = True

    def keep(new: Any) -> object:  # noqa: ANN401  # the publication as it is now
        services.keep_publication(actor=gate.actor_of(request), new=new)
        return new

    return _kept(request, form, keep, "programme:partners", one.title)


def _partner(request: HttpRequest, initial: dict[str, Any], title: str) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = PartnerForm(sent, initial=initial)
    if initial:
        form.fields["name"].disabled = True

    def keep(new: Any) -> object:  # noqa: ANN401  # a new partner
        return services.keep_partner(actor=gate.actor_of(request), new=new)

    return _kept(request, form, keep, "programme:partners", title)


def _kept(
    request: HttpRequest,
    form: forms.Form,
    keep: Callable[[Any], object],
    back: str,
    title: str,
) -> HttpResponse:
    """Keep what a form says and go back to the list, or show it again with what is wrong."""
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            keep(form.new())  # type: ignore[attr-defined]  # each form here has it
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept."))
            return redirect(back)
    status = 422 if request.method == "POST" else 200
    context = {"form": form, "error": error, "title": title, "back": back}
    return render(request, "programme/keep.html", context, status=status)


def _facility_page(
    request: HttpRequest,
    code: str,
    form: StepForm,
    *,
    error: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    one = selectors.facility_by_code(code)
    context = {
        "one": one,
        "kind": words.word(one.kind),
        "country": words.country_word(one.country),
        "history": [
            {
                "on": s.on,
                "text": f"{words.word(s.step)} ({words.word(s.known)})",
                "now": place == 0,
            }
            for place, s in enumerate(reversed(one.steps))
        ],
        "form": form,
        "error": error,
        "may": _may(gate.actor_of(request)),
    }
    return render(request, "programme/facility.html", context, status=status)


def _count(rows: list[FacilityView], step_: FacilityStep, on: date) -> str:
    found = count_on(rows, step_, on)
    return str(found.low) if found.low == found.high else f"{found.low}–{found.high}"


def _facility_line(one: FacilityView, on: date) -> dict[str, object]:
    state = one.state_on(on)
    return {
        "one": one,
        "kind": words.word(one.kind),
        "country": words.country_word(one.country),
        "state": words.word(state) if state else "",
        "last": one.steps[-1].on if one.steps else None,
    }


def _may(actor: Actor) -> bool:
    return bool(access.scopes_of(actor=actor, permission=KEEP))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
