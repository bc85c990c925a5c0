"""The language and the time zone of a request, and the answer to errors of the field."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers

from travesia.core import once, problem, zones
from travesia.core.errors import DomainError

SESSION_KEY = "language"


class OnceMiddleware:
    """Lets a question that many parts of a page ask be read once: see `core.once`."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Keep answers around the rest of the chain."""
        with once.during_request():
            return self.get_response(request)


class LanguageMiddleware:
    """Speak the language of the address (`/ht/…`, else `?lang=`), of the session, of the browser.

    A visitor without a session gets no cookie: the choice travels in the address. Where a link
    forgot it, the address that the visitor comes from still says it, and the page is asked for
    once more in that language. A session that exists anyway (somebody signed in) keeps the choice.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Activate the language around the rest of the chain."""
        kept = carried_over(request)
        if kept:
            return _again_in(request, kept)
        with translation.override(chosen(request)):
            request.LANGUAGE_CODE = translation.get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        patch_vary_headers(response, ("Accept-Language",))
        return response


def of_path(request: HttpRequest) -> str:
    """Return the language that an address begins with, as `/ht/`, or nothing.

    Pages of the public are kept as files and read out on telephones, so theirs stands in the path.
    """
    first = request.path_info[1:].partition("/")[0]
    return first if first in dict(settings.LANGUAGES) else ""


def chosen(request: HttpRequest) -> str:
    """Return the language to speak, remembering it where a session is kept already."""
    known = dict(settings.LANGUAGES)
    asked = of_path(request) or request.GET.get("lang", "")
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    if asked in known:
        if has_session and request.session.get(SESSION_KEY) != asked:
            request.session[SESSION_KEY] = asked
        return asked
    kept = request.session.get(SESSION_KEY, "") if has_session else ""
    return kept if kept in known else translation.get_language_from_request(request)


def carried_over(request: HttpRequest) -> str:
    """Return the language that the page before was asked in and this address lost, or nothing."""
    known = dict(settings.LANGUAGES)
    if request.method != "GET" or of_path(request) or request.GET.get("lang", "") in known:
        return ""
    if settings.SESSION_COOKIE_NAME in request.COOKIES or problem.wants_json(request):
        return ""
    before = urlsplit(request.headers.get("Referer", ""))
    if before.netloc != request.get_host():
        return ""
    asked = before.path[1:].partition("/")[0]
    asked = asked if asked in known else parse_qs(before.query).get("lang", [""])[-1]
    return (
        asked if asked in known and asked != translation.get_language_from_request(request) else ""
    )


def _again_in(request: HttpRequest, language: str) -> HttpResponseBase:
    query = request.GET.copy()
    query["lang"] = language
    response = HttpResponseRedirect(f"{request.path}?{query.urlencode()}")
    response.headers["Cache-Control"] = "no-store"
    patch_vary_headers(response, ("Referer", "Accept-Language"))
    return response


#: What a page may ask a browser for. Nothing by default: a page that needs one says so itself.
_DEVICES = (
    *("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid"),
    *("magnetometer", "microphone", "midi", "payment", "serial", "usb"),
)


def policy(*, camera: bool = False, place: bool = False) -> str:
    """Return the header Permissions-Policy: every device is closed but those asked for.

    Args:
        camera: the page may ask for the camera.
        place: the page may ask where the device is.
    """
    opened = {name for name, asked in (("camera", camera), ("geolocation", place)) if asked}
    return ", ".join(f"{name}={'(self)' if name in opened else '()'}" for name in _DEVICES)


class PolicyMiddleware:
    """Close cameras, microphones and places to every page that did not open one itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Add the header to whatever the rest of the chain answers."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", policy())
        return response


class ZoneMiddleware:
    """Show the time of the post that somebody works at; stands after the actor is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Let the zone hold around the rest of the chain; without a post it is UTC."""
        with timezone.override(zones.zone_of(request)):
            return self.get_response(request)


class ProblemMiddleware:
    """Answer errors of the field that a view did not answer itself; faults go their own way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Turn a DomainError into a page or problem+json."""
        return problem.answer(request, error) if isinstance(error, DomainError) else None
