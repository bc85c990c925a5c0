"""The evidence room as a Django app."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.evidence"
    label = "evidence"
    default_auto_field = "django.db.models.BigAutoField"
