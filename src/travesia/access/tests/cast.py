"""A recorder that keeps what was published, and people for the tests of this room."""

from uuid import uuid4

import pytest

from travesia.access import services
from travesia.access.domain import Actor, OrganisationKind, Role, Scope
from travesia.access.selectors import UserView
from travesia.core import clock, events

ALL = services.DEMO_PERMISSIONS | {"access.manage_devices", "access.confirm_grant"}
SETUP = Actor.system("test", allowed=ALL)


class Kept(list[events.Event]):
    """The events that were published, in order."""

    def kinds(self) -> list[str]:
        return [event.KIND for event in self]


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Put a recorder in the journal's place that only keeps what it is told."""
    found = Kept()

    def recorder(*, event: events.Event, **rest: object) -> events.Recorded:
        found.append(event)
        return events.Recorded(
            "test", 1, len(found), uuid4(), event.KIND, event.VERSION, clock.now(), ""
        )

    monkeypatch.setattr(events, "_recorder", [recorder])
    return found


def person(username: str, *roles: Role, scope: Scope | None = None) -> UserView:
    """Make a person with these roles, everywhere unless a scope is named."""
    user = services.create_user(actor=SETUP, username=username, name=username.title())
    for role in roles:
        services.grant_role(
            actor=SETUP, user_id=user.id, role=role, scope=scope or Scope(), reason="test"
        )
    return user


def organisation(code: str, country: str = "") -> None:
    services.create_organisation(
        actor=SETUP, code=code, name=code, kind=OrganisationKind.BORDER, country=country
    )
