"""The values that callers hand to the journal and get from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from travesia.core.events import Event, Subject


@dataclass(frozen=True, slots=True)
class NewEntry:
    """One act to record in a batch; the fields mean what they mean in `services.record`."""

    event: Event
    purpose: str
    subjects: Sequence[Subject] = ()
    basis: Mapping[str, str] | None = None
    occurred_at: datetime | None = None
    supersedes: UUID | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The newest entry of a chain: `seq` 0 and 64 zeros when nothing was recorded yet."""

    node: str
    epoch: int
    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a list shows it: who did what, when and why; no body and no name."""

    seq: int
    kind: str
    occurred_at: datetime
    actor: str
    purpose: str
    look: bool
    erased: bool


@dataclass(frozen=True, slots=True)
class TrailLine:
    """One act or look about a person, with what a look says of itself."""

    line: EntryLine
    fields: tuple[str, ...]
    reason: str
    post: str


@dataclass(frozen=True, slots=True)
class Check:
    """The newest verification of this journal that its own node recorded."""

    checked_at: datetime
    ok: bool
    entries: int
    sentence: str
