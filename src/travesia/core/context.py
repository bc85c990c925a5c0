"""What every page knows: menu, languages and the demonstration's notice."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from travesia.core.middleware import of_path
from travesia.core.navigation import NAVIGATION, Place

#: Tells whether the request's actor may open a place; `access`, which stands above, installs it.
_may_open: list[Callable[[HttpRequest, Place], bool]] = []


def set_may_open(asks: Callable[[HttpRequest, Place], bool]) -> None:
    """Install the question whether somebody may open a place of the menu."""
    _may_open[:] = [asks]


def page(request: HttpRequest) -> dict[str, Any]:
    """Return the context of the base template."""
    return {
        "places": _places(request),
        "page_languages": _languages(request),
        "lang_suffix": _suffix(request),
        "demo_notice": settings.DEMO_NOTICE if settings.DEMO else "",
    }


def _places(request: HttpRequest) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for place in sorted(NAVIGATION, key=lambda p: (p.order, p.key)):
        if place.permission is not None and not (_may_open and _may_open[0](request, place)):
            continue
        try:
            url = reverse(place.url_name)
        except NoReverseMatch:
            continue  # a place of another role of node
        found.append({"url": url, "label": place.label, "here": False, "wing": place.wing})
    # The longest address wins: a page under /desk/log/ lies at the log, not at the desk too.
    around = [row for row in found if request.path.startswith(str(row["url"]))]
    for row in sorted(around, key=lambda row: len(str(row["url"])))[-1:]:
        row["here"] = True
    return found


def _languages(request: HttpRequest) -> list[dict[str, object]]:
    active = translation.get_language()
    rows: list[dict[str, object]] = []
    for code, name in settings.LANGUAGES:
        href = _same_page_in(request, code)
        # One word for each, so that five stand in one line of a small telephone.
        word = name.split()[0]
        rows.append({"code": code, "name": word, "href": href, "here": code == active})
    return rows


def _same_page_in(request: HttpRequest, language: str) -> str:
    """Return the address of this page in another language: in its path, or behind it."""
    query = request.GET.copy()
    spoken = of_path(request)
    if spoken:
        path = request.path[: len(request.path) - len(request.path_info)]
        path += f"/{language}{request.path_info[1 + len(spoken) :]}"
        query.pop("lang", None)
        return f"{path}?{query.urlencode()}" if query else path
    query["lang"] = language
    return f"{request.path}?{query.urlencode()}"


def _suffix(request: HttpRequest) -> str:
    """Carry a language that was asked for to the next page, so that no cookie is needed."""
    asked = of_path(request) or request.GET.get("lang", "")
    return f"?{urlencode({'lang': asked})}" if asked in dict(settings.LANGUAGES) else ""
