"""What happens to lists and hits, as the journal keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, Json, register_event
from travesia.journal.domain import UPCASTERS, Upcaster


@register_event
@dataclass(frozen=True, slots=True)
class SourceRegistered(Event):
    """A list was made known to the node."""

    KIND: ClassVar[str] = "lists.source_registered"
    VERSION: ClassVar[int] = 2

    source_key: str
    label: str
    owner: str
    purposes: tuple[str, ...]
    kept_here: bool


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
class ThresholdsSet(Event):
    """The thresholds of a list were set on people who are not on it."""

    KIND: ClassVar[str] = "lists.thresholds_set"
    VERSION: ClassVar[int] = 1

    version_id: UUID
    source_key: str
    list_version: int
    persons: int
    """Persons on the list."""
    engine: str
    budget: float
    thresholds: Mapping[str, float]
    """By kind of question: `with_date`, `partial`, `without_date`."""
    alarm: float
    """The share of a second set of absent people who would be asked about."""


@register_event
@dataclass(frozen=True, slots=True)
class AlarmBudgetSet(Event):
    """Somebody set how many people who are not on a list it may ask about."""

    KIND: ClassVar[str] = "lists.alarm_budget_set"
    VERSION: ClassVar[int] = 1

    source_key: str
    before: float
    after: float
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class NeedSet(Event):
    """Somebody set whether the first line admits without the answer of a list."""

    KIND: ClassVar[str] = "lists.need_set"
    VERSION: ClassVar[int] = 1

    source_key: str
    needed: bool
    """True: without its answer the first line does not admit."""
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class HitAnswered(Event):
    """An officer compared a traveller with an entry and answered."""

    KIND: ClassVar[str] = "lists.hit_answered"
    VERSION: ClassVar[int] = 2

    answer_id: UUID
    inspection_id: UUID
    person_id: UUID | None
    source_key: str
    list_version: int
    entry_number: str
    outcome: str
    reason: str
    kept_until: datetime
    explanation: Mapping[str, Json]
    """The reckoning the officer was shown: lists and matcher by version, contributions, threshold;
    empty where a document number alone was met."""


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


@register_event
@dataclass(frozen=True, slots=True)
class ChangeProposed(Event):
    """Somebody proposed to add, change or withdraw one entry; nothing is in force yet."""

    KIND: ClassVar[str] = "lists.change_proposed"
    VERSION: ClassVar[int] = 1

    change_id: UUID
    source_key: str
    entry_number: str
    act: str
    """`add`, `change` or `withdraw`."""
    before_digest: str
    after_digest: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class ChangeApproved(Event):
    """A second person let a single change in; the desks are asked it with their next traveller."""

    KIND: ClassVar[str] = "lists.change_approved"
    VERSION: ClassVar[int] = 1

    change_id: UUID
    source_key: str
    list_version: int
    change_number: int
    """The list's version answers as `list_version.change_number` from now on."""
    entry_number: str
    act: str
    entry_id: UUID | None
    """The entry that stands now; None when it was withdrawn."""
    proposed_by: str


@register_event
@dataclass(frozen=True, slots=True)
class ChangeRejected(Event):
    """A proposed single change was turned down."""

    KIND: ClassVar[str] = "lists.change_rejected"
    VERSION: ClassVar[int] = 1

    change_id: UUID
    source_key: str
    entry_number: str
    act: str
    reason: str


UPCASTERS.register(
    Upcaster("lists.source_registered", 1, lambda body: {**body, "kept_here": False})
)
UPCASTERS.register(Upcaster("lists.hit_answered", 1, lambda body: {**body, "explanation": {}}))
