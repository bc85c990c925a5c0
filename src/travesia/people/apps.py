"""The people room as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
