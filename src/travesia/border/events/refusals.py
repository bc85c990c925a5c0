"""A refusal: proposed by one officer, confirmed or withdrawn by another."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class RefusalProposed(Event):
    """An officer proposed to refuse; a second officer has to look."""

    KIND: ClassVar[str] = "border.refusal_proposed"
    inspection_id: UUID
    refusal_id: UUID
    post: str
    country: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class RefusalWithdrawn(Event):
    """A second officer, or the one who proposed it, took a proposed refusal back."""

    KIND: ClassVar[str] = "border.refusal_withdrawn"
    inspection_id: UUID
    refusal_id: UUID
    post: str
    country: str


@register_event
@dataclass(frozen=True, slots=True)
class EntryRefused(Event):
    """Two officers refused; the traveller did not cross."""

    KIND: ClassVar[str] = "border.entry_refused"
    crossing_id: UUID
    inspection_id: UUID | None
    person_id: UUID
    month: str
    post: str
    country: str
    direction: str
    mode: str
    nationality: str
    sex: str
    age_group: str
    outcome: str
    #: Code of the reason; empty for refusals brought in from elsewhere.
    reason: str
    source: str
