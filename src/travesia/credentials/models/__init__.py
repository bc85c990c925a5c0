"""Tables of authorisations, their steps and uses, revocations and checks of cards."""

from travesia.credentials.models.checks import CardCheck
from travesia.credentials.models.ledger import Authorisation, AuthorisationStep
from travesia.credentials.models.revocations import Revocation
from travesia.credentials.models.uses import EntryUse

__all__ = ["Authorisation", "AuthorisationStep", "CardCheck", "EntryUse", "Revocation"]
