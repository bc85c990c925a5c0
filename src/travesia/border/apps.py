"""The border room as a Django app."""

from django.apps import AppConfig


class BorderConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.border"
    label = "border"
    default_auto_field = "django.db.models.BigAutoField"
