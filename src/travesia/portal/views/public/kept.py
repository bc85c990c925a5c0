"""What a pack keeps beside the pages of items: the places of a country, and a search over all."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import Promise

from travesia.core import clock
from travesia.core.middleware import policy
from travesia.directory import selectors as directory
from travesia.directory.domain.cards import PhoneView, PlaceView, ServiceCard
from travesia.directory.domain.searching import Question
from travesia.directory.domain.visibility import Visibility
from travesia.portal import selectors
from travesia.portal.domain.search import SearchDocument, pack_index
from travesia.portal.selectors import words
from travesia.portal.services.indexing import documents_of
from travesia.portal.services.places import document_of_card
from travesia.portal.views.public.frame import page, show
from travesia.portal.views.public.hours import week_words
from travesia.portal.views.public.lands import alpha3_of

#: Services that one pack holds at most; what is fresh and in use comes first.
MOST_PLACES = 500
#: Kinds of services whose address is meant for everybody.
OFFICES = frozenset({"hub", "consular"})


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Where a service is, with the hours of its week."""

    place: PlaceView
    week: tuple[str, ...]

    @property
    def point(self) -> str:
        """Latitude and longitude where they may be told, to about ten metres; else empty."""
        if self.place.latitude is None or self.place.longitude is None:
            return ""
        return f"{self.place.latitude:.4f},{self.place.longitude:.4f}"


@dataclass(frozen=True, slots=True)
class KeptService:
    """A service as it lies on a telephone: nothing in it is true for a moment only."""

    card: ServiceCard
    kind: Promise | str
    places: tuple[KeptPlace, ...]
    phones: tuple[PhoneView, ...]
    languages: tuple[str, ...]
    #: That it is closed until further notice, in words; its week says otherwise.
    closed: Promise | str

    @property
    def points(self) -> str:
        """Points of its places, for the page to measure by."""
        return " ".join(one.point for one in self.places if one.point)


@page
def places(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """Show every place of a country on one page, to be kept and read without network.

    A copy that nobody can take back (`?offices=1`, asked for by exports) holds hubs and consulates
    alone: what has to be hidden tomorrow must not lie on a stick.
    """
    alpha3 = alpha3_of(country)
    cards = cards_of(alpha3, language, OFFICES if "offices" in request.GET else frozenset())
    if not cards:
        raise Http404
    today = clock.today()
    context = {
        "country": words.country_words(alpha3),
        "code": country,
        "services": [kept_service(card, today) for card in cards],
    }
    response = show(request, "kept_places.html", context)
    response.headers["Permissions-Policy"] = policy(place=True)
    return response


@page
def index(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """Return the search of a pack: what it holds, in the language in which it is read."""
    alpha3 = alpha3_of(country)
    items = selectors.shown(country=alpha3)
    texts = [(one.facts.slug, one.edition, one.reading(language).language) for one in items]
    synonyms = [(row.id, row.number) for row in selectors.synonym_rows()]
    state = repr((texts, synonyms, directory.stamp_of(alpha3), clock.today()))
    body = _index(language, country, state)
    return HttpResponse(body, content_type="application/json")


def kept_service(card: ServiceCard, today: date) -> KeptService:
    """Return a service as it lies in a pack."""
    spoken = card.languages or tuple({code for one in card.places for code in one.languages})
    return KeptService(
        card=card,
        kind=words.PLACE_KIND.get(card.kind, ""),
        places=tuple(KeptPlace(one, week_words(one.hours, today)) for one in card.places),
        phones=(*card.phones, *(phone for one in card.places for phone in one.phones)),
        languages=tuple(words.spoken_words(code) for code in spoken),
        closed=words.CLOSED_FOR_NOW if card.status == "temporarily closed" else "",
    )


def cards_of(
    alpha3: str, language: str, kinds: frozenset[str] = frozenset()
) -> tuple[ServiceCard, ...]:
    """Return the services that a pack of a country holds, of all kinds or of some."""
    question = Question(country=alpha3, kinds=kinds)
    found = directory.services_near(question, limit=MOST_PLACES).services
    cards = directory.service_cards([one.id for one in found], language)
    return tuple(card for card in cards if not kinds or card.visibility is Visibility.EXACT)


@lru_cache(maxsize=32)
def _index(language: str, country: str, state: str) -> str:  # the state is the key
    """Build the search of a pack; the same state has the same one."""
    groups = [row.group for row in selectors.synonym_rows()]
    return pack_index(_documents(language, country), groups)


def _documents(language: str, country: str) -> Iterator[SearchDocument]:
    """Yield what a pack holds under its addresses, so that a hit is a link."""
    alpha3 = alpha3_of(country)
    for item in selectors.shown(country=alpha3):
        read_in = item.reading(language).language
        at = reverse("portal:item", args=[language, item.facts.slug])
        for one in documents_of(item):
            if one.language == read_in:
                yield replace(one, id=at)
    home = reverse("portal:pack_places", args=[language, country])
    for card in cards_of(alpha3, language):
        own = card.name.language if card.name.language in words.LANGUAGES else language
        yield replace(document_of_card(card, own), id=f"{home}#s-{card.id}")
