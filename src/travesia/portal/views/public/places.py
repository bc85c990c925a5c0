"""Where to go: services and hubs of a country, open now or not, as a list first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.formats import date_format, time_format

from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.core.middleware import policy
from travesia.core.qr import qr_picture
from travesia.directory import selectors as directory
from travesia.directory.domain.cards import PlaceView, ServiceCard
from travesia.directory.domain.hours import Opening, OpenState
from travesia.directory.domain.searching import Question
from travesia.directory.domain.topics import topics
from travesia.portal.selectors import words
from travesia.portal.views.public.frame import page, show
from travesia.portal.views.public.hours import week_words
from travesia.portal.views.public.lands import alpha3_of
from travesia.portal.views.public.outside import outside

#: Services on one page of the list, and how many pages there are at most.
_SIZE, _PAGES = 20, 50
#: Hubs on the page of a country.
_FEW = 4
#: Services that a page measures the distance to.
_MOST_NEAR = 1000


@dataclass(frozen=True, slots=True)
class Door:
    """One service in the list, with what decides whether to go: open, where, languages."""

    card: ServiceCard
    meaning: str
    opening: str
    town: str
    languages: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class PlaceDetail:
    """One place of a service as its page shows it."""

    place: PlaceView
    meaning: str
    opening: str
    week: tuple[str, ...]
    languages: tuple[str, ...]


@page
def finder(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """List the services of a country; topic, language and open now narrow it."""
    alpha3 = alpha3_of(country)
    asked = _asked(request)
    question = _question(asked, alpha3)
    number = _page(request.GET.get("page", "1"))
    found = directory.services_near(question, limit=_SIZE, offset=(number - 1) * _SIZE)
    context = {
        "country": words.country_words(alpha3),
        "code": country,
        "asked": asked,
        "doors": list(_doors([one.id for one in found.services], language)),
        "total": found.total,
        "topics": [(topic.code, topic.name(language)) for topic in topics()],
        "tongues": _tongues(alpha3),
        "senders": _senders(alpha3),
        "visits": bool(directory.visits(country=alpha3)),
        "page": number,
        "further": _query(asked, number + 1) if found.total > number * _SIZE else "",
        "before": _query(asked, number - 1) if number > 1 else "",
        "near": f"{reverse('portal:near', args=[language, country])}?{_query(asked, 1)}",
    }
    response = show(request, "places.html", context)
    response.headers["Permissions-Policy"] = policy(place=True)
    return response


@page
def near(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """Return where the services of a country are, of those that may be told of exactly.

    The page measures by itself how far they are: where its reader is goes nowhere.
    """
    asked = _asked(request)
    found = directory.services_near(_question(asked, alpha3_of(country)), limit=_MOST_NEAR)
    rows = [
        {
            "name": card.name.text,
            "language": card.name.language,
            "url": reverse("portal:service", args=[language, card.id]),
            "town": place.town,
            "opening": door.opening,
            "at": [round(place.latitude, 4), round(place.longitude, 4)],
        }
        for card in directory.service_cards([one.id for one in found.services], language)
        for door in (door_of(card),)
        for place in card.places
        if place.latitude is not None and place.longitude is not None
    ]
    return JsonResponse({"places": rows})


def _asked(request: HttpRequest) -> dict[str, str]:
    return {
        name: request.GET.get(name, "") for name in ("topic", "spoken", "kind", "sender", "open")
    }


def _question(asked: dict[str, str], alpha3: str) -> Question:
    known = {topic.code for topic in topics()}
    return Question(
        country=alpha3,
        topics=frozenset({asked["topic"]} & known),
        languages=frozenset({asked["spoken"][:3]} - {""}),
        kinds=frozenset({asked["kind"]} & {"hub", "consular"}),
        sending_state=asked["sender"][:3],
        open_at=clock.now() if asked["open"] else None,
    )


@page
def service(request: HttpRequest, language: str, service_id: UUID) -> HttpResponse:
    """Show one service: open now, where, what it costs, what to bring, who answers for it."""
    try:
        card = directory.service_card(service_id, language)
    except NotFoundError as error:
        raise Http404 from error
    return show(request, "service.html", context_of(card, language))


@page
def service_sheet(request: HttpRequest, language: str, service_id: UUID) -> HttpResponse:
    """Show one service on a sheet of paper: nothing on it is true for a moment only."""
    try:
        card = directory.service_card(service_id, language)
    except NotFoundError as error:
        raise Http404 from error
    address = outside(request, reverse("portal:service", args=[language, card.id]))
    context = {**context_of(card, language), "short": address, "qr": qr_picture(address)}
    return show(request, "service_sheet.html", context)


@page
def visits(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """List the days on which consulates and others come to the towns of a country."""
    alpha3 = alpha3_of(country)
    coming = directory.visits(country=alpha3)
    ids = dict.fromkeys(one.service_id for one in coming)
    cards = {card.id: card for card in directory.service_cards(ids, language)}
    context = {
        "country": words.country_words(alpha3),
        "code": country,
        "visits": [(one, cards[one.service_id]) for one in coming if one.service_id in cards],
    }
    return show(request, "visits.html", context)


def context_of(card: ServiceCard, language: str) -> dict[str, object]:
    """Return what the templates of one service need."""
    return {
        "card": card,
        "door": door_of(card),
        "places": [detail_of(place) for place in card.places],
        "tongues": tuple(words.spoken_words(code) for code in card.languages),
        "serves": [area.name or words.country_words(area.country) for area in card.serves],
        "stale": card.freshness.value == "stale",
        "own_language": words.LANGUAGES[language],
        "others": [words.LANGUAGES.get(code, code) for code in _other_languages(card, language)],
    }


def _other_languages(card: ServiceCard, language: str) -> tuple[str, ...]:
    """Return the languages that stand in for the reader's in what a service says of itself."""
    said = [card.name, card.description, card.alert, card.how, card.eligibility, card.fees]
    said += [card.interpretation, card.wait_time, *card.documents]
    said += [each for one in card.places for each in (one.transportation, *one.accessibility)]
    return tuple(dict.fromkeys(one.language for one in said if one and one.language != language))


def _tongues(alpha3: str) -> list[tuple[str, str]]:
    """Return the languages that are spoken at the places of a country, those of the pages first."""
    spoken = directory.languages_spoken(country=alpha3)
    named = [(code, words.spoken_words(code)) for code in spoken]
    return sorted(named, key=lambda pair: (pair[0] not in words.LANGUAGES, pair[1].casefold()))


def _senders(alpha3: str) -> list[tuple[str, str]]:
    """Return the States that have a consulate for a country, by name."""
    named = [(code, words.country_words(code)) for code in directory.sending_states(country=alpha3)]
    return sorted(named, key=lambda pair: pair[1])


def first_doors(alpha3: str, language: str) -> tuple[Door, ...]:
    """Return the first hubs of a country, those that are open now before the others."""
    hubs = Question(country=alpha3, kinds=frozenset({"hub"}))
    found = directory.services_near(hubs, limit=_SIZE).services
    doors = list(_doors([one.id for one in found], language))
    order = ("ok", "caution", "none", "stop")
    return tuple(sorted(doors, key=lambda one: (one.stale, order.index(one.meaning)))[:_FEW])


def door_of(card: ServiceCard) -> Door:
    """Return a service as one line of a list."""
    opening = _best([place.opening for place in card.places] or [card.opening])
    zone = next((place.zone for place in card.places if place.zone), "UTC")
    spoken = card.languages or tuple({code for one in card.places for code in one.languages})
    meaning, said = opening_words(opening, zone)
    if card.status == "temporarily closed":
        meaning, said = "stop", str(words.CLOSED_FOR_NOW)
    return Door(
        card=card,
        meaning=meaning,
        opening=said,
        town=", ".join(dict.fromkeys(place.town for place in card.places if place.town)),
        languages=tuple(words.spoken_words(code) for code in spoken),
        stale=card.freshness.value == "stale",
    )


def detail_of(place: PlaceView) -> PlaceDetail:
    """Return one place with its opening in words."""
    meaning, said = opening_words(place.opening, place.zone or "UTC")
    spoken = tuple(words.spoken_words(code) for code in place.languages)
    return PlaceDetail(place, meaning, said, week_words(place.hours, clock.today()), spoken)


def opening_words(opening: Opening, zone: str) -> tuple[str, str]:
    """Return meaning and sentence for an opening, in the clock of the place."""
    if opening.state is OpenState.UNKNOWN:
        return "none", str(words.HOURS_UNKNOWN)
    if opening.is_open:
        meaning = "ok" if opening.state is OpenState.OPEN else "caution"
        if opening.until is None:
            return meaning, str(words.OPEN_ALWAYS)
        return meaning, str(words.OPEN_UNTIL) % {"time": _clock(opening.until, zone)}
    if opening.next_opening is None:
        return "none", str(words.CLOSED)
    opens = opening.next_opening.astimezone(ZoneInfo(zone))
    said = words.CLOSED_TODAY if opens.date() == _today(zone) else words.CLOSED_UNTIL
    day = date_format(opens, "l j F")
    return "none", str(said) % {"day": day, "time": _clock(opening.next_opening, zone)}


def _today(zone: str) -> date:
    return clock.now().astimezone(ZoneInfo(zone)).date()


def _clock(moment: datetime, zone: str) -> str:
    return time_format(moment.astimezone(ZoneInfo(zone)), "H:i")


def _best(openings: list[Opening]) -> Opening:
    order = (OpenState.OPEN, OpenState.CLOSING_SOON, OpenState.CLOSED, OpenState.UNKNOWN)
    return min(openings, key=lambda one: order.index(one.state))


def _doors(ids: list[UUID], language: str) -> Iterator[Door]:
    for card in directory.service_cards(ids, language):
        yield door_of(card)


def _page(text: str) -> int:
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len("99") else 1
    return min(max(number, 1), _PAGES)


def _query(asked: dict[str, str], number: int) -> str:
    return urlencode({**{name: one for name, one in asked.items() if one}, "page": number})
