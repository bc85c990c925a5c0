"""The access room as a Django app."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Makes the room known to Django."""

    name = "travesia.access"
    label = "access"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the base template which places of the menu somebody may open."""
        from travesia.access import gate, services
        from travesia.core import context

        context.set_may_open(
            lambda request, place: services.holds(gate.actor_of(request), place.permission or "")
        )
