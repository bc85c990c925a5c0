"""What happens to lists and hits, as the journal keeps it."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class SourceRegistered(Event):
    """A list was made known to the node."""

    KIND: ClassVar[str] = "lists.source_registered"
    VERSION: ClassVar[int] = 1

    source_key: str
    label: str
    owner: str
    purposes: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class VersionProposed(Event):
    """A version of a list was brought in; it is not in force."""

    KIND: ClassVar[str] = "lists.version_proposed"
    VERSION: ClassVar[int] = 1

    version_id: UUID
    source_key: str
    number: int
    entries: int
    sha256: str
    waits_because: str


@register_event
@dataclass(frozen=True, slots=True)
class VersionPublished(Event):
    """A version came into force and replaced the one before."""

    KIND: ClassVar[str] = "lists.version_published"
    VERSION: ClassVar[int] = 1

    version_id: UUID
    source_key: str
    number: int
    entries: int
    entries_before: int
    sha256: str
    proposed_by: str
    change_accepted: bool


@register_event
@dataclass(frozen=True, slots=True)
class VersionRejected(Event):
    """A proposed version was turned down."""

    KIND: ClassVar[str] = "lists.version_rejected"
    VERSION: ClassVar[int] = 1

    version_id: UUID
    source_key: str
    number: int
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class HitAnswered(Event):
    """An officer compared a traveller with an entry and answered."""

    KIND: ClassVar[str] = "lists.hit_answered"
    VERSION: ClassVar[int] = 1

    answer_id: UUID
    inspection_id: UUID
    person_id: UUID | None
    source_key: str
    list_version: int
    entry_number: str
    outcome: str
    reason: str
    kept_until: datetime


@register_event
@dataclass(frozen=True, slots=True)
class MatchConfirmed(Event):
    """A second person compared too, and confirmed that the entry may be the traveller."""

    KIND: ClassVar[str] = "lists.match_confirmed"
    VERSION: ClassVar[int] = 1

    answer_id: UUID
    inspection_id: UUID
    person_id: UUID | None
    source_key: str
    entry_number: str
    reason: str
    answered_by: str
