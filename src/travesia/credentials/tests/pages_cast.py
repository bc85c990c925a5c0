"""Who signs in for the tests of the pages, and authorisations in every state, issued here."""

from datetime import date
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access.domain import Purpose, Role, Scope
from travesia.core import clock
from travesia.credentials import services
from travesia.credentials.domain import (
    AuthorisationView,
    Holder,
    Kind,
    NewAuthorisation,
    RefusalReason,
    RevocationReason,
    State,
    Terms,
)
from travesia.testing import actor

DECIDER = actor("permit officer of Haiti", Role.PERMIT_OFFICER, scope=Scope("HTI"))
OTHER = actor("second permit officer of Haiti", Role.PERMIT_OFFICER, scope=Scope("HTI"))
DESK = actor("officer of Haiti", Role.BORDER_OFFICER, scope=Scope("HTI"))
LUNE = Holder("Brevaire", "Lune", "1988-02-29", "F", "UTO", "UTO", "U7654321")


def sign_in(client: Client, username: str) -> Client:
    """Sign an invented person of the demonstration in, who reads English."""
    user = get_user_model().objects.get(username=f"{username}@demo.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.get("/")  # the session begins in the person's own language
    client.get("/?lang=en")  # and keeps the one that these tests read
    return client


def applied(kind: Kind = Kind.VISA, entries: int | None = 2) -> AuthorisationView:
    """Enter an application of Lune Brevaire that holds now."""
    return services.apply(actor=DECIDER, new=wanted(kind, entries))


def granted(kind: Kind = Kind.VISA, entries: int | None = 2) -> AuthorisationView:
    """Issue an authorisation to Lune Brevaire that holds now."""
    return services.issue(actor=DECIDER, new=wanted(kind, entries))


def wanted(kind: Kind, entries: int | None) -> NewAuthorisation:
    """Return what Lune Brevaire applies for."""
    today = clock.today()
    days = Terms(date(today.year, 1, 1), date(today.year + 1, 6, 30), entries, 30)
    return NewAuthorisation(kind, LUNE, days, "HTI", "HTI", "tourism")


def in_every_state() -> dict[State, AuthorisationView]:
    """Bring one authorisation into each state that acts and entries lead to."""
    made = {State.APPLIED: applied(), State.GRANTED: granted(Kind.BORDER_PASS)}
    made[State.REFUSED] = services.refuse(
        actor=DECIDER,
        authorisation_id=applied().id,
        reason=RefusalReason.MEANS_NOT_SHOWN,
    )
    made[State.WITHDRAWN] = services.withdraw(
        actor=DECIDER, authorisation_id=granted().id, note="Given back by letter"
    )
    made[State.REVOKED] = granted()
    proposal = services.propose_revocation(
        actor=DECIDER,
        authorisation_id=made[State.REVOKED].id,
        reason=RevocationReason.LOST_OR_STOLEN,
    )
    services.confirm_revocation(actor=OTHER, revocation_id=proposal.id)
    made[State.USED_UP] = granted(entries=1)
    services.record_use(
        actor=DESK,
        authorisation_id=made[State.USED_UP].id,
        crossing_id=uuid4(),
        entered_on=clock.today(),
        purpose=Purpose.BORDER_INSPECTION,
    )
    return made
