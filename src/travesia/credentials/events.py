"""What happens to authorisations, as the journal keeps it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class Applied(Event):
    """Somebody applied, or an authorisation was begun to be issued at once."""

    KIND: ClassVar[str] = "credentials.applied"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    kind: str
    category: str
    issuer: str
    country: str
    person_id: UUID | None
    primary: str
    secondary: str
    birth_date: str
    sex: str
    nationality: str
    document_issuer: str
    document_number: str
    valid_from: date
    valid_until: date
    entries_allowed: int | None
    days_per_stay: int | None
    conditions: str
    extends: UUID | None


@register_event
@dataclass(frozen=True, slots=True)
class Granted(Event):
    """A person granted what was applied for; from now on it has a number."""

    KIND: ClassVar[str] = "credentials.granted"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    kind: str
    country: str
    nationality: str
    number: str
    effective_on: date
    note: str


@register_event
@dataclass(frozen=True, slots=True)
class Refused(Event):
    """A person refused what was applied for, with a reason."""

    KIND: ClassVar[str] = "credentials.refused"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    kind: str
    country: str
    nationality: str
    reason: str
    note: str


@register_event
@dataclass(frozen=True, slots=True)
class Withdrawn(Event):
    """The applicant took an application back, or the holder gave an authorisation back."""

    KIND: ClassVar[str] = "credentials.withdrawn"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    kind: str
    country: str
    note: str


@register_event
@dataclass(frozen=True, slots=True)
class RevocationProposed(Event):
    """Somebody proposed to take an authorisation away; it holds until another person confirms."""

    KIND: ClassVar[str] = "credentials.revocation_proposed"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    revocation_id: UUID
    reason: str
    note: str
    effective_on: date


@register_event
@dataclass(frozen=True, slots=True)
class Revoked(Event):
    """A second person confirmed that an authorisation is taken away from a day on."""

    KIND: ClassVar[str] = "credentials.revoked"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    revocation_id: UUID
    kind: str
    country: str
    nationality: str
    reason: str
    effective_on: date
    proposed_by: str


@register_event
@dataclass(frozen=True, slots=True)
class RevocationDropped(Event):
    """A proposal to revoke was turned down or taken back; the authorisation holds as before."""

    KIND: ClassVar[str] = "credentials.revocation_dropped"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    revocation_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class EntryUsed(Event):
    """Somebody entered on an authorisation."""

    KIND: ClassVar[str] = "credentials.entry_used"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    use_id: UUID
    crossing_id: UUID
    entered_on: date
    entries_used: int


@register_event
@dataclass(frozen=True, slots=True)
class EntryUseUndone(Event):
    """The crossing that used an entry was corrected: the entry is free again."""

    KIND: ClassVar[str] = "credentials.entry_use_undone"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID
    use_id: UUID
    crossing_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class CardChecked(Event):
    """A card that others issued was checked by trust list and status list."""

    KIND: ClassVar[str] = "credentials.card_checked"
    VERSION: ClassVar[int] = 1

    authorisation_id: UUID | None
    """None for a card that nothing was kept of: unknown, broken or refused by its signature."""
    state: str
    colour: str
    trust_version: str
    list_as_of: datetime | None


@register_event
@dataclass(frozen=True, slots=True)
class ApplicationBegun(Event):
    """Somebody of the public began an application; who it is stands in no entry."""

    KIND: ClassVar[str] = "credentials.application_begun"
    VERSION: ClassVar[int] = 1

    application_id: UUID
    country: str
    offer: str
    nationality: str


@register_event
@dataclass(frozen=True, slots=True)
class ApplicationMoved(Event):
    """An application went on: sent, paid, asked about, answered, approved, refused, withdrawn."""

    KIND: ClassVar[str] = "credentials.application_moved"
    VERSION: ClassVar[int] = 1

    application_id: UUID
    act: str
    state: str
    reason: str
    """Code of the reason of a refusal; empty otherwise."""
    authorisation_id: UUID | None


@register_event
@dataclass(frozen=True, slots=True)
class DocumentHandedIn(Event):
    """The applicant handed a document in, or took it back before sending."""

    KIND: ClassVar[str] = "credentials.document_handed_in"
    VERSION: ClassVar[int] = 1

    application_id: UUID
    upload_id: UUID
    document: str
    media_type: str
    size: int
    taken_back: bool


@register_event
@dataclass(frozen=True, slots=True)
class PaymentMoved(Event):
    """A payment was started, a signed notice about it came, or it was returned.

    The amount is what was asked for; of the effect `mismatch` it is what came instead.
    """

    KIND: ClassVar[str] = "credentials.payment_moved"
    VERSION: ClassVar[int] = 1

    application_id: UUID
    payment_id: UUID
    adapter: str
    effect: str
    amount_minor: int
    currency: str


@register_event
@dataclass(frozen=True, slots=True)
class VisaBookLoaded(Event):
    """Another book of the visas that are offered online holds from now on."""

    KIND: ClassVar[str] = "credentials.visa_book_loaded"
    VERSION: ClassVar[int] = 1

    book: str
    digest: str
    versions: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class HandedInRewrapped(Event):
    """What was handed in was brought under another key of the node."""

    KIND: ClassVar[str] = "credentials.handed_in_rewrapped"
    VERSION: ClassVar[int] = 1

    key_id: str
    done: int
    refused: int
