"""The access room as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"
