"""Photos of persons: where they come from and what a reader gets; no Django."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class PhotoSource(StrEnum):
    """Where a photo comes from; it says nothing about whether it shows the person."""

    CHIP = "chip"
    """The face image in the chip of a document (Doc 9303-10, data group 2)."""
    DOCUMENT = "document"
    """The portrait printed on a document, as scanned."""
    DESK = "desk"
    """Taken of the person at the desk."""
    GIVEN = "given"
    """Handed in by the person or by another authority."""


@dataclass(frozen=True, slots=True)
class PhotoRef:
    """That there is a photo, and whence; the picture itself takes a look of its own."""

    id: UUID
    source: PhotoSource
    taken_at: datetime | None
    """When the picture was taken, if that is known; never read from the picture's own metadata."""
    added_at: datetime
    erased_at: datetime | None = None
    """When the photo was made unreadable; the row stays to say that there was one."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A photo as an authorised reader gets it."""

    ref: PhotoRef
    person_id: UUID
    media_type: str
    content: bytes = field(repr=False)
    """The picture, decrypted: for showing, never for keeping elsewhere."""
