"""Visas and permits of Utopia's travellers, issued for the tests of the desk."""

from dataclasses import replace
from datetime import date

from travesia.access.domain import Role, Scope
from travesia.border.tests.cast import POST
from travesia.credentials import services as credentials
from travesia.credentials.domain import (
    AuthorisationView,
    Holder,
    Kind,
    NewAuthorisation,
    RevocationReason,
    Terms,
)
from travesia.testing import actor

ISSUER = actor("permit officer", Role.PERMIT_OFFICER, scope=Scope("HTI"))
OTHER_ISSUER = actor("other permit officer", Role.PERMIT_OFFICER, scope=Scope("HTI"))
#: The holder of the passport that `cast.zone` writes.
BERTA = Holder("LINDQVIST", "BERTA", "1990-01-02", "F", "UTO", "UTO", "X1234567")
TERMS = Terms(date(2026, 11, 1), date(2027, 4, 30), 2, 30)


def issued(kind: Kind = Kind.VISA, holder: Holder = BERTA, **terms: object) -> AuthorisationView:
    """Issue an authorisation to Berta, or to whoever is named."""
    new = NewAuthorisation(
        kind=kind,
        holder=holder,
        terms=replace(TERMS, **terms),  # type: ignore[arg-type]  # fields by name
        country=POST[:3],
        issuer=POST[:3],
        category="tourism",
    )
    return credentials.issue(actor=ISSUER, new=new)


def revoke(view: AuthorisationView) -> None:
    """Take an authorisation away, by two persons."""
    made = credentials.propose_revocation(
        actor=ISSUER, authorisation_id=view.id, reason=RevocationReason.LOST_OR_STOLEN
    )
    credentials.confirm_revocation(actor=OTHER_ISSUER, revocation_id=made.id)
