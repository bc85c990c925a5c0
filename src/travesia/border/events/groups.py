"""People who travel together, and who answers for a child among them."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class GroupOpened(Event):
    """An officer began to read the documents of people who travel together."""

    KIND: ClassVar[str] = "border.group_opened"
    group_id: UUID
    post: str
    country: str
    direction: str
    #: `family`, `coach`, `crew` or `other`.
    group: str


@register_event
@dataclass(frozen=True, slots=True)
class GroupJoined(Event):
    """A traveller was read as a member of a group."""

    KIND: ClassVar[str] = "border.group_joined"
    group_id: UUID
    inspection_id: UUID
    position: int


@register_event
@dataclass(frozen=True, slots=True)
class GroupClosed(Event):
    """A group is done; whoever still waits waits at the desk."""

    KIND: ClassVar[str] = "border.group_closed"
    group_id: UUID
    post: str
    country: str
    members: int
    waiting: int


@register_event
@dataclass(frozen=True, slots=True)
class GuardianLinked(Event):
    """An officer wrote down which adult answers for a child; names and numbers are not here."""

    KIND: ClassVar[str] = "border.guardian_linked"
    link_id: UUID
    child_id: UUID
    #: None when the adult is named and not inspected here.
    adult_id: UUID | None
    #: Code of the document that shows it.
    proof: str


@register_event
@dataclass(frozen=True, slots=True)
class GuardianUnlinked(Event):
    """An officer took back that an adult answers for a child."""

    KIND: ClassVar[str] = "border.guardian_unlinked"
    link_id: UUID
    child_id: UUID
