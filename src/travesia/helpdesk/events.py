"""What happens at desks; no event says who a person is."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class ContactLogged(Event):
    """Somebody was spoken with; the notes stay in the room."""

    KIND = "helpdesk.contact_logged"

    contact_id: UUID
    desk: str
    desk_country: str
    hour: datetime
    """In UTC, rounded down."""
    month: str
    """As `2026-11`, in UTC."""
    channel: str
    language: str
    country: str
    """Where the person is."""
    area: str
    profile: str
    age_band: str
    gender: str
    persons: int
    topics: tuple[str, ...]
    outcome: str
    repeat: str
    duration: str
    urgency: str


@register_event
@dataclass(frozen=True, slots=True)
class ContactWithdrawn(Event):
    """A contact was logged by mistake and counts no more; it says what it had counted as."""

    KIND = "helpdesk.contact_withdrawn"

    contact_id: UUID
    mistake: str
    replaced_by: UUID | None
    """The contact that was logged in its place."""
    desk: str
    desk_country: str
    month: str
    channel: str
    language: str
    profile: str
    age_band: str
    gender: str
    persons: int
    topics: tuple[str, ...]
    outcome: str
    repeat: str
    referral_made_on: date | None
    """Of its referral, where that is taken back too."""
    referral_loop: str


@register_event
@dataclass(frozen=True, slots=True)
class ReferralGiven(Event):
    """Somebody was sent to a service."""

    KIND = "helpdesk.referral_given"

    referral_id: UUID
    desk: str
    service_id: str
    service_name: str
    method: str
    made_on: date


@register_event
@dataclass(frozen=True, slots=True)
class ReferralClosed(Event):
    """It became known whether somebody reached the service, or that it will not be known."""

    KIND = "helpdesk.referral_closed"

    referral_id: UUID
    desk: str
    desk_country: str
    made_on: date
    before: str
    loop: str
    closed_on: date


@register_event
@dataclass(frozen=True, slots=True)
class CallbackAsked(Event):
    """Somebody wants to be called; their number is not in the journal."""

    KIND = "helpdesk.callback_asked"

    callback_id: UUID
    desk: str
    language: str
    channel: str


@register_event
@dataclass(frozen=True, slots=True)
class CallbackEnded(Event):
    """A wish to be called was answered or given up; what was said is deleted."""

    KIND = "helpdesk.callback_ended"

    callback_id: UUID
    desk: str
    end: str


@register_event
@dataclass(frozen=True, slots=True)
class CallbacksDeleted(Event):
    """Wishes to be called were deleted because their seven days were over."""

    KIND = "helpdesk.callbacks_deleted"

    count: int
    unanswered: int
    """Of these, how many nobody had called."""


@register_event
@dataclass(frozen=True, slots=True)
class DeskAdded(Event):
    """A hub or hotline was added to the node."""

    KIND = "helpdesk.desk_added"

    code: str
    name: str
    kind: str
    country: str
    area: str
    languages: tuple[str, ...]


@register_event
@dataclass(frozen=True, slots=True)
class DeskChanged(Event):
    """What is said of a desk was changed."""

    KIND = "helpdesk.desk_changed"

    code: str
    fields: tuple[str, ...]
    """Names of what changed, in order."""
    open: bool
