"""The helpdesk room as a Django app."""

from django.apps import AppConfig


class HelpdeskConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.helpdesk"
    label = "helpdesk"
    default_auto_field = "django.db.models.BigAutoField"
