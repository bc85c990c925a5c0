"""What the journal itself records: looks, erasures and their certificates, holds."""

from dataclasses import dataclass
from typing import ClassVar

from travesia.core.events import Event, register_event


@register_event
@dataclass(frozen=True, slots=True)
class LookedAt(Event):
    """Somebody saw personal data: which groups of fields, why, from where, how many people."""

    KIND: ClassVar[str] = "journal.looked_at"

    fields: tuple[str, ...]
    reason: str
    results: int | None
    #: Keyed hash of the query, so that equal searches can be counted without keeping them.
    query: str
    post: str
    device: str


@register_event
@dataclass(frozen=True, slots=True)
class BodiesErased(Event):
    """The bodies of these entries were erased; the chain keeps their commitments."""

    KIND: ClassVar[str] = "journal.bodies_erased"

    #: Hyphenated ids of the entries, in order.
    entries: tuple[str, ...]
    policy: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class ErasureCertified(Event):
    """A retention policy was carried out: how many records it erased, and up to which day."""

    KIND: ClassVar[str] = "journal.erasure_certified"

    policy: str
    legal_basis: str
    action: str
    #: RFC 3339; records older than this were due.
    before: str
    erased: int


@register_event
@dataclass(frozen=True, slots=True)
class HoldPlaced(Event):
    """A subject's records may not be erased until the hold ends."""

    KIND: ClassVar[str] = "journal.hold_placed"

    hold: str
    reason: str
    until: str


@register_event
@dataclass(frozen=True, slots=True)
class HoldReleased(Event):
    """A hold ended before its day; ordinary periods apply again."""

    KIND: ClassVar[str] = "journal.hold_released"

    hold: str
    reason: str


@register_event
@dataclass(frozen=True, slots=True)
class JournalVerified(Event):
    """The node recomputed its own journal; an outside verification does not depend on this."""

    KIND: ClassVar[str] = "journal.verified"

    ok: bool
    entries: int
    wrong: int
    #: The first thing that was wrong, in words; empty when nothing was.
    sentence: str
