"""The public page of results; no cookie, no script needed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_response_headers
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.programme.domain import Figure, FigureState
from travesia.programme.domain.results import IndicatorView, Level, in_language
from travesia.programme.selectors import framework, words
from travesia.programme.selectors.figures import figures
from travesia.programme.views.charts import TRAINED, trained_chart
from travesia.programme.views.showing import figure_row, language

CACHE_SECONDS = 60
_SHOWN = 2
"""Figures of an indicator that are shown; those without a period stand beside each other."""


@gate.public("results of the programme, verified and without identities, for everybody")
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """Show the verified figures of each outcome area, the newest of each indicator first."""
    kept = figures(state=FigureState.VERIFIED.value)
    areas = _areas(kept)
    verified = [one.verified_at for one in kept if one.verified_at is not None]
    context = {
        "areas": areas,
        "chart": trained_chart(public=True),
        "verified_on": max(verified, default=None),
    }
    response = render(request, "programme/results.html", context)
    patch_response_headers(response, cache_timeout=CACHE_SECONDS)
    return response


def _areas(kept: tuple[Figure, ...]) -> list[dict[str, object]]:
    nodes = {one.code: one for one in framework.nodes()}
    shown: dict[str, list[dict[str, object]]] = {}
    for indicator in framework.indicators():
        if not indicator.public or indicator.computed or indicator.code == TRAINED:
            continue
        row = _indicator(indicator, [one for one in kept if one.indicator == indicator.code])
        at = nodes.get(indicator.node)
        while at is not None and at.level is not Level.OUTCOME:
            at = nodes.get(at.parent)
        if row is not None and at is not None:
            shown.setdefault(at.code, []).append(row)
    return [
        {"title": in_language(node.title, language()), "indicators": shown[code]}
        for code, node in nodes.items()
        if code in shown
    ]


def _indicator(indicator: IndicatorView, kept: list[Figure]) -> dict[str, object] | None:
    """Return an indicator with its figures, newest first; those inside another are left out."""
    whole = [one for one in kept if not one.subset_of and one.value is not None]
    if not whole:
        return None
    by_code = sorted(whole, key=lambda one: one.code)
    newest = sorted(by_code, key=lambda one: str(one.period.last or ""), reverse=True)
    latest = newest[:_SHOWN] if newest[0].period.last else newest
    return {
        "title": in_language(indicator.title, language()),
        "definition": in_language(indicator.definition, language()),
        "basis": words.basis_words(newest[0].basis),
        "figures": [figure_row(one) for one in latest],
    }
