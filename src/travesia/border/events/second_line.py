"""Second line: a case begins, and a person closes it."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class SecondLineOpened(Event):
    """A second-line case begins; a room for protection or health may hear of it and look in."""

    KIND: ClassVar[str] = "border.second_line_opened"
    case_id: UUID
    #: None when no document was read.
    inspection_id: UUID | None
    post: str
    country: str
    direction: str
    #: Code of the reason; what the officer noted stays in the row and is not here.
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class SecondLineClosed(Event):
    """A person closed a second-line case."""

    KIND: ClassVar[str] = "border.second_line_closed"
    case_id: UUID
    inspection_id: UUID | None
    post: str
    country: str
    #: What it came to: a code of `SecondLineOutcome`.
    outcome: str
