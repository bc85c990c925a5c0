"""What came of checking something that is shown as an authorisation: a visa's zone or a card."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from travesia.credentials.domain.authorisations import ISSUER_LENGTH, AuthorisationView
from travesia.credentials.domain.notes import Note
from travesia.credentials.domain.words import Level
from travesia.people.domain import NUMBER_LENGTH, number_key
from travesia.seals.cards import Card, CardState

#: What a card's check may come to and still tell whose it is: its signature held.
SIGNED = frozenset(
    {
        CardState.VERIFIED,
        CardState.STALE_STATUS,
        CardState.SUSPENDED,
        CardState.REVOKED,
        CardState.EXPIRED,
        CardState.NOT_YET_VALID,
    }
)

#: A card whose last check came to one of these is in force as far as is known.
HOLDS = frozenset({CardState.VERIFIED, CardState.STALE_STATUS})

_LEVELS = {"green": Level.OK, "amber": Level.CAUTION, "red": Level.STOP, "grey": Level.CAUTION}


class Shown(StrEnum):
    """What was shown to be checked."""

    VISA = "visa"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to a check."""

    what: Shown
    level: Level
    notes: tuple[Note, ...]
    authorisation: AuthorisationView | None
    """What stands in the ledger of it; None for what nobody here knows."""
    card_state: str = ""
    trust_version: str = ""
    list_as_of: datetime | None = None


@dataclass(frozen=True, slots=True)
class CardTerms:
    """What is kept of a card: whose it is stands on the traveller's own document."""

    issuer: str
    number: str
    category: str
    valid_from: date
    valid_until: date


def terms_of(card: Card) -> CardTerms | None:
    """Return what can be kept of a card; None for one that has no number, issuer or end."""
    permit = card.permit
    if permit is None or not card.issuer or len(card.issuer) > ISSUER_LENGTH:
        return None
    begun = card.not_before or card.issued_at
    first = permit.valid_from or (begun.date() if begun else None)
    last = permit.valid_until or (card.expires_at.date() if card.expires_at else None)
    if first is None or last is None or last < first:
        return None
    if not number_key(permit.number) or len(permit.number) > NUMBER_LENGTH:
        return None
    return CardTerms(card.issuer, permit.number, permit.card_type[:40], first, last)


def note_of_card(state: str, colour: str = "") -> Note:
    """Return what a card's check came to, as a note; the colour decides how loud it is."""
    level = _LEVELS.get(colour) or (Level.OK if state == CardState.VERIFIED else Level.STOP)
    return Note(f"card_{state}", level)
