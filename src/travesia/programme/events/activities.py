"""What happens to activities, attendance, registers and threads; no event says who a person is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class ActivityEntered(Event):
    """An activity was entered by hand or taken from a spreadsheet."""

    KIND = "programme.activity_entered"

    activity_id: UUID
    reference: str
    kind: str
    topic: str
    outcome: str
    state: str
    begins_on: date
    ends_on: date
    countries: tuple[str, ...]
    source: str
    """Name of the file; empty for one that was entered by hand."""


@register_event
@dataclass(frozen=True, slots=True)
class ActivityChanged(Event):
    """What is said of an activity was changed."""

    KIND = "programme.activity_changed"

    activity_id: UUID
    reference: str
    fields: tuple[str, ...]
    """Names of what changed, in order."""


@register_event
@dataclass(frozen=True, slots=True)
class HeadsCounted(Event):
    """People at an activity were counted, without a list."""

    KIND = "programme.heads_counted"

    activity_id: UUID
    reference: str
    total: int
    parts: Mapping[str, Mapping[str, int]]


@register_event
@dataclass(frozen=True, slots=True)
class SignInOpened(Event):
    """The page behind the QR code of an activity was opened, until a moment."""

    KIND = "programme.sign_in_opened"

    activity_id: UUID
    reference: str
    until: datetime


@register_event
@dataclass(frozen=True, slots=True)
class SignInClosed(Event):
    """The page behind the QR code of an activity was closed."""

    KIND = "programme.sign_in_closed"

    activity_id: UUID
    reference: str
    attendances: int


@register_event
@dataclass(frozen=True, slots=True)
class AttendanceSigned(Event):
    """Somebody signed in; neither their name nor their mark is in the journal."""

    KIND = "programme.attendance_signed"

    activity_id: UUID
    attendance_id: UUID
    sex: str
    age: str
    disability: str


@register_event
@dataclass(frozen=True, slots=True)
class AttendanceImported(Event):
    """A list of who was there was taken in; its names are forgotten."""

    KIND = "programme.attendance_imported"

    activity_id: UUID
    reference: str
    added: int
    known: int
    """Of the list, how many had been there already."""
    repeated: int
    """Lines that were left out as they repeat another."""
    parts: Mapping[str, Mapping[str, int]]


@register_event
@dataclass(frozen=True, slots=True)
class AttendanceTakenBack(Event):
    """Everything that was known of who was at an activity was taken back."""

    KIND = "programme.attendance_taken_back"

    activity_id: UUID
    reference: str
    attendances: int
    counted: int | None
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class ActivitiesImported(Event):
    """A spreadsheet of activities was taken in whole."""

    KIND = "programme.activities_imported"

    source: str
    sha256: str
    added: int
    changed: int
    unchanged: int


@register_event
@dataclass(frozen=True, slots=True)
class LayoutKept(Event):
    """Somebody told which column of a layout is what."""

    KIND = "programme.layout_kept"

    kind: str
    key: str
    columns: Mapping[str, int]


@register_event
@dataclass(frozen=True, slots=True)
class EvidenceAdded(Event):
    """A file was put to an activity."""

    KIND = "programme.evidence_added"

    activity_id: UUID
    file_id: UUID
    media: str
    size: int
    sha256: str


@register_event
@dataclass(frozen=True, slots=True)
class FacilityKept(Event):
    """A facility was added or what is said of it was changed."""

    KIND = "programme.facility_kept"

    code: str
    kind: str
    country: str
    quantity: int


@register_event
@dataclass(frozen=True, slots=True)
class FacilityStepped(Event):
    """A facility reached a state on a day."""

    KIND = "programme.facility_stepped"

    code: str
    step: str
    on: date
    known: str


@register_event
@dataclass(frozen=True, slots=True)
class PartnerKept(Event):
    """A partner was added, or one of its other names."""

    KIND = "programme.partner_kept"

    name: str
    kind: str
    aliases: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class PublicationKept(Event):
    """A publication was added or changed."""

    KIND = "programme.publication_kept"

    code: str
    published: str


@register_event
@dataclass(frozen=True, slots=True)
class ThreadOpened(Event):
    """A policy, agreement or work in progress is followed from now on."""

    KIND = "programme.thread_opened"

    code: str
    kind: str
    countries: tuple[str, ...]
    due: str


@register_event
@dataclass(frozen=True, slots=True)
class ThreadTold(Event):
    """Something was told of a thread, or it was given another day."""

    KIND = "programme.thread_told"

    code: str
    on: date
    says: str
    due: str


@register_event
@dataclass(frozen=True, slots=True)
class ThreadClosed(Event):
    """A thread ended; by what."""

    KIND = "programme.thread_closed"

    code: str
    on: date
    by: str


@register_event
@dataclass(frozen=True, slots=True)
class YearKeysDropped(Event):
    """Keys of programme years were dropped: marks made with them lead back to nobody."""

    KIND = "programme.year_keys_dropped"

    years: tuple[int, ...]
