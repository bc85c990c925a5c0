"""Cards: a permit and a person as signed text that fits a QR symbol (CWT in COSE_Sign1)."""

from travesia.seals.cards.issuing import new_card_id, sign_card
from travesia.seals.cards.reading import CardReading
from travesia.seals.cards.states import CardState, Colour
from travesia.seals.cards.trusting import (
    CARD_ROLE,
    KeyFinder,
    StatusAnswer,
    StatusSource,
    TrustedKey,
)
from travesia.seals.cards.values import Card, Permit, Person, Photo, PhotoFormat, StatusRef
from travesia.seals.cards.verifying import LEEWAY, open_card, verify_card

__all__ = [
    "CARD_ROLE",
    "LEEWAY",
    "Card",
    "CardReading",
    "CardState",
    "Colour",
    "KeyFinder",
    "Permit",
    "Person",
    "Photo",
    "PhotoFormat",
    "StatusAnswer",
    "StatusRef",
    "StatusSource",
    "TrustedKey",
    "new_card_id",
    "open_card",
    "sign_card",
    "verify_card",
]
