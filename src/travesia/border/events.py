"""What happened at the desk, in the past tense: the journal keeps it, the statistics count it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class InspectionOpened(Event):
    """An officer took a document in hand; nothing is decided."""

    KIND: ClassVar[str] = "border.inspection_opened"
    inspection_id: UUID
    post: str
    country: str
    direction: str
    #: `zone` (a reader or a paste) or `typed`.
    source: str
    list_entries: int


@register_event
@dataclass(frozen=True, slots=True)
class DocumentPresented(Event):
    """A visa, card or seal was read with the travel document; nothing of what it says is here."""

    KIND: ClassVar[str] = "border.document_presented"
    inspection_id: UUID
    post: str
    country: str
    #: `visa`, `card` or `seal`.
    document: str
    #: What checking it gave: `verified`, `unknown_issuer` …; of a visa `in_date`, `expired` …
    state: str


@register_event
@dataclass(frozen=True, slots=True)
class PictureKept(Event):
    """A picture taken at the desk was kept with the traveller's record, in the room `people`."""

    KIND: ClassVar[str] = "border.picture_kept"
    inspection_id: UUID
    photo_id: UUID
    post: str
    country: str
    #: `desk` (the traveller's face) or `document` (the page of the document).
    source: str


@register_event
@dataclass(frozen=True, slots=True)
class InspectionSetAside(Event):
    """An inspection was closed without a decision, for a reason."""

    KIND: ClassVar[str] = "border.inspection_set_aside"
    inspection_id: UUID
    post: str
    country: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class TravellerReferred(Event):
    """An officer sent a traveller to second line; what is said there is not kept here."""

    KIND: ClassVar[str] = "border.traveller_referred"
    inspection_id: UUID
    post: str
    country: str
    direction: str
    reason: str


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


@register_event
@dataclass(frozen=True, slots=True)
class StayDocumentAnswered(Event):
    """An officer said whether an exit with another document is of the traveller who had entered."""

    KIND: ClassVar[str] = "border.stay_document_answered"
    answer_id: UUID
    entry_root: UUID
    exit_root: UUID
    persons: tuple[UUID, ...]
    country: str
    same_traveller: bool
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class StayReviewed(Event):
    """An officer said of an open stay past its last day whether it is to be followed up."""

    KIND: ClassVar[str] = "border.stay_reviewed"
    review_id: UUID
    #: Root of its entry.
    stay_id: UUID
    person_id: UUID
    country: str
    #: Post of entry.
    post: str
    #: `confirmed` or `set_aside`.
    outcome: str
    last_day: date
    #: Rule and version that gave the last day.
    rule: str
    #: False where a post of the country records no exits.
    exits_covered: bool
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class StayRulesLoaded(Event):
    """A book of rules of stay was put in force; stays are reckoned by it from then on."""

    KIND: ClassVar[str] = "border.stay_rules_loaded"
    book: str
    #: SHA-256 of the file.
    digest: str
    #: Rule and version: `UTO-VISITOR@2026-01-01`.
    versions: tuple[str, ...]


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


@register_event
@dataclass(frozen=True, slots=True)
class HolderSaid(Event):
    """An officer said which holder of a document is here: `known` (a subject) or `new`."""

    KIND: ClassVar[str] = "border.holder_said"
    inspection_id: UUID
    post: str
    country: str
    holder: str
