"""The access room as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Makes the room known to Django, and answers the menu's question who may open what."""

    name = "travesia.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install the answer; a place without permission needs none."""
        from travesia.access import gate, services
        from travesia.core.context import set_may_open

        set_may_open(
            lambda request, place: (
                place.permission is None or services.holds(gate.actor_of(request), place.permission)
            )
        )
