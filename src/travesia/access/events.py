"""What happened to people's access, in the past tense; the journal keeps these."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class OrganisationRegistered(Event):
    """An organisation became known to the node."""

    KIND: ClassVar[str] = "access.organisation_registered"
    organisation_id: UUID
    code: str
    name: str
    kind: str
    country: str


@register_event
@dataclass(frozen=True, slots=True)
class UserCreated(Event):
    """A person was given an account that opens nothing yet."""

    KIND: ClassVar[str] = "access.user_created"
    user_id: UUID
    username: str
    organisation: str


@register_event
@dataclass(frozen=True, slots=True)
class UserStopped(Event):
    """A person's access was stopped; every session of theirs ended."""

    KIND: ClassVar[str] = "access.user_stopped"
    user_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class UserResumed(Event):
    """A stopped person may sign in again."""

    KIND: ClassVar[str] = "access.user_resumed"
    user_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class SetUpLinkIssued(Event):
    """A one-time link was made with which the person chooses a password."""

    KIND: ClassVar[str] = "access.set_up_link_issued"
    user_id: UUID
    second_factors_removed: int


@register_event
@dataclass(frozen=True, slots=True)
class PasswordChosen(Event):
    """The person chose a password."""

    KIND: ClassVar[str] = "access.password_chosen"
    user_id: UUID


@register_event
@dataclass(frozen=True, slots=True)
class WayInChanged(Event):
    """A person changed their own way in: a password, an app, a key or recovery codes."""

    KIND: ClassVar[str] = "access.way_in_changed"
    user_id: UUID
    #: `password_changed`, `totp_activated`, `webauthn_removed` … as sign-in names it.
    change: str


@register_event
@dataclass(frozen=True, slots=True)
class RoleProposed(Event):
    """One person proposed a role that needs a second person."""

    KIND: ClassVar[str] = "access.role_proposed"
    grant_id: UUID
    user_id: UUID
    role: str
    country: str
    agency: str
    post: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class RoleGranted(Event):
    """A role opened for a person in a scope."""

    KIND: ClassVar[str] = "access.role_granted"
    grant_id: UUID
    user_id: UUID
    role: str
    country: str
    agency: str
    post: str
    valid_from: datetime
    valid_until: datetime | None
    proposed_by: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class RoleRefused(Event):
    """A second person refused a proposed role."""

    KIND: ClassVar[str] = "access.role_refused"
    grant_id: UUID
    user_id: UUID
    role: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class RoleRevoked(Event):
    """A role was taken back; it opens nothing from this moment."""

    KIND: ClassVar[str] = "access.role_revoked"
    grant_id: UUID
    user_id: UUID
    role: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class DeviceEnrolled(Event):
    """A machine became known to the node."""

    KIND: ClassVar[str] = "access.device_enrolled"
    device_id: UUID
    name: str
    post: str


@register_event
@dataclass(frozen=True, slots=True)
class DeviceRetired(Event):
    """A machine is no longer trusted."""

    KIND: ClassVar[str] = "access.device_retired"
    device_id: UUID
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class SignedIn(Event):
    """A person signed in and a session began."""

    KIND: ClassVar[str] = "access.signed_in"
    user_id: UUID
    session_id: UUID
    device: str
    demo: bool


@register_event
@dataclass(frozen=True, slots=True)
class SessionLocked(Event):
    """A session was locked after nobody touched it for a while, or by its person."""

    KIND: ClassVar[str] = "access.session_locked"
    user_id: UUID
    session_id: UUID


@register_event
@dataclass(frozen=True, slots=True)
class SessionUnlocked(Event):
    """The same person opened a locked session again."""

    KIND: ClassVar[str] = "access.session_unlocked"
    user_id: UUID
    session_id: UUID
    method: str


@register_event
@dataclass(frozen=True, slots=True)
class SessionEnded(Event):
    """A session ended, and why."""

    KIND: ClassVar[str] = "access.session_ended"
    user_id: UUID
    session_id: UUID
    because: str


@register_event
@dataclass(frozen=True, slots=True)
class PostChosen(Event):
    """A person said at which post and lane they work now."""

    KIND: ClassVar[str] = "access.post_chosen"
    user_id: UUID
    session_id: UUID
    post: str
    lane: str


@register_event
@dataclass(frozen=True, slots=True)
class SignInLocked(Event):
    """Too many wrong passwords for one name from one machine: that pair waits."""

    KIND: ClassVar[str] = "access.sign_in_locked"
    user_id: UUID | None
    minutes: int
