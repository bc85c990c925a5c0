"""What other rooms and the pages see of the room: frozen values, never rows."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from travesia.helpdesk.domain.words import DeskKind, Loop, ReferralMethod


@dataclass(frozen=True, slots=True)
class NewDesk:
    """A desk to add, or what a desk is changed to."""

    code: str
    name: str
    kind: DeskKind
    country: str
    """ISO 3166-1 alpha-3."""
    area: str = ""
    """P-code."""
    languages: tuple[str, ...] = ("es",)
    hours: str = ""
    phone: str = ""
    """The desk's own public number."""
    emergency: str = ""
    """Whom to call in an emergency."""
    emergency_checked_on: date | None = None
    open: bool = True
    own_topics: tuple[tuple[str, str], ...] = ()
    """Names that people here have for topics, each with the code of the standard one."""


@dataclass(frozen=True, slots=True)
class DeskView(NewDesk):
    """A desk of this node."""

    id: UUID = field(kw_only=True)

    @property
    def language(self) -> str:
        """The usual language of the desk."""
        return self.languages[0] if self.languages else "es"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of one entry that a device sent."""

    id: UUID
    state: str
    """`kept`, `known` (it was kept before) or `refused`."""
    code: str = ""
    """Code of the referral where there is one, else why it was refused."""
    says: str = ""
    """The sentence to the attendant for a refused entry."""


@dataclass(frozen=True, slots=True)
class ReferralView:
    """A referral whose loop is open or closed; nothing tells whose it is."""

    id: UUID
    code: str
    service_id: str
    service_name: str
    method: ReferralMethod
    desk: str
    """Code of the desk."""
    country: str
    made_on: date
    loop: Loop
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class CallbackView:
    """A wish to be called, without what was said."""

    id: UUID
    desk: str
    desk_name: str
    language: str
    wanted: str
    asked_at: datetime
    gone_at: datetime
    """When it is deleted whatever happens."""


@dataclass(frozen=True, slots=True)
class CallbackSaid:
    """What a person said who wants to be called."""

    name: str
    """What to call them; no full name is asked for."""
    number: str
    about: str
