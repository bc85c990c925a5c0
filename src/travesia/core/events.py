"""Events: past-tense facts that rooms publish; the journal records them, receivers hear of them.

The journal stands above `core` and `access`, so it installs itself here as the recorder. Rooms
above the journal call `journal.services.record`; `core` and `access` call `publish`, which is the
same act through this seam.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import Enum
from typing import ClassVar, Protocol, TypeVar
from uuid import UUID

from travesia.core.registry import Registry

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


class Event:
    """Base of all events: a frozen dataclass with a kind, a version and plain values."""

    __slots__ = ()
    #: "room.thing_happened"; stable for ever.
    KIND: ClassVar[str]
    #: Raised when fields change; older versions are read through upcasters in the journal.
    VERSION: ClassVar[int] = 1

    def body(self) -> dict[str, Json]:
        """Return the event's fields as plain JSON values, ready for canonical bytes."""
        found = {name: getattr(self, name) for name in _names(type(self))}
        return {
            name: value if value is None or type(value) in _PLAIN else plain(value)
            for name, value in found.items()
        }


#: What stands in a body as it is; enums are of other types.
_PLAIN = frozenset({bool, int, float, str})


#: Names of the fields of each kind of event: they are asked for with every entry.
_FIELDS: dict[type[Event], tuple[str, ...]] = {}


def _names(event: type[Event]) -> tuple[str, ...]:
    found = _FIELDS.get(event)
    if found is None:
        found = _FIELDS[event] = tuple(f.name for f in fields(event))  # type: ignore[arg-type]  # every subclass is a dataclass
    return found


def plain(value: object) -> Json:
    """Turn a field's value into JSON: ids and dates as text, enums by value, tuples as lists."""
    if value is None or (
        isinstance(value, bool | int | float | str) and not isinstance(value, Enum)
    ):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | frozenset | set):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain(item) for item in items]
    raise TypeError(f"an event cannot carry {type(value).__name__}: use plain values")


@dataclass(frozen=True, slots=True)
class EventKind:
    """One registered kind and version of event."""

    event: type[Event]

    @property
    def key(self) -> str:
        """The kind with its version: `border.crossing_recorded@1`."""
        return f"{self.event.KIND}@{self.event.VERSION}"


EVENTS: Registry[EventKind] = Registry("events")

E = TypeVar("E", bound=type[Event])


def register_event(event: E) -> E:
    """Class decorator (outermost): make the event's kind known to journal and documentation."""
    EVENTS.register(EventKind(event))
    return event


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what an entry is about: a person, a document, a user, a list entry."""

    kind: str
    id: UUID


@dataclass(frozen=True, slots=True)
class Recorded:
    """The receipt of one journal entry."""

    node: str
    epoch: int
    seq: int
    eid: UUID
    kind: str
    version: int
    occurred_at: datetime
    hash: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One journal entry as other rooms may read it; `body` is None once it was erased."""

    node: str
    epoch: int
    seq: int
    eid: UUID
    kind: str
    version: int
    occurred_at: datetime
    purpose: str
    body: Mapping[str, Json] | None


class ActorLike(Protocol):
    """What the recorder needs to know of an actor; `access.domain.Actor` is one."""

    @property
    def id(self) -> str:
        """Stable id: `user:<uuid>`, `device:<uuid>`, `system:<name>` or `public`."""
        ...

    @property
    def session(self) -> str:
        """Opaque id of the session, or an empty string."""
        ...


class Recorder(Protocol):
    """The journal's way in, as `core` sees it."""

    def __call__(
        self,
        *,
        actor: ActorLike,
        event: Event,
        purpose: str,
        subjects: Sequence[Subject] = (),
        basis: Mapping[str, str] | None = None,
        occurred_at: datetime | None = None,
        supersedes: UUID | None = None,
    ) -> Recorded:
        """Record the event inside the present transaction and return its receipt."""
        ...


_recorder: list[Recorder] = []


def set_recorder(recorder: Recorder) -> None:
    """Install the journal; called once when the journal room starts."""
    _recorder[:] = [recorder]


def publish(
    *,
    actor: ActorLike,
    event: Event,
    purpose: str,
    subjects: Sequence[Subject] = (),
    basis: Mapping[str, str] | None = None,
    occurred_at: datetime | None = None,
    supersedes: UUID | None = None,
) -> Recorded:
    """Record an event from a room that stands below the journal; RuntimeError without a journal."""
    if not _recorder:
        raise RuntimeError("no journal is installed: nothing may change unrecorded")
    return _recorder[0](
        actor=actor,
        event=event,
        purpose=purpose,
        subjects=subjects,
        basis=basis,
        occurred_at=occurred_at,
        supersedes=supersedes,
    )


@dataclass(frozen=True, slots=True)
class Receiver:
    """A function that hears of a kind of event after commit; it must be idempotent."""

    key: str
    kind: str
    handle: Callable[[Recorded], None] = field(compare=False)
    behind: bool = False
    """Whether the answer goes before it: for what nobody asks about the moment they have it."""


RECEIVERS: Registry[Receiver] = Registry("receivers")


def receivers_of(kind: str) -> tuple[Receiver, ...]:
    """Return the receivers of one kind, in order of their keys."""
    return tuple(receiver for receiver in RECEIVERS if receiver.kind == kind)
