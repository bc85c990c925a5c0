"""How a version of a list comes to be in force, how old it is, and when its size waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

from travesia.lists.domain.purposes import ListPurpose
from travesia.lists.domain.remarks import Remark
from travesia.lists.domain.thresholds import DEFAULT_BUDGET, NOT_SET_YET, ThresholdView

#: Older than this, the desk warns; older than the second, "no hit" is not said without the age.
WARN_AFTER = timedelta(hours=24)
STALE_AFTER = timedelta(days=7)

#: A version that is more than this part larger or smaller than the last, or exchanges more than
#: this part of its entries, waits for a person.
CHANGE_ALLOWED = 0.20

#: A version holds at most this many entries.
MOST_ENTRIES = 2_000_000


class VersionState(StrEnum):
    """Where a list version stands."""

    LOADING = "loading"
    """Entries are coming in; nobody can read or publish it."""
    PROPOSED = "proposed"
    PUBLISHED = "published"
    REPLACED = "replaced"
    REJECTED = "rejected"


class VersionAct(StrEnum):
    """What can be done with a version."""

    OFFER = "offer"
    PUBLISH = "publish"
    REJECT = "reject"
    REPLACE = "replace"


_S, _A = VersionState, VersionAct

#: State → act → the state it leads to; what is not here cannot be done.
VERSION_STEPS: Mapping[VersionState, Mapping[VersionAct, VersionState]] = MappingProxyType(
    {
        _S.LOADING: MappingProxyType({_A.OFFER: _S.PROPOSED, _A.REJECT: _S.REJECTED}),
        _S.PROPOSED: MappingProxyType({_A.PUBLISH: _S.PUBLISHED, _A.REJECT: _S.REJECTED}),
        _S.PUBLISHED: MappingProxyType({_A.REPLACE: _S.REPLACED}),
        _S.REPLACED: MappingProxyType({}),
        _S.REJECTED: MappingProxyType({}),
    }
)


class Freshness(StrEnum):
    """How old a list is, in the terms the desk uses."""

    FRESH = "fresh"
    OLD = "old"
    STALE = "stale"


@dataclass(frozen=True, slots=True)
class ListAge:
    """A list that was asked, and the version of it that answered."""

    key: str
    label: str
    version: int
    published_at: datetime
    """When its content was last known to be current: published, changed singly, or fetched
    again and found the same."""
    changes: int = 0
    """Single changes to the version that answered too."""
    needed: bool = True
    """Without its answer the first line does not admit."""

    @property
    def edition(self) -> str:
        """The version as text: `12`, or `12.3` after three single changes."""
        return f"{self.version}.{self.changes}" if self.changes else str(self.version)

    def freshness(self, now: datetime) -> Freshness:
        """Say how old the version is at `now`."""
        return freshness_of(self.published_at, now)


@dataclass(frozen=True, slots=True)
class ListName:
    """A list that is known here, whether or not anything was ever loaded into it."""

    key: str
    label: str
    needed: bool = True
    """Without its answer the first line does not admit."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How a version differs from the content in force when it was brought in, in entries."""

    added: int = 0
    removed: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version as list managers see it; no entries."""

    id: UUID
    source_key: str
    number: int
    state: VersionState
    count: int
    sha256: str
    proposed_at: datetime
    proposed_by: str
    published_at: datetime | None
    published_by: str
    waits_because: str
    """Why it waits for a person: `second_person`, `size_changed`, `content_changed` (more than a
    fifth of the entries are exchanged), `incomplete` (its owner announces more than the file
    holds), `overtaken` (another content came into force while its index was made), or empty when
    it does not."""
    current_at: datetime | None = None
    """When its content was last known to be current."""
    changes: int = 0
    """Single changes made since it came into force."""
    rejected_rows: int = 0
    """Rows of the file that were set aside."""
    difference: Difference = Difference()
    remarks: tuple[Remark, ...] = ()
    """What there was to say of its file."""
    thresholds: ThresholdView = NOT_SET_YET


@dataclass(frozen=True, slots=True)
class SourceView:
    """A list and its version in force."""

    key: str
    label: str
    owner: str
    purposes: tuple[ListPurpose, ...]
    current: VersionView | None
    waiting: int
    """Versions that wait for a person."""
    kept_here: bool = False
    """Its entries are kept at this node, one by one; else they come whole from elsewhere."""
    changes_waiting: int = 0
    """Single changes that wait for a second person."""
    alarm_budget: float = DEFAULT_BUDGET
    """The share of people not on the list whom it may ask about."""
    needed: bool = True
    """Without its answer the first line does not admit: too old, too late, or never loaded."""
    is_register: bool = False
    """A register of documents that is asked over a line: it has no versions here."""


def freshness_of(published_at: datetime, now: datetime) -> Freshness:
    """Say how old a version published then is at `now`."""
    age = now - published_at
    if age >= STALE_AFTER:
        return Freshness.STALE
    return Freshness.OLD if age >= WARN_AFTER else Freshness.FRESH


def changed_too_much(before: int, after: int) -> bool:
    """Tell whether a list of `before` entries that becomes `after` must wait for a person."""
    return bool(before) and abs(after - before) / before > CHANGE_ALLOWED


def exchanged_too_much(before: int, difference: Difference) -> bool:
    """Tell whether too many of `before` entries are gone or say something else under their number.

    A file of another list, or of the same one numbered anew, can have the very size of the last.
    """
    exchanged = difference.removed + difference.changed
    return bool(before) and exchanged / before > CHANGE_ALLOWED
