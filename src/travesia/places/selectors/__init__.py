"""Reads of places; they hold no personal data and ask no permission of other rooms."""

from travesia.places.selectors.reading import (
    area_by_pcode,
    areas_of,
    countries,
    country_by_alpha3,
    post_by_code,
    posts,
    posts_by_code,
    sites,
    time_zone_of,
    today_in,
)

__all__ = [
    "area_by_pcode",
    "areas_of",
    "countries",
    "country_by_alpha3",
    "post_by_code",
    "posts",
    "posts_by_code",
    "sites",
    "time_zone_of",
    "today_in",
]
