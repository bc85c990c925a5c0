"""The queue, measured by cards; nobody is named."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class QueueCardHanded(Event):
    """A numbered card was given to the last person in a queue, to measure it; nobody is named."""

    KIND: ClassVar[str] = "border.queue_card_handed"
    card_id: UUID
    post: str
    country: str
    direction: str
    number: str


@register_event
@dataclass(frozen=True, slots=True)
class QueueCardCame(Event):
    """A card came to the window after so many seconds in the queue."""

    KIND: ClassVar[str] = "border.queue_card_came"
    card_id: UUID
    post: str
    country: str
    direction: str
    seconds: int


@register_event
@dataclass(frozen=True, slots=True)
class QueueCardGivenUp(Event):
    """A card will not come back, or lay too long to say anything about the queue."""

    KIND: ClassVar[str] = "border.queue_card_given_up"
    card_id: UUID
    post: str
    country: str
    direction: str
