"""One's own page: roles, sessions, second factors, language."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from travesia.access import gate, selectors, services
from travesia.access.middleware import booth_of
from travesia.core.middleware import SESSION_KEY as LANGUAGE_KEY


@gate.signed_in("everybody sees their own roles and sessions", without_second_factor=True)
@require_GET
def me(request: HttpRequest) -> HttpResponse:
    """Show what the signed-in person may do, where they are signed in, and their ways in."""
    user_id = UUID(str(request.user.pk))
    context = {
        "person": selectors.user_by_id(user_id),
        "active": [g for g in selectors.user_by_id(user_id).grants if g.state == "active"],
        "sessions": selectors.sessions_of(user_id),
        "factors": selectors.second_factors(user_id),
        "booth": booth_of(request),
        "own_languages": settings.LANGUAGES,
    }
    return render(request, "access/me.html", context)


@gate.signed_in("everybody chooses their own language", without_second_factor=True)
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the person's language and speak it from now on."""
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        services.choose_language(actor=gate.actor_of(request), language=wanted)
        request.session[LANGUAGE_KEY] = wanted
    return HttpResponseRedirect(reverse("access:me"))


@gate.signed_in("says that there is no password to change", without_second_factor=True)
def no_password(request: HttpRequest) -> HttpResponse:
    """Lead somebody without password back: only a set-up link makes a first one."""
    return HttpResponseRedirect(reverse("access:me"))
