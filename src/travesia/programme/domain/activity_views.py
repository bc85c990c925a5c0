"""Activities and what belongs to them, as values that selectors hand out."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from travesia.programme.domain.activities import (
    ActivityKind,
    ActivityState,
    ActivityTopic,
    Modality,
)
from travesia.programme.domain.attendance import HeadCount
from travesia.programme.domain.participants import Distinct


class PartnerKind(StrEnum):
    """What an institution is."""

    GOVERNMENT = "government"
    LOCAL_GOVERNMENT = "local_government"
    REGIONAL_BODY = "regional_body"
    UN = "un"
    CIVIL_SOCIETY = "civil_society"
    ACADEMIA = "academia"
    PRIVATE_SECTOR = "private_sector"
    COMMUNITY = "community"
    OTHER = "other"


class AliasUse(StrEnum):
    """Whether another name of a partner may be printed."""

    OFFICIAL = "official"
    """Official in another language."""
    ADMITTED = "admitted"
    """A short form that everybody knows."""
    AVOID = "avoid"
    """Found in the wild; bulletins use the official name instead."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """Another way in which a partner is written."""

    text: str
    use: AliasUse


@dataclass(frozen=True, slots=True)
class PartnerView:
    """An institution that takes part."""

    id: UUID
    name: str
    short: str
    kind: PartnerKind
    country: str
    aliases: tuple[AliasView, ...] = ()
    activities: int = 0


@dataclass(frozen=True, slots=True)
class PublicationView:
    """Something that was published."""

    code: str
    title: str
    language: str
    published: str
    """A day, or a month as `2024-03`."""
    address: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file that shows that something was done; without its content."""

    id: UUID
    name: str
    media: str
    size: int
    sha256: str
    added_at: datetime


@dataclass(frozen=True, slots=True)
class ActivityView:
    """One activity as the register shows it."""

    id: UUID
    reference: str
    title: str
    kind: ActivityKind
    topic: ActivityTopic
    outcome: str
    state: ActivityState
    modality: Modality
    begins_on: date
    ends_on: date
    countries: tuple[str, ...]
    place: str = ""
    partners: tuple[str, ...] = ()
    """Official names."""
    languages: tuple[str, ...] = ()
    donor: str = ""
    cost_share: Decimal | None = None
    thread: str = ""
    note: str = ""
    quantity: int | None = None
    sign_in: str = ""
    """Word of the QR address while the page is open; empty when it is not."""
    sign_in_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AttendanceView:
    """How many were at an activity, and how that is known."""

    head: HeadCount | None
    """None when nothing was entered: unknown, not zero."""
    by_list: int
    """Attendances with or without a mark; 0 when there are only counts."""
    distinct: Distinct | None
    counted: HeadCount | None = None
    """What was counted besides a list; where both stand, the list counts."""

    @property
    def disagrees(self) -> bool:
        """Whether the list and the count give different numbers."""
        return bool(self.by_list and self.counted and self.counted.total != self.by_list)


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What the sign-in page answers: whether somebody is new here."""

    known: bool
    """They had signed in before: nothing was added."""
    recognised: bool
    """Whether they can be recognised at the next activity."""
