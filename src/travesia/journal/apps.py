"""The journal room as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Makes the room known to Django and the journal known to the rooms below it."""

    name = "travesia.journal"
    label = "journal"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install the journal as the recorder that `core.events.publish` calls."""
        from travesia.core.events import set_recorder
        from travesia.journal.services import record

        set_recorder(record)
