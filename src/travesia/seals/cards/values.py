"""What a card says: who issued it, when it is valid, whom and what it is for."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import IntEnum


class PhotoFormat(IntEnum):
    """Image formats by their Claim 169 numbers (field 62, sub-format; 1 to 4 also field 17)."""

    PNG = 0
    JPEG = 1
    JPEG2000 = 2
    AVIF = 3
    WEBP = 4
    TIFF = 5
    WSQ = 6


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of the face, as its bytes; nobody here decodes it."""

    format: PhotoFormat
    data: bytes


@dataclass(frozen=True, slots=True)
class Person:
    """The person map of Claim 169, version 1.2.0. Every field may be absent."""

    id: str | None = None
    version: str | None = None
    language: str | None = None
    """ISO 639-3 code of the language the other fields are written in."""
    full_name: str | None = None
    first_name: str | None = None
    middle_name: str | None = None
    last_name: str | None = None
    birth_date: str | None = None
    """As written, YYYYMMDD by the specification; YYYY-MM-DD is common too."""
    gender: int | None = None
    """1 male, 2 female, 3 other."""
    address: str | None = None
    email: str | None = None
    phone: str | None = None
    nationality: str | None = None
    marital_status: int | None = None
    """1 unmarried, 2 married, 3 divorced."""
    guardian: str | None = None
    best_quality_fingers: tuple[int, ...] = ()
    """0 unknown, 1 to 5 right thumb to little finger, 6 to 10 the left ones."""
    secondary_full_name: str | None = None
    secondary_language: str | None = None
    location_code: str | None = None
    legal_status: str | None = None
    country_of_issuance: str | None = None
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """What the card permits. The employer is not here: changing it must not need a new card."""

    number: str
    """Number of the document, printed on both sides."""
    card_type: str
    """Code of the kind of card; the issuer's key must be allowed to sign it."""
    holder: str | None = None
    """A name for the farm gate and the bank counter; no birth date."""
    sector: str | None = None
    occupation: str | None = None
    area: str | None = None
    """Code of the area where the permit holds."""
    valid_from: date | None = None
    """First day, by the calendar of the place where it is shown."""
    valid_until: date | None = None
    """Last day, that day included."""


@dataclass(frozen=True, slots=True)
class StatusRef:
    """Where to look up whether the card was revoked (Token Status List, CWT claim 65535)."""

    uri: str
    index: int


@dataclass(frozen=True, slots=True)
class Card:
    """The claims of a card. Times are aware and kept to the second."""

    issuer: str | None
    """Claim iss: who vouches, as the trust list names it."""
    issued_at: datetime | None = None
    """Claim iat."""
    expires_at: datetime | None = None
    """Claim exp; at that very second the card is expired."""
    not_before: datetime | None = None
    """Claim nbf."""
    subject: str | None = None
    """Claim sub."""
    id: bytes | None = None
    """Claim cti: random, new for each card."""
    permit: Permit | None = None
    person: Person | None = None
    status: StatusRef | None = None

    def front(self) -> "Card":
        """Leave only what a farm gate or a bank counter needs: the permit, no person."""
        return replace(self, person=None)

    def back(self) -> "Card":
        """Leave what a border post or a clinic needs: the person, and whose permit it is."""
        permit = self.permit
        if permit is not None:
            permit = Permit(number=permit.number, card_type=permit.card_type)
        return replace(self, permit=permit)
