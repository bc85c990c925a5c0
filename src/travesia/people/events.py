"""What happens to persons' records, as the journal keeps it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class PersonRegistered(Event):
    """A person was registered as they claim to be, with the document they showed, if any.

    Without a document, `document_id` is None and the other document fields are empty.
    """

    KIND: ClassVar[str] = "people.person_registered"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    primary: str
    secondary: str
    script: str
    birth_date: str
    sex: str
    nationality: str
    document_id: UUID | None = None
    document_code: str = ""
    issuing_state: str = ""
    number: str = ""
    expires_on: date | None = None
    optional_data: str = ""
    mrz: str = ""


@register_event
@dataclass(frozen=True, slots=True)
class DocumentHeld(Event):
    """A known person showed a document that was not on their record."""

    KIND: ClassVar[str] = "people.document_held"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    document_id: UUID
    document_code: str
    issuing_state: str
    number: str
    expires_on: date | None
    optional_data: str
    mrz: str


@register_event
@dataclass(frozen=True, slots=True)
class ClaimCorrected(Event):
    """What a person's record claims was corrected; the claim before stays in the entry."""

    KIND: ClassVar[str] = "people.claim_corrected"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    revision: int
    reason: str
    before: dict[str, str]
    after: dict[str, str]


@register_event
@dataclass(frozen=True, slots=True)
class RecordExported(Event):
    """A person's record was given out in full, with who looked at it."""

    KIND: ClassVar[str] = "people.record_exported"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    reason: str
    looks: int


@register_event
@dataclass(frozen=True, slots=True)
class PersonLinked(Event):
    """Somebody said that two records are one person; neither record changed."""

    KIND: ClassVar[str] = "people.person_linked"
    VERSION: ClassVar[int] = 1

    link_id: UUID
    first_id: UUID
    second_id: UUID
    evidence: str
    reason: str
    question_id: UUID | None


@register_event
@dataclass(frozen=True, slots=True)
class PersonUnlinked(Event):
    """A link between two records was taken back; both stand as they were."""

    KIND: ClassVar[str] = "people.person_unlinked"
    VERSION: ClassVar[int] = 1

    link_id: UUID
    first_id: UUID
    second_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class QuestionRaised(Event):
    """A question about one or more identities entered the queue."""

    KIND: ClassVar[str] = "people.question_raised"
    VERSION: ClassVar[int] = 1

    question_id: UUID
    question: str
    persons: tuple[UUID, ...]
    facts: dict[str, str]


@register_event
@dataclass(frozen=True, slots=True)
class QuestionMoved(Event):
    """Somebody acted on a question: answered, proposed, confirmed, withdrew or reopened it."""

    KIND: ClassVar[str] = "people.question_moved"
    VERSION: ClassVar[int] = 1

    question_id: UUID
    act: str
    answer: str
    reason: str
    state: str


@register_event
@dataclass(frozen=True, slots=True)
class RecordsCompared(Event):
    """A batch compared all records by blocks: how much, and what it left out by kind of block."""

    KIND: ClassVar[str] = "people.records_compared"
    VERSION: ClassVar[int] = 1

    persons: int
    pairs: int
    asked: int
    left_out: dict[str, int]


@register_event
@dataclass(frozen=True, slots=True)
class PhotoAdded(Event):
    """A photo of a person was kept, encrypted; the entry says whence and nothing of the picture."""

    KIND: ClassVar[str] = "people.photo_added"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    photo_id: UUID
    source: str
    taken_at: datetime | None
    size: int


@register_event
@dataclass(frozen=True, slots=True)
class PhotoErased(Event):
    """A photo was made unreadable for good: its key was dropped."""

    KIND: ClassVar[str] = "people.photo_erased"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    photo_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class PhotosRewrapped(Event):
    """Photos were brought under the node's key of now; the pictures were not opened."""

    KIND: ClassVar[str] = "people.photos_rewrapped"
    VERSION: ClassVar[int] = 1

    key_id: str
    done: int
    refused: int


@register_event
@dataclass(frozen=True, slots=True)
class IdentityChecked(Event):
    """Somebody checked an identity: by what means, against what, which parts, with what outcome."""

    KIND: ClassVar[str] = "people.identity_checked"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    verification_id: UUID
    means: str
    document_id: UUID | None
    fields: tuple[str, ...]
    outcome: str
    reference: str
    revision: int
    standing: str


@register_event
@dataclass(frozen=True, slots=True)
class VerificationEnded(Event):
    """Checks no longer hold, since a part of the claim that they covered was corrected."""

    KIND: ClassVar[str] = "people.verification_ended"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    verifications: tuple[UUID, ...]
    changed: tuple[str, ...]
    standing: str


@register_event
@dataclass(frozen=True, slots=True)
class NameAdded(Event):
    """A name was added beside the claimed one, in its own spelling and script."""

    KIND: ClassVar[str] = "people.name_added"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    name_id: int
    name_kind: str
    script: str
    primary: str
    secondary: str
    valid_from: str
    valid_until: str
    document_id: UUID | None
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class NameWithdrawn(Event):
    """A name turned out not to be the person's; it stays in the entry that added it."""

    KIND: ClassVar[str] = "people.name_withdrawn"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    name_id: int
    name_kind: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class DocumentReported(Event):
    """A held document was reported renewed, lost, stolen or recovered."""

    KIND: ClassVar[str] = "people.document_reported"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    report_id: UUID
    document_id: UUID
    report: str
    happened_on: str
    successor_id: UUID | None
    note: str


@register_event
@dataclass(frozen=True, slots=True)
class PersonErased(Event):
    """A person was erased on request; the id remains so that a restored backup can be put right."""

    KIND: ClassVar[str] = "people.person_erased"
    VERSION: ClassVar[int] = 1

    person_id: UUID
    reason: str
    names: int
    documents: int
    photos: int
    verifications: int
    bodies: int
