"""Forms written while the system was down, and list entries found late."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class PaperFormEntered(Event):
    """A form that was written while the system was down was entered; it is screened only now."""

    KIND: ClassVar[str] = "border.paper_form_entered"
    form_id: UUID
    inspection_id: UUID
    #: None when the traveller did not cross.
    crossing_id: UUID | None
    post: str
    country: str
    #: The form's number as written.
    form: str
    #: When the traveller crossed, as the form says; the entry's own time is that of entering.
    crossed_at: datetime
    direction: str
    #: `admitted`, `second_line`, `not_crossed` or `refused`.
    decision: str
    #: Code of the reason of a refusal.
    reason: str
    #: Who decided on paper, as written; a refusal names two.
    officer: str
    second_officer: str
    list_entries: int


@register_event
@dataclass(frozen=True, slots=True)
class LateHitRaised(Event):
    """A list entry resembles somebody whose form was entered late; the traveller is gone."""

    KIND: ClassVar[str] = "border.late_hit_raised"
    late_hit_id: UUID
    inspection_id: UUID
    post: str
    country: str
    #: What the list is called.
    list: str
    list_version: str
    entry_number: str


@register_event
@dataclass(frozen=True, slots=True)
class ListOwnerInformed(Event):
    """A person told the authority that owns the list of somebody who had crossed; it closes it."""

    KIND: ClassVar[str] = "border.list_owner_informed"
    late_hit_id: UUID
    inspection_id: UUID
    post: str
    country: str
    #: How and why, as the person wrote it.
    reason: str
