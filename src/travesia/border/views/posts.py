"""The post a list of waiting things was opened for; whoever acts comes back to the same list."""

from datetime import date
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from travesia.access import gate
from travesia.core import clock
from travesia.places import selectors as places


def post_wanted(request: HttpRequest) -> str:
    """Return the code of the post: of the address, of the form that was sent, else one's own."""
    asked = request.GET.get("post", "") or request.POST.get("post", "")
    return asked or gate.actor_of(request).post or ""


def today_here(request: HttpRequest) -> date:
    """Return the day at the officer's post: it begins at the post's own midnight."""
    post = gate.actor_of(request).post
    return clock.today(ZoneInfo((post and places.time_zone_of(post)) or "UTC"))


def back_to(request: HttpRequest, name: str) -> HttpResponse:
    """Go to a list, of the same post as before."""
    asked = request.GET.get("post", "") or request.POST.get("post", "")
    place = reverse(name)
    return redirect(f"{place}?{urlencode({'post': asked})}" if asked else place)
