"""The places room as a Django app."""

from django.apps import AppConfig


class PlacesConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.places"
    label = "places"
    default_auto_field = "django.db.models.BigAutoField"
