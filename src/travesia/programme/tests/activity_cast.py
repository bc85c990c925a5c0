"""Who works in the programme in these tests, and an ordinary workshop."""

from datetime import date

from travesia.access.domain import Role, Scope
from travesia.programme.domain.activities import ActivityKind, ActivityTopic, NewActivity
from travesia.programme.domain.activity_views import ActivityView
from travesia.programme.services import activities
from travesia.testing import actor

OFFICER = actor("programme officer", Role.PROGRAMME_OFFICER)
IN_HONDURAS = actor("officer in Honduras", Role.PROGRAMME_OFFICER, scope=Scope(country="HND"))
ANALYST = actor("analyst", Role.ANALYST)


def a_workshop(**more: object) -> NewActivity:
    """Return a workshop in Guatemala that was held."""
    said: dict[str, object] = {
        "title": "Taller de protección en frontera",
        "kind": ActivityKind.WORKSHOP,
        "outcome": "migration_management",
        "begins_on": date(2026, 11, 16),
        "ends_on": date(2026, 11, 18),
        "countries": ("GTM",),
        "topic": ActivityTopic.PROTECTION,
        "place": "Tecún Umán",
        "partners": ("Instituto inventado",),
        "languages": ("es",),
        **more,
    }
    return NewActivity(**said)  # type: ignore[arg-type]  # the fields of an activity


def entered(**more: object) -> ActivityView:
    """Enter a workshop."""
    return activities.enter_activity(actor=OFFICER, new=a_workshop(**more))


def a_list(*rows: str, head: str = "Nombre;Sexo;Fecha de nacimiento") -> bytes:
    """Return an attendance list as CSV."""
    return "\n".join((head, *rows)).encode()
