"""The results framework and its indicators; writing down what the program counts."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.access import services as access
from travesia.core.errors import DeniedError, DomainError
from travesia.core.indicators import COMPUTED
from travesia.programme.domain.results import (
    IndicatorView,
    Level,
    NodeView,
    SchemeView,
    in_language,
)
from travesia.programme.forms import CountForm
from travesia.programme.selectors import framework as reading
from travesia.programme.selectors import progressing, words
from travesia.programme.selectors.figures import figures
from travesia.programme.services.computing import observe_computed
from travesia.programme.views.showing import figure_row, language, progress_row


@gate.requires("programme.see")
@require_safe
def framework(request: HttpRequest) -> HttpResponse:
    """Show objective, outcome areas, outputs and indicators, with the goals they serve."""
    nodes = reading.nodes()
    found: dict[str, list[dict[str, object]]] = {}
    for indicator in reading.indicators():
        found.setdefault(indicator.node, []).append(_indicator(indicator))
    areas = [
        {**_node(one, found), "outputs": [_node(o, found) for o in nodes if o.parent == one.code]}
        for one in nodes
        if one.level is Level.OUTCOME
    ]
    objective = next((_node(one, found) for one in nodes if one.level is Level.OBJECTIVE), None)
    newest = {one.key: one for one in reading.schemes()}
    context = {
        "objective": objective,
        "areas": areas,
        "schemes": [{"key": key, **_scheme(one)} for key, one in newest.items()],
        "may": _keeps(request),
    }
    return render(request, "programme/framework.html", context)


def _node(node: NodeView, indicators: dict[str, list[dict[str, object]]]) -> dict[str, object]:
    return {
        "code": node.code,
        "title": in_language(node.title, language()),
        "gcm": ", ".join(map(str, node.gcm)),
        "sdg": ", ".join(node.sdg),
        "indicators": indicators.get(node.code, []),
    }


def _indicator(one: IndicatorView) -> dict[str, object]:
    return {
        "code": one.code,
        "title": in_language(one.title, language()),
        "definition": in_language(one.definition, language()),
        "verification": in_language(one.verification, language()),
        "unit": words.unit_words(one.unit),
        "basis": words.basis_words(one.basis),
        "baseline": "" if one.baseline is None else words.number_words(one.baseline),
        "baseline_on": words.day_words(one.baseline_on) if one.baseline_on else "",
        "scheme": words.category_words(one.scheme_key) if one.scheme_key else "",
        "computed": one.computed,
        "version": one.version,
    }


@gate.requires("programme.see")
@require_http_methods(["GET", "HEAD", "POST"])
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    """Show an indicator with its targets and figures; count it and write the number down."""
    one = reading.indicator_by_code(code)
    counted = COMPUTED.get(one.computed)
    form = CountForm(request.POST if request.method == "POST" else None)
    error: DomainError | None = None
    if request.method == "POST" and counted is not None and form.is_valid():
        try:
            kept = observe_computed(
                actor=gate.actor_of(request), indicator=code, **form.cleaned_data
            )
        except DeniedError:
            raise
        except DomainError as wrong:
            error = wrong
        else:
            messages.success(request, _("Counted and kept. Somebody else verifies it."))
            return redirect("programme:figure", code=kept.code)
    context = {
        "one": _indicator(one),
        "counts": counted.counts if counted else "",
        "label": counted.label if counted else "",
        "progress": [progress_row(line) for line in progressing.all_progress([one])],
        "rows": [figure_row(figure) for figure in reversed(figures(indicator=code))],
        "schemes": [_scheme(scheme) for scheme in reading.schemes(one.scheme_key or "-")],
        "form": form,
        "error": error,
        "may_count": counted is not None and _may(request),
        "may_keep": _keeps(request),
    }
    return render(
        request,
        "programme/indicator.html",
        context,
        status=422 if request.method == "POST" else 200,
    )


def _scheme(scheme: SchemeView) -> dict[str, object]:
    named = {code: in_language(texts, language()) for code, texts in scheme.labels.items()}
    categories = [named.get(code) or words.category_words(code) for code in scheme.categories]
    day = words.day_words(scheme.in_force_from)
    name = words.category_words(scheme.key)
    return {"name": name, "version": scheme.version, "categories": categories, "in_force_from": day}


def _may(request: HttpRequest) -> bool:
    permission = "programme.observe"
    return bool(access.scopes_of(actor=gate.actor_of(request), permission=permission))


def _keeps(request: HttpRequest) -> bool:
    return access.holds(gate.actor_of(request), "programme.keep_framework")
