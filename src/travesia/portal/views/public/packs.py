"""A country to keep on a telephone: which pages belong to it, and the worker that keeps them."""

import hashlib
import json
from datetime import date
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from travesia.access import gate
from travesia.core import clock
from travesia.directory import selectors as directory
from travesia.directory.domain.searching import Question
from travesia.portal import selectors
from travesia.portal.domain import PublicItem
from travesia.portal.selectors import words
from travesia.portal.views.public import joined
from travesia.portal.views.public.frame import WHY_PUBLIC, page, show
from travesia.portal.views.public.lands import alpha3_of

#: Of a number of the directory, at most.
_DIGITS = 9


@page
def pack(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """Offer a country to be kept, say what is kept, and delete it again."""
    alpha3, items = _items(country)
    context = {
        "country": words.country_words(alpha3),
        "code": country,
        "pages": len(addresses(items, language, country)),
        "places": _has_places(alpha3),
        "list": reverse("portal:pack_list", args=[language, country]),
        "index": reverse("portal:pack_index", args=[language, country]),
    }
    return show(request, "pack.html", context)


@page
def pack_list(request: HttpRequest, language: str, country: str) -> HttpResponse:
    """Return what belongs to a pack, with an edition that changes with any page of it."""
    alpha3, items = _items(country)
    pages = addresses(items, language, country)
    files = [joined.address("css"), joined.address("js"), static("core/icons.svg")]
    files.append(static("portal/pack-search.js"))
    index = reverse("portal:pack_index", args=[language, country])
    editions = [item.edition for item in items]
    state = json.dumps([pages, files, editions, directory.stamp_of(alpha3)])
    today = clock.today()
    return JsonResponse(
        {
            "edition": hashlib.sha256(state.encode()).hexdigest()[:16],
            "language": language,
            "country": country,
            "name": words.country_words(alpha3),
            "home": reverse("portal:pack", args=[language, country]),
            "pages": pages,
            "assets": [*files, index],
            "places": _places(language, country) if _has_places(alpha3) else "",
            "index": index,
            "directory": directory.revision(),
            "day": today.isoformat(),
            "withdrawn": _withdrawn(request, alpha3),
            "saved": _("Saved on %(day)s. It may have changed since: call before you go.")
            % {"day": date_format(today, "DATE_FORMAT")},
        }
    )


def _withdrawn(request: HttpRequest, alpha3: str) -> list[str]:
    """Return the services that a copy of a number and a day must not show any more."""
    number, day = request.GET.get("since", ""), request.GET.get("day", "")
    if not (number.isascii() and number.isdecimal() and len(number) <= _DIGITS):
        return []
    try:
        made = date.fromisoformat(day)
    except ValueError:
        made = date.min
    return [str(one) for one in directory.taken_back_since(int(number), made, country=alpha3)]


def _has_places(alpha3: str) -> bool:
    return directory.services_near(Question(country=alpha3), limit=1).total > 0


def _places(language: str, country: str) -> str:
    return reverse("portal:pack_places", args=[language, country])


def addresses(items: tuple[PublicItem, ...], language: str, country: str) -> list[str]:
    """Return the addresses of the pages of a pack, the way in first."""
    found = [
        reverse("portal:front", args=[language]),
        reverse("portal:country", args=[language, country]),
        reverse("portal:pack", args=[language, country]),
        reverse("portal:about", args=[language]),
    ]
    if _has_places(alpha3_of(country)):
        found.append(_places(language, country))
    slugs = sorted(item.facts.slug for item in items)
    return [*found, *(reverse("portal:item", args=[language, slug]) for slug in slugs)]


def _items(country: str) -> tuple[str, tuple[PublicItem, ...]]:
    alpha3 = alpha3_of(country)
    items = selectors.shown(country=alpha3)
    if not any(alpha3 in item.facts.countries for item in items):
        raise Http404
    return alpha3, items


@csrf_exempt
@gate.public(WHY_PUBLIC)
@require_POST
def forget(request: HttpRequest) -> HttpResponse:
    """Have the browser forget pages that it keeps by itself, beside those that were asked for."""
    response = HttpResponse(status=204)
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@gate.public(WHY_PUBLIC)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the script that answers for saved pages when there is no network."""
    found = finders.find("portal/worker.js")
    if not isinstance(found, str):
        raise Http404
    response = HttpResponse(Path(found).read_bytes(), content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    response.headers["Service-Worker-Allowed"] = "/"
    return response
