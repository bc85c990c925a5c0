"""An invented kind of event and ways to record it, for the journal's own tests."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Purpose
from travesia.core import events
from travesia.core.events import ActorLike, Event, EventKind, Recorded, Subject
from travesia.journal import services

ANNA = Subject("person", UUID(int=1))
LARS = Subject("person", UUID(int=2))


@dataclass(frozen=True, slots=True)
class CupCounted(Event):
    """Somebody counted cups."""

    KIND: ClassVar[str] = "journal.cup_counted"

    cups: int
    note: str = ""


@contextmanager
def cups_are_known() -> Iterator[None]:
    """Register the invented kind for the length of the block."""
    kind = EventKind(CupCounted)
    events.EVENTS._items[kind.key] = kind
    try:
        yield
    finally:
        events.EVENTS._items.pop(kind.key, None)


def count_cups(
    actor: ActorLike, cups: int, *subjects: Subject, occurred_at: datetime | None = None
) -> Recorded:
    """Record one count in its own transaction."""
    with transaction.atomic():
        return services.record(
            actor=actor,
            event=CupCounted(cups),
            purpose=Purpose.ADMINISTRATION,
            subjects=subjects,
            occurred_at=occurred_at,
        )
