"""The portal room as a Django app."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.portal"
    label = "portal"
    default_auto_field = "django.db.models.BigAutoField"
