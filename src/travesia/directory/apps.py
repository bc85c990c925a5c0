"""The directory room as a Django app."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
