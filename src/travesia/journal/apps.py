"""The journal room as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"
