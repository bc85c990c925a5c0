"""Search: the words go by post and are written down nowhere; it works without a script."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from travesia.directory import selectors as directory
from travesia.directory.domain.cards import ServiceCard
from travesia.places.selectors import countries
from travesia.portal import selectors, services
from travesia.portal.domain.search import PAGE, Hit, SearchQuery
from travesia.portal.selectors import searching, words
from travesia.portal.views.public.frame import form_page, show
from travesia.portal.views.public.lands import country_links
from travesia.portal.views.public.places import Door, door_of

_PAGES = 20


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `found` when it is what was looked for."""

    text: str
    found: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One hit as the page shows it."""

    url: str
    language: str
    title: tuple[Piece, ...]
    snippet: tuple[Piece, ...]
    kind: Promise | str
    where: str
    """Countries of an item; of a service its town, where that may be told, and country."""
    door: Door | None = None
    """Of a service: whether it is open."""


@form_page
def search(request: HttpRequest, language: str) -> HttpResponse:
    """Show the field, or what was found; the address never holds what somebody looks for."""
    asked = request.POST.get("q", "")
    code = request.POST.get("country", request.GET.get("country", ""))
    items = selectors.shown()
    context: dict[str, object] = {
        "asked": asked,
        "country": code,
        "countries": country_links(items),
        "sent": request.method == "POST",
    }
    if request.method != "POST":
        return show(request, "search.html", context)
    services.catch_up()
    alpha3 = next((one.alpha3 for one in countries() if one.alpha2.lower() == code), "")
    page = _page(request.POST.get("page", "1"))
    query = SearchQuery(text=asked, language=language, country=alpha3)
    found = searching.search(query=query, page=page)
    if not found.number and not found.notice:
        services.count_empty_search(language=language, country=alpha3)
    context |= {
        "found": found,
        "lines": list(_lines(found.hits, language)),
        "page": page,
        "further": found.number > page * PAGE and page < _PAGES,
    }
    return show(request, "search.html", context)


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len("99") else 1
    return min(max(number, 1), _PAGES)


def _lines(hits: tuple[Hit, ...], language: str) -> Iterator[Line]:
    """Return the hits that may be shown; what was withdrawn or hidden this moment falls out."""
    shown = selectors.items_by_id(UUID(hit.id) for hit in hits if hit.kind == "item")
    places = [UUID(hit.id) for hit in hits if hit.kind == "service"]
    cards = {card.id: card for card in directory.service_cards(places, language)}
    for hit in hits:
        item, card = shown.get(UUID(hit.id)), cards.get(UUID(hit.id))
        if item is not None:
            yield Line(
                url=reverse("portal:item", args=[language, item.facts.slug]),
                language=hit.language,
                title=pieces(hit.title, hit.title_marks),
                snippet=pieces(hit.snippet, hit.marks),
                kind=words.KIND[item.facts.kind],
                where=", ".join(words.country_words(code) for code in item.facts.countries),
            )
        elif card is not None:
            yield Line(
                url=reverse("portal:service", args=[language, card.id]),
                language=hit.language,
                title=pieces(hit.title, hit.title_marks),
                snippet=pieces(hit.snippet, hit.marks),
                kind=words.PLACE_KIND.get(card.kind, ""),
                where=_where(card),
                door=door_of(card),
            )


def _where(card: ServiceCard) -> str:
    """Return town and country, as much as may be told."""
    towns = dict.fromkeys(place.town for place in card.places if place.town)
    codes = dict.fromkeys(place.country for place in card.places if place.country)
    return ", ".join([*towns, *(words.country_words(code) for code in codes)])


def pieces(text: str, marks: tuple[tuple[int, int], ...]) -> tuple[Piece, ...]:
    """Cut a text at its marks (begin and end of each, in characters and in order)."""
    found, at = [], 0
    for begin, end in marks:
        found += [Piece(text[at:begin], found=False), Piece(text[begin:end], found=True)]
        at = end
    return tuple(piece for piece in (*found, Piece(text[at:], found=False)) if piece.text)
