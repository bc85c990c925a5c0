"""Lists of the directory, one service as the public sees it, and the board of ages."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from travesia.access import gate
from travesia.access import services as access
from travesia.core.errors import NotFoundError
from travesia.directory import selectors
from travesia.directory.domain import Audience
from travesia.directory.domain.topics import topics
from travesia.directory.selectors import staff
from travesia.directory.selectors.words import (
    FRESH_WORDS,
    KIND_WORDS,
    LANGUAGE_NAMES,
    LEVEL_WORDS,
    OPEN_WORDS,
    STATUS_WORDS,
)
from travesia.vocab.states import state_name

_PAGE = 40


@gate.requires("directory.view")
def services(request: HttpRequest) -> HttpResponse:
    """List the services that may be kept here, those due longest first."""
    language = _language()
    asked = {name: request.GET.get(name, "") for name in ("country", "topic", "age", "words")}
    owner, hidden = request.GET.get("owner", ""), request.GET.get("hidden") == "on"
    actor = gate.actor_of(request)
    found = staff.lines(actor=actor, **asked, owner=owner, hidden=hidden)
    countries = {line.country for line in staff.lines(actor=actor)} - {""}
    page = Paginator(found, _PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(line, language) for line in page],
        "count": len(found),
        "asked": {**asked, "owner": owner, "hidden": hidden},
        "countries": sorted(
            ((code, state_name(code, language)) for code in countries), key=lambda item: item[1]
        ),
        "topics": [(topic.code, topic.name(language)) for topic in topics()],
        "ages": [(age, word) for age, (_meaning, word) in FRESH_WORDS.items()],
        "may_edit": access.holds(actor, "directory.edit"),
        "may_exchange": access.holds(actor, "directory.exchange"),
    }
    return render(request, "directory/services.html", context)


@gate.requires("directory.view")
def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Show one service whole, and beside it what the public may know of its places."""
    language = _language()
    card = selectors.service_card(service_id, language, audience=Audience.STAFF)
    try:
        shown = selectors.service_card(service_id, language)
    except NotFoundError:
        shown = None
    actor = gate.actor_of(request)
    rows = staff.entry_rows("service", service_id)
    meaning, age = FRESH_WORDS[card.freshness.value]
    links = {row["id"]: row["location_id"] for row in rows.get("service_at_location", ())}
    context = {
        "card": card,
        "shown": shown,
        "spoken": [LANGUAGE_NAMES.get(code, code) for code in card.languages],
        "meaning": meaning,
        "age": age,
        "level": LEVEL_WORDS[card.visibility.value],
        "kind": KIND_WORDS.get(card.kind, card.kind),
        "status": STATUS_WORDS[card.status],
        "sites": [
            (place, links.get(place.at_id), *OPEN_WORDS[place.opening.state.value])
            for place in card.places
        ],
        "may_edit": access.holds(actor, "directory.edit"),
        "may_hide": access.holds(actor, "directory.hide"),
        "may_review": access.holds(actor, "directory.review"),
        "country": state_name(card.places[0].country, language) if card.places else "",
    }
    return render(request, "directory/service.html", context)


@gate.requires("directory.view")
def freshness(request: HttpRequest) -> HttpResponse:
    """Show each desk with what it answers for: reviewed, due, long overdue; and what is due."""
    actor = gate.actor_of(request)
    owner = request.GET.get("owner", "")
    late = [
        line for line in staff.lines(actor=actor, owner=owner) if line.freshness.value != "fresh"
    ]
    page = Paginator(late, _PAGE).get_page(request.GET.get("page"))
    context = {
        "owners": staff.board(actor=actor),
        "owner": owner,
        "page": page,
        "rows": [_row(line, _language()) for line in page],
        "may_review": access.holds(actor, "directory.review"),
    }
    return render(request, "directory/freshness.html", context)


def _row(line: staff.Line, language: str) -> dict[str, object]:
    meaning, age = FRESH_WORDS[line.freshness.value]
    return {
        "line": line,
        "meaning": meaning,
        "age": age,
        "country": state_name(line.country, language) if line.country else "–",
        "kind": KIND_WORDS.get(line.kind, line.kind),
        "level": LEVEL_WORDS[line.level.value],
    }


def _language() -> str:
    return (get_language() or "en")[:2]
