"""Invented holders of Utopia, and those who decide about them in these tests."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from travesia.access.domain import Actor, Purpose, Role, Scope
from travesia.credentials import services
from travesia.credentials.domain import (
    AuthorisationView,
    Holder,
    Kind,
    NewAuthorisation,
    Presented,
    RevocationReason,
    Terms,
)
from travesia.testing import actor

PERMITS, SUPERVISION = Purpose.AUTHORISATION, Purpose.SUPERVISION
DESK = Purpose.BORDER_INSPECTION
DECIDER = actor("permit officer", Role.PERMIT_OFFICER, scope=Scope("UTO"))
OTHER_DECIDER = actor("other permit officer", Role.PERMIT_OFFICER, scope=Scope("UTO"))
ABROAD = actor("permit officer abroad", Role.PERMIT_OFFICER, scope=Scope("HTI"))
OFFICER = actor("officer", Role.BORDER_OFFICER, scope=Scope("UTO", "", "UTO-RCL"))
SUPERVISOR = actor("supervisor", Role.SUPERVISOR, scope=Scope("UTO", "", "UTO-RCL"))
MACHINE = Actor.system("connector", {"credentials.issue", "credentials.revoke"})
AT_POST = Scope("UTO", "", "UTO-RCL")

ANNA = Holder(
    primary="ERIKSSON",
    secondary="ANNA MARIA",
    birth_date="1974-08-12",
    sex="F",
    nationality="UTO",
    document_issuer="UTO",
    document_number="L898902C3",
)
TERMS = Terms(date(2026, 11, 1), date(2027, 4, 30), 2, 30)
VISA = NewAuthorisation(
    kind=Kind.VISA, holder=ANNA, terms=TERMS, country="UTO", issuer="UTO", category="tourism"
)
PASSPORT = Presented(documents=(("UTO", "L898902C3"),), birth_date="1974-08-12")
TODAY = date(2026, 11, 20)


def visa(**terms: object) -> AuthorisationView:
    """Issue Anna's visa, with some of its terms changed."""
    new = replace(VISA, terms=replace(TERMS, **terms))  # type: ignore[arg-type]  # fields by name
    return services.issue(actor=DECIDER, new=new)


def entered(view: AuthorisationView, crossing: int, on: date = TODAY) -> services.UseReceipt:
    """Let Anna in on an authorisation; crossings are told apart by a number."""
    return services.record_use(
        actor=OFFICER,
        authorisation_id=view.id,
        crossing_id=UUID(int=crossing),
        entered_on=on,
        purpose=DESK,
        scope=AT_POST,
    )


def revoked(view: AuthorisationView, from_day: date | None = None) -> None:
    """Take an authorisation away, by two persons."""
    made = services.propose_revocation(
        actor=DECIDER,
        authorisation_id=view.id,
        reason=RevocationReason.FALSE_STATEMENT,
        effective_on=from_day,
    )
    services.confirm_revocation(actor=OTHER_DECIDER, revocation_id=made.id)
