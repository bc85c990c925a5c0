"""Who is at the desk in these tests, and an ordinary contact."""

from datetime import timedelta
from uuid import UUID, uuid4

from travesia.access.domain import Role, Scope
from travesia.core import clock
from travesia.helpdesk import services
from travesia.helpdesk.domain import DeskKind, DeskView, NewContact, NewDesk
from travesia.testing import actor

ATTENDANT = actor("attendant", Role.HUB_ATTENDANT, scope=Scope(country="GTM"))
NEIGHBOUR = actor("neighbour", Role.HUB_ATTENDANT, scope=Scope(country="HND"))
COORDINATOR = actor("coordinator", Role.PROGRAMME_OFFICER)


def a_desk(code: str = "GTM-TEC", **more: object) -> DeskView:
    """Add a desk, a hub in the country that its code begins with unless told otherwise."""
    said: dict[str, object] = {
        "code": code,
        "name": f"Ventanilla {code}",
        "kind": DeskKind.HUB,
        "country": code[:3],
        "languages": ("es", "mam"),
        **more,
    }
    return services.add_desk(actor=COORDINATOR, new=NewDesk(**said))  # type: ignore[arg-type]  # the fields of a desk


def a_contact(
    desk: str = "GTM-TEC", *, contact_id: UUID | None = None, **more: object
) -> NewContact:
    """Return an ordinary contact of an hour ago."""
    said: dict[str, object] = {
        "id": contact_id or uuid4(),
        "desk": desk,
        "begun_at": clock.now() - timedelta(hours=1),
        "topics": ("documents.passport",),
        **more,
    }
    return NewContact(**said)  # type: ignore[arg-type]  # the fields of a contact
