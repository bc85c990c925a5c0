"""The credentials room as a Django app."""

from django.apps import AppConfig


class CredentialsConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.credentials"
    label = "credentials"
    default_auto_field = "django.db.models.BigAutoField"
