"""The log: a crossing, its correction, a file of crossings from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class CrossingRecorded(Event):
    """An officer let a traveller through, or an older crossing was brought in."""

    KIND: ClassVar[str] = "border.crossing_recorded"
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
    #: Let through after a second-line inspection.
    second_line: bool
    purpose_of_travel: str
    #: Code of the ground when the document failed a check; empty otherwise.
    ground: str
    #: `desk`, `paper` or `import`.
    source: str


@register_event
@dataclass(frozen=True, slots=True)
class CrossingCorrected(Event):
    """A crossing was recorded wrongly and a new entry takes its place."""

    KIND: ClassVar[str] = "border.crossing_corrected"
    crossing_id: UUID
    superseded_id: UUID
    person_id: UUID
    before: Mapping[str, str]
    after: Mapping[str, str]
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class FileBroughtIn(Event):
    """A file of another system was brought in to its end; what it held is in other entries."""

    KIND: ClassVar[str] = "border.file_brought_in"
    run_id: UUID
    #: Short name of the other system.
    source: str
    #: SHA-256 of the file.
    digest: str
    #: Actor id of whoever asked for it.
    asked_by: str
    rows: int
    crossings: int
    refused: int
    already_there: int
    rejected: int
