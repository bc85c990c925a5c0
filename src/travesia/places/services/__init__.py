"""The verbs of places."""

from travesia.places.services.areas import import_areas
from travesia.places.services.countries import refresh_countries
from travesia.places.services.posts import change_post_state, register_post
from travesia.places.services.sites import register_site

__all__ = [
    "change_post_state",
    "import_areas",
    "refresh_countries",
    "register_post",
    "register_site",
]
