"""The front page, the page of a country, and the page about the portal itself."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise

from travesia.core import clock
from travesia.portal import selectors
from travesia.portal.domain import Kind, PublicItem
from travesia.portal.selectors import words
from travesia.portal.views.public.frame import page, show
from travesia.portal.views.public.lands import alpha3_of, country_links
from travesia.portal.views.public.places import first_doors
from travesia.portal.views.public.reading import Card, in_order


@dataclass(frozen=True, slots=True)
class Shelf:
    """Items of one kind."""

    kind: str
    heading: Promise
    cards: tuple[Card, ...]


def shelves(items: tuple[PublicItem, ...], language: str) -> tuple[Shelf, ...]:
    """Return items by kind, in the order that somebody on the way needs them."""
    today = clock.today()
    order = (Kind.PROCEDURE, Kind.PATHWAY, Kind.RIGHT, Kind.INSTITUTION, Kind.TIP)
    found = []
    for kind in order:
        of_kind = tuple(item for item in items if item.facts.kind is kind)
        if of_kind:
            cards = in_order(of_kind, language, today)
            found.append(Shelf(kind.value, words.KINDS[kind], cards))
    return tuple(found)


def alerts(items: tuple[PublicItem, ...], language: str) -> tuple[Card, ...]:
    """Return the warnings among items."""
    of_kind = tuple(item for item in items if item.facts.kind is Kind.ALERT)
    return in_order(of_kind, language, clock.today())


@page
def front(request: HttpRequest, language: str) -> HttpResponse:
    """Show the way in: warnings, countries, and what holds everywhere."""
    items = selectors.shown()
    regional = tuple(item for item in items if not item.facts.countries)
    context = {
        "alerts": alerts(regional, language),
        "countries": country_links(items),
        "shelves": shelves(regional, language),
    }
    return show(request, "front.html", context)


@page
def country(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """Show what the portal knows of one country, warnings first.

    A page that is kept (`?kept=1`, asked for by packs and exports) names no place: whether one is
    open holds for now alone, and one that is hidden tomorrow must not lie on a telephone.
    """
    alpha3 = alpha3_of(country)
    items = selectors.shown(country=alpha3)
    if not any(alpha3 in item.facts.countries for item in items):
        raise Http404
    kept = "kept" in request.GET
    context = {
        "country": words.country_words(alpha3),
        "code": country,
        "alerts": alerts(items, language),
        "shelves": shelves(items, language),
        "kept": kept,
        "doors": () if kept else first_doors(alpha3, language),
    }
    return show(request, "country.html", context)


@page
def about(request: HttpRequest, language: str) -> HttpResponse:  # of the address
    """Say who stands behind the portal, what it keeps (nothing) and how to complain."""
    return show(request, "about.html", {})
