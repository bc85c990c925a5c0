"""The core room as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Loads first; discovers every room's registry modules once all rooms are loaded."""

    name = "travesia.core"
    label = "core"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Find the registry modules of all rooms."""
        from travesia.core.discovery import autodiscover

        autodiscover()
