"""The posts page: the register of border posts as a list, and the same posts on a map."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from travesia.access import gate
from travesia.places import selectors
from travesia.places.domain import Mode, PostState, PostView
from travesia.vocab.terms import term_name

STATE_WORDS: dict[PostState, tuple[str, Promise]] = {
    PostState.PLANNED: ("none", _("Planned")),
    PostState.INSTALLED: ("info", _("Installed")),
    PostState.INAUGURATED: ("info", _("Inaugurated")),
    PostState.OPERATIONAL: ("ok", _("Operational")),
    PostState.CLOSED: ("caution", _("Closed")),
}
"""State → its meaning in the kit and its word."""

MAP_WIDTH, MAP_MARGIN = 760.0, 30.0


@dataclass(frozen=True, slots=True)
class Line:
    """One post as a line of the table."""

    post: PostView
    country: str
    mode: str
    opposite: str
    meaning: str
    state: str | Promise
    since: date | None


@dataclass(frozen=True, slots=True)
class Point:
    """One post on the map, in the units of its view box."""

    x: float
    y: float
    mode: Mode


@dataclass(frozen=True, slots=True)
class PointMap:
    """Posts drawn where they lie: plate carrée, true to scale at the middle latitude."""

    height: float
    points: tuple[Point, ...]

    @property
    def view_box(self) -> str:
        """The SVG view box."""
        return f"0 0 {MAP_WIDTH:g} {self.height:g}"


@gate.requires("places.view_posts")
def posts(request: HttpRequest) -> HttpResponse:
    """List the posts, all or of one country or mode."""
    everything = selectors.posts()
    country, mode = request.GET.get("country", ""), request.GET.get("mode", "")
    found = [p for p in everything if country in ("", p.country) and mode in ("", p.mode)]
    language = get_language() or "en"
    names = {code: _country_name(code, language) for code in {p.country for p in everything}}
    opposites = {post.code: post.name for post in everything}
    context = {
        "lines": [_line(post, names, opposites, language) for post in found],
        "count": len(found),
        "all_count": len(everything),
        "countries": sorted(names.items(), key=lambda item: item[1]),
        "modes": [(item.value, term_name("transport_modes", item, language)) for item in Mode],
        "country": country,
        "mode": mode,
        "map": point_map(found),
    }
    return render(request, "places/posts.html", context)


def _country_name(alpha3: str, language: str) -> str:
    return selectors.country_by_alpha3(alpha3).name(language)


def _line(post: PostView, names: dict[str, str], opposites: dict[str, str], language: str) -> Line:
    meaning, word = STATE_WORDS[post.state] if post.state else ("none", _("Not yet planned"))
    current = [item.since for item in post.states if item.state is post.state]
    return Line(
        post=post,
        country=names[post.country],
        mode=term_name("transport_modes", post.mode, language),
        opposite=opposites.get(post.opposite, ""),
        meaning=meaning,
        state=word,
        since=current[-1] if current else None,
    )


def point_map(shown: Sequence[PostView]) -> PointMap | None:
    """Place posts on a map that just holds them; None for fewer than two places."""
    if len({(post.latitude, post.longitude) for post in shown}) < 2:
        return None
    south, north = min(p.latitude for p in shown), max(p.latitude for p in shown)
    west, east = min(p.longitude for p in shown), max(p.longitude for p in shown)
    shrink = cos(radians((south + north) / 2))
    width = max((east - west) * shrink, (north - south) / 2, 0.1)
    scale = (MAP_WIDTH - 2 * MAP_MARGIN) / width
    points = tuple(
        Point(
            x=round(MAP_MARGIN + (post.longitude - west) * shrink * scale, 1),
            y=round(MAP_MARGIN + (north - post.latitude) * scale, 1),
            mode=post.mode,
        )
        for post in shown
    )
    return PointMap(round((north - south) * scale + 2 * MAP_MARGIN, 1), points)
