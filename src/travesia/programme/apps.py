"""The programme room as a Django app."""

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.programme"
    label = "programme"
    default_auto_field = "django.db.models.BigAutoField"
