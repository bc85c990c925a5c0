"""An inspection: opened, presented with, photographed, set aside; who holds the document."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class InspectionOpened(Event):
    """An officer took a document in hand; nothing is decided."""

    KIND: ClassVar[str] = "border.inspection_opened"
    inspection_id: UUID
    post: str
    country: str
    direction: str
    #: `zone` (a reader or a paste) or `typed`.
    source: str
    list_entries: int


@register_event
@dataclass(frozen=True, slots=True)
class DocumentPresented(Event):
    """A visa, card or seal was read with the travel document; nothing of what it says is here."""

    KIND: ClassVar[str] = "border.document_presented"
    inspection_id: UUID
    post: str
    country: str
    #: `visa`, `card` or `seal`.
    document: str
    #: What checking it gave: `verified`, `unknown_issuer` …; of a visa `in_date`, `expired` …
    state: str


@register_event
@dataclass(frozen=True, slots=True)
class PictureKept(Event):
    """A picture taken at the desk was kept with the traveller's record, in the room `people`."""

    KIND: ClassVar[str] = "border.picture_kept"
    inspection_id: UUID
    photo_id: UUID
    post: str
    country: str
    #: `desk` (the traveller's face) or `document` (the page of the document).
    source: str


@register_event
@dataclass(frozen=True, slots=True)
class InspectionSetAside(Event):
    """An inspection was closed without a decision, for a reason."""

    KIND: ClassVar[str] = "border.inspection_set_aside"
    inspection_id: UUID
    post: str
    country: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class TravellerReferred(Event):
    """An officer sent a traveller to second line; what is said there is not kept here."""

    KIND: ClassVar[str] = "border.traveller_referred"
    inspection_id: UUID
    post: str
    country: str
    direction: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class HolderSaid(Event):
    """An officer said which holder of a document is here: `known` (a subject) or `new`."""

    KIND: ClassVar[str] = "border.holder_said"
    inspection_id: UUID
    post: str
    country: str
    holder: str
