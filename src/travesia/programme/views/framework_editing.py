"""Keeping the framework in the browser: results, indicators, targets, breakdowns."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from travesia.access import gate
from travesia.core.errors import DeniedError, DomainError, NotFoundError
from travesia.programme.domain.results import in_language
from travesia.programme.selectors import framework as reading
from travesia.programme.selectors import words
from travesia.programme.services import framework as services
from travesia.programme.services.registers import refuse_known_code
from travesia.programme.views.framework_forms import (
    IndicatorForm,
    NodeForm,
    SchemeForm,
    TargetForm,
    indicator_initial,
    node_initial,
    scheme_initial,
)
from travesia.programme.views.showing import language

KEEP = "programme.keep_framework"
_METHODS = ["GET", "HEAD", "POST"]


@gate.requires(KEEP)
@require_http_methods(_METHODS)
def new_node(request: HttpRequest) -> HttpResponse:
    """Add an objective, outcome area or output."""
    known = reading.nodes()
    initial = {"position": len(known), "level": "output" if known else "objective"}
    form = NodeForm(_sent(request), initial=initial)

    def keep() -> None:
        refuse_known_code(form.cleaned_data["code"], [one.code for one in known])
        services.keep_node(actor=gate.actor_of(request), node=form.new())

    return _kept(request, form, keep, "programme:framework", _("Add a result"))


@gate.requires(KEEP)
@require_http_methods(_METHODS)
def node(request: HttpRequest, code: str) -> HttpResponse:
    """Change a result; its code stays."""
    one = next((row for row in reading.nodes() if row.code == code), None)
    if one is None:
        raise NotFoundError(
            "programme.no_such_result", _("There is no result %(name)s."), name=code
        )
    form = NodeForm(_sent(request), initial=node_initial(one), own=code)
    form.fields["code"].disabled = True

    def keep() -> None:
        services.keep_node(actor=gate.actor_of(request), node=form.new())

    title = in_language(one.title, language())
    return _kept(request, form, keep, "programme:framework", title)


@gate.requires(KEEP)
@require_http_methods(_METHODS)
def new_indicator(request: HttpRequest) -> HttpResponse:
    """Add an indicator."""
    known = reading.indicators()
    form = IndicatorForm(_sent(request), initial={"position": len(known), "public": True})

    def keep() -> None:
        refuse_known_code(form.cleaned_data["code"], [one.code for one in known])
        services.keep_indicator(actor=gate.actor_of(request), indicator=form.new())

    return _kept(request, form, keep, "programme:framework", _("Add an indicator"))


@gate.requires(KEEP)
@require_http_methods(_METHODS)
def change_indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Change an indicator: its version is raised, its figures stay as they are."""
    one = reading.indicator_by_code(code)
    form = IndicatorForm(_sent(request), initial=indicator_initial(one))
    form.fields["code"].disabled = True

    def keep() -> None:
        services.keep_indicator(actor=gate.actor_of(request), indicator=form.new())

    title = in_language(one.title, language())
    return _kept(request, form, keep, "programme:indicator", title, code)


@gate.requires(KEEP)
@require_http_methods(_METHODS)
def target(request: HttpRequest, code: str) -> HttpResponse:
    """Set a target of an indicator; the same days again change its value."""
    one = reading.indicator_by_code(code)
    form = TargetForm(_sent(request))

    def keep() -> None:
        services.set_target(actor=gate.actor_of(request), indicator=code, target=form.new())

    title = _("Target: %(indicator)s") % {"indicator": in_language(one.title, language())}
    return _kept(request, form, keep, "programme:indicator", title, code)


@gate.requires(KEEP)
@require_http_methods(_METHODS)
def scheme(request: HttpRequest, key: str) -> HttpResponse:
    """Add the next version of a breakdown; no figure is touched."""
    before = reading.newest_scheme(key)
    if before is None:
        raise NotFoundError(
            "programme.no_such_scheme", _("There is no breakdown %(name)s."), name=key
        )
    form = SchemeForm(_sent(request), initial=scheme_initial(before))

    def keep() -> None:
        services.add_scheme_version(actor=gate.actor_of(request), scheme=form.new(before))

    title = _("%(breakdown)s, version %(version)s") % {
        "breakdown": words.category_words(key),
        "version": before.version + 1,
    }
    return _kept(request, form, keep, "programme:framework", title)


def _sent(request: HttpRequest) -> Any:  # noqa: ANN401  # what a form of Django takes
    return request.POST if request.method == "POST" else None


def _kept(
    request: HttpRequest,
    form: forms.Form,
    keep: Callable[[], None],
    back: str,
    title: str,
    *where: str,
) -> HttpResponse:
    """Keep what a form says and go back, or show it again with what is wrong."""
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            keep()
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Kept."))
            return redirect(back, *where)
    context = {"form": form, "error": error, "title": title, "back": back, "where": where}
    status = 422 if request.method == "POST" else 200
    return render(request, "programme/framework_form.html", context, status=status)
