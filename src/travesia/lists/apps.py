"""The lists room as a Django app."""

from django.apps import AppConfig


class ListsConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.lists"
    label = "lists"
    default_auto_field = "django.db.models.BigAutoField"
