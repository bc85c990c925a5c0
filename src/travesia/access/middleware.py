"""Who is there: finds the actor of each request, keeps booth sessions, refuses ungated views."""

import logging
from collections.abc import Callable
from typing import cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from travesia.access import gate, selectors, services
from travesia.access.domain import Actor, SessionEnd
from travesia.access.selectors import SessionView, SignedIn
from travesia.core import clock

log = logging.getLogger(__name__)

#: Where the session keeps a form that was sent while the screen was locked, and its longest body.
KEPT_KEY = "travesia_kept"
KEPT_LIMIT = 65_536

#: A desk sets it while entries lie unsent on the machine. They hold nobody and outlive the session:
#: without them what was recorded without a link would be lost at the end of a shift.
UNSENT_COOKIE = "travesia_unsent"

View = Callable[..., HttpResponseBase]


class ActorMiddleware:
    """Gives every request its actor and answers for locked, ended and unready sessions.

    The order of questions is: is the view gated at all, is the session still one, is it locked,
    has the person a second factor. What the view itself asks, its own gate answers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the rest of the chain."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Find the actor, pass the request on, and clear the machine when a session ended."""
        request.actor = Actor.public()  # type: ignore[attr-defined]  # read by gate.actor_of
        request.booth = None  # type: ignore[attr-defined]  # read by booth_of
        was_there = request.user.is_authenticated
        if was_there:
            _find(request)
        response = self.get_response(request)
        if was_there:
            # Pages with people on them stay in no cache (ASVS 5.0 V14.3).
            response.setdefault("Cache-Control", "no-store")
            if not request.user.is_authenticated:
                response["Clear-Site-Data"] = _cleared(request)
        return response

    def process_view(
        self, request: HttpRequest, view: View, _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Refuse what has no gate, and what the session is not ready for."""
        name = request.resolver_match.view_name if request.resolver_match else ""
        found = gate.gate_of(view, name or "", request.method or "")
        if found is None:
            log.error("refused %s: the view declares no gate", request.path)
            return refused(request)
        session = booth_of(request)
        if session is not None and session.locked_at is not None and not found.while_locked:
            return locked(request)
        if not found.public and not found.without_second_factor and _lacks_factor(request):
            return HttpResponseRedirect(reverse("mfa_index"))
        if not found.public and name in gate.THIRD_PARTY:
            return None if gate.is_person(request) else to_sign_in(request)
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponseBase | None:
        """Show the way to sign in where a page needs somebody."""
        if isinstance(error, services.SignInNeededError) and _is_page(request):
            return to_sign_in(request)
        return None


def _cleared(request: HttpRequest) -> str:
    """Return what a browser forgets when a session ends: everything, but for unsent entries."""
    return '"cache"' if UNSENT_COOKIE in request.COOKIES else '"cache", "storage"'


def booth_of(request: HttpRequest) -> SessionView | None:
    """Return the booth session of this request, or None for the public."""
    found = getattr(request, "booth", None)
    return found if isinstance(found, SessionView) else None


def refused(request: HttpRequest) -> HttpResponse:
    """Answer for an address without a gate, as for one that is not open."""
    return TemplateResponse(request, "access/refused.html", status=403).render()


def locked(request: HttpRequest) -> HttpResponse:
    """Answer 423: the page with the way back in, or for scripts the bare fact."""
    if not _is_page(request):
        return HttpResponse(
            _("The screen is locked."), status=423, content_type="text/plain; charset=utf-8"
        )
    return locked_page(request)


def locked_page(request: HttpRequest) -> HttpResponse:
    """Show the locked screen in place of the page; what was sent is kept, not recorded."""
    sent = request.method == "POST"
    if sent:
        _keep(request)
    context = {"next": "" if sent else request.get_full_path(), "sent": sent}
    return TemplateResponse(request, "access/locked.html", context, status=423).render()


def _keep(request: HttpRequest) -> None:
    """Put a sent form aside until the screen is open again; files and very long forms are not."""
    body = request.POST.urlencode()
    if body and len(body) <= KEPT_LIMIT and not request.FILES:
        request.session[KEPT_KEY] = {"path": request.get_full_path(), "body": body}


def to_sign_in(request: HttpRequest) -> HttpResponseRedirect:
    """Send to the sign-in page and back to this address afterwards."""
    wanted = request.get_full_path() if request.method == "GET" else "/"
    return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': wanted})}")


def _find(request: HttpRequest) -> None:
    """Set actor and booth of a request that carries a sign-in, or end what has ended."""
    user_id = UUID(str(request.user.pk))
    session = _session(request, user_id)
    moment = clock.now()
    actor = selectors.actor_for(cast("SignedIn", request.user), session)
    if session.ended_at is None and (cause := services.lapsed(session, moment)):
        services.end_session(actor=actor, session_id=session.id, because=cause)
        session = selectors.session_by_id(session.id) or session
    if session.ended_at is not None:
        _say_farewell(request, session)
        return
    if session.locked_at is None and services.idle(session, moment):
        services.lock_session(actor=actor, session_id=session.id)
        session = selectors.session_by_id(session.id) or session
    if session.locked_at is None and _is_sign_of_life(request):
        services.seen(session=session)
    request.actor = actor  # type: ignore[attr-defined]  # read by gate.actor_of
    request.booth = session  # type: ignore[attr-defined]  # read by booth_of


def _session(request: HttpRequest, user_id: UUID) -> SessionView:
    """Return the booth session named in the session, or begin one for a fresh sign-in."""
    named = request.session.get(services.SESSION_KEY)
    found = selectors.session_by_id(UUID(named)) if named else None
    if found is None or found.user_id != user_id:
        found = services.begin_session(request=request)
    return found


def _say_farewell(request: HttpRequest, session: SessionView) -> None:
    """Sign out of an ended session and leave the sentence that says why."""
    logout(request)
    messages.warning(request, farewell(session.ended_because))


def farewell(because: str) -> str:
    """Return the sentence for why a session ended."""
    return {
        SessionEnd.SIGNED_IN_ELSEWHERE: _(
            "Somebody signed in as you on another machine, so this session ended. What you "
            "recorded is kept. If it was not you, tell your administrator."
        ),
        SessionEnd.TIME_LIMIT: _(
            "This session reached its longest time and ended. What you recorded is kept."
        ),
        SessionEnd.DEACTIVATED: _("Your access was stopped or renewed. Ask your administrator."),
        SessionEnd.UNLOCK_REFUSED: _("Too many wrong passwords. Sign in again."),
    }.get(SessionEnd(because), _("You are signed out."))


def _is_page(request: HttpRequest) -> bool:
    """Tell whether a person sees the answer as a page, rather than a script."""
    script = "HX-Request" in request.headers or request.path.startswith("/api/")
    return not script and request.headers.get("Sec-Fetch-Dest", "document") != "empty"


def _is_sign_of_life(request: HttpRequest) -> bool:
    """Tell whether a person caused this request: pages and sent forms, not background reads."""
    return request.method != "GET" or _is_page(request)


def _lacks_factor(request: HttpRequest) -> bool:
    """Tell whether somebody is signed in who must set a second factor up first."""
    if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
        return False
    return not selectors.second_factors(UUID(str(request.user.pk))).enough
