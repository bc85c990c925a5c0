"""What happens to the directory, as the journal keeps it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryEntrySaved(Event):
    """An organisation, a place or a service was entered or changed."""

    KIND: ClassVar[str] = "directory.entry_saved"

    table: str
    """`organization`, `location` or `service`."""
    id: UUID
    name: str
    country: str
    created: bool
    changed: tuple[str, ...]
    """The tables in which rows of the entry changed."""
    revision: int


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryEntryHidden(Event):
    """An entry was taken out of every answer at once."""

    KIND: ClassVar[str] = "directory.entry_hidden"

    table: str
    id: UUID
    country: str
    reason: str
    revision: int


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryEntryShown(Event):
    """A hidden entry was let back in."""

    KIND: ClassVar[str] = "directory.entry_shown"

    table: str
    id: UUID
    country: str
    reason: str
    revision: int


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryServiceReviewed(Event):
    """Somebody looked at a service and says that it is still so."""

    KIND: ClassVar[str] = "directory.service_reviewed"

    id: UUID
    country: str
    owner: str
    was_due: str
    """ISO date on which the review was due."""
    next_due: str


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryImported(Event):
    """A file was taken over: entries with their parts, each whole."""

    KIND: ClassVar[str] = "directory.imported"

    source: str
    sha256: str
    added: Mapping[str, int]
    """Table → rows."""
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    rejected: int
    revision: int


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryExported(Event):
    """The whole directory was written to a file, with what the public does not see."""

    KIND: ClassVar[str] = "directory.exported"

    form: str
    services: int
    revision: int


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryFileSent(Event):
    """A file was laid before a second person; nothing of it is in the directory yet."""

    KIND: ClassVar[str] = "directory.file_sent"

    upload_id: UUID
    source: str
    sha256: str
    why: tuple[str, ...]
    """`sensitive`, `many`."""


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryFileApproved(Event):
    """A file was released to be brought in; without a second look by the one who sent it."""

    KIND: ClassVar[str] = "directory.file_approved"

    upload_id: UUID
    source: str
    sha256: str
    sent_by: str
    """Id of who sent it."""
    second_look: bool


@register_event
@dataclass(frozen=True, slots=True)
class DirectoryFileGivenBack(Event):
    """A file was given back by the second person, or taken back by who sent it."""

    KIND: ClassVar[str] = "directory.file_given_back"

    upload_id: UUID
    source: str
    sha256: str
    note: str
