"""Tables of authorisations and their acts, of cards checked, of applications and payments."""

from travesia.credentials.models.applications import (
    Application,
    ApplicationQuestion,
    ApplicationStep,
    ApplicationUpload,
    PublicTry,
    VisaBook,
)
from travesia.credentials.models.checks import CardCheck
from travesia.credentials.models.ledger import Authorisation, AuthorisationStep
from travesia.credentials.models.payments import Payment, PaymentNotice
from travesia.credentials.models.revocations import Revocation
from travesia.credentials.models.uses import EntryUse

__all__ = [
    "Application",
    "ApplicationQuestion",
    "ApplicationStep",
    "ApplicationUpload",
    "Authorisation",
    "AuthorisationStep",
    "CardCheck",
    "EntryUse",
    "Payment",
    "PaymentNotice",
    "PublicTry",
    "Revocation",
    "VisaBook",
]
