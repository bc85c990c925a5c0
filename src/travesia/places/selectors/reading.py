"""Reading countries, areas, posts and sites."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from travesia.core import clock
from travesia.core.errors import NotFoundError
from travesia.places.domain import (
    AreaView,
    CountryView,
    PostView,
    SiteKind,
    SiteView,
)
from travesia.places.models import Area, Country, Site
from travesia.places.selectors.known_posts import known_posts


def countries(*, on: date | None = None) -> tuple[CountryView, ...]:
    """Return the countries in force on a day (today when none is given), by code."""
    day = on or clock.today()
    rows = Country.objects.exclude(since__gt=day).exclude(until__lt=day)
    return tuple(_country(row) for row in rows)


def country_by_alpha3(code: str) -> CountryView:
    """Return a country by its ISO 3166-1 alpha-3 code, also a withdrawn one.

    Raises NotFoundError (`places.no_such_country`).
    """
    row = Country.objects.filter(alpha3=code).first()
    if row is None:
        raise NotFoundError(
            "places.no_such_country",
            _("There is no country with the code %(country)s."),
            country=code,
        )
    return _country(row)


def areas_of(
    country: str, *, level: int | None = None, parent: str = "", on: date | None = None
) -> tuple[AreaView, ...]:
    """Return the areas of a country valid on a day, by P-code; of a level or under a parent."""
    rows = Area.objects.filter(country_id=country).valid_on(on or clock.today())
    if level is not None:
        rows = rows.filter(level=level)
    if parent:
        rows = rows.filter(parent_pcode=parent)
    return tuple(_area(row) for row in rows)


def area_by_pcode(pcode: str, *, on: date | None = None) -> AreaView:
    """Return the version of an area in force on a day; NotFoundError (`places.no_such_area`)."""
    row = Area.objects.filter(pcode=pcode).valid_on(on or clock.today()).first()
    if row is None:
        raise NotFoundError(
            "places.no_such_area",
            _("There is no area with the P-code %(pcode)s on that day."),
            pcode=pcode,
        )
    return _area(row)


def posts(
    *, country: str = "", mode: str = "", state: str = "", on: date | None = None
) -> tuple[PostView, ...]:
    """Return the posts, by country and name, in their state on a day (today when none is given)."""
    return tuple(
        post
        for post in known_posts(on).values()
        if country in ("", post.country) and mode in ("", post.mode) and state in ("", post.state)
    )


def post_by_code(code: str, *, on: date | None = None) -> PostView:
    """Return a post by its code; NotFoundError (`places.no_such_post`)."""
    found = known_posts(on).get(code)
    if found is None:
        raise NotFoundError(
            "places.no_such_post", _("There is no border post with the code %(post)s."), post=code
        )
    return found


def posts_by_code(codes: Iterable[str]) -> dict[str, PostView]:
    """Return the posts of these codes by code; codes of no post are left out."""
    known = known_posts()
    return {code: known[code] for code in dict.fromkeys(codes) if code in known}


def sites(*, country: str = "") -> tuple[SiteView, ...]:
    """Return the sites, by country and name."""
    rows = Site.objects.filter(country_id=country) if country else Site.objects.all()
    return tuple(_site(row) for row in rows)


def _country(row: Country) -> CountryView:
    return CountryView(row.alpha3, row.alpha2, row.numeric, row.since, row.until)


def _area(row: Area) -> AreaView:
    return AreaView(
        pcode=row.pcode,
        name=row.name,
        names=row.names,
        level=row.level,
        country=row.country_id,
        parent=row.parent_pcode,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )


def time_zone_of(code: str) -> str:
    """Return the IANA name of a post's time zone, or an empty string for a post not known here."""
    found = known_posts().get(code)
    return "" if found is None else found.time_zone


def today_in(country: str) -> date:
    """Return the present day in a country, by ISO 3166-1 alpha-3.

    It is the earliest that the clock of any of its posts shows: what is decided now holds at once
    at each of them, though in UTC it is tomorrow since the evening. Without posts it is UTC's.
    """
    zones = {post.time_zone for post in known_posts().values() if post.country == country}
    return min((clock.today(ZoneInfo(zone)) for zone in zones), default=clock.today())


def _site(row: Site) -> SiteView:
    return SiteView(
        code=row.code,
        name=row.name,
        kind=SiteKind(row.kind),
        country=row.country_id,
        area=row.area_pcode,
        latitude=row.latitude,
        longitude=row.longitude,
        time_zone=row.time_zone,
    )
