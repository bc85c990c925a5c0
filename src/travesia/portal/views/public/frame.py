"""What every public page of the portal shares: no cookie, no referrer, a short life in caches."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from travesia.access import gate
from travesia.core import clock
from travesia.directory.domain.cards import dialled
from travesia.portal.views.public import joined

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]

WHY_PUBLIC = "information for everybody; it holds no record of a person"
#: Seconds that a page may lie in a cache of the network, never in that of a telephone: what is
#: withdrawn is gone within five minutes, and what was read is not found by whoever looks.
CACHED_FOR = 120


def page(view: View[P]) -> View[P]:
    """Open a page of the portal to everybody, for reading."""
    return gate.public(WHY_PUBLIC)(require_safe(_plain(view)))


def form_page(view: View[P]) -> View[P]:
    """Open a page that is also sent to, without token: no session speaks for whoever sends."""
    guarded = require_http_methods(["GET", "HEAD", "POST"])(_plain(view))
    return csrf_exempt(gate.public(WHY_PUBLIC)(guarded))


def _plain(view: View[P]) -> View[P]:
    @wraps(view)
    def plain(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Referrer-Policy"] = "no-referrer"
        shared = f"public, max-age=0, s-maxage={CACHED_FOR}, must-revalidate"
        kept = "no-store" if request.method == "POST" else shared
        response.headers.setdefault("Cache-Control", kept)
        return response

    return plain


def shared(language: str) -> dict[str, object]:
    """Return what stands on every page: hotline and way out, in the same place on each."""
    return {
        "language": language,
        "today": clock.today(),
        "hotline": settings.HOTLINE,
        "hotline_dial": dialled(settings.HOTLINE),
        "hotline_hours": settings.HOTLINE_HOURS,
        "quick_exit_url": settings.QUICK_EXIT_URL,
        "style_sheet": joined.address("css"),
        "script": joined.address("js"),
    }


def show(
    request: HttpRequest, template: str, context: Mapping[str, object], *, status: int = 200
) -> HttpResponse:
    """Answer with a public page in the language of its address."""
    whole = {**shared(get_language() or "es"), **context}
    return render(request, f"portal/public/{template}", whole, status=status)
