"""The places room as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Makes the room known to Django, and tells whose wall clock a desk goes by."""

    name = "travesia.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install the answer to which time zone a post lives in."""
        from travesia.core import zones
        from travesia.places import selectors

        zones.set_zone_of(selectors.time_zone_of)
