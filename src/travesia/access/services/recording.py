"""The way of this room's events into the journal, which stands above it."""

from collections.abc import Iterable
from uuid import UUID

from travesia.access.domain import Actor, Purpose
from travesia.core.events import Event, Recorded, Subject, publish


def record(*, actor: Actor, event: Event, users: Iterable[UUID] = ()) -> Recorded:
    """Write the event inside the present transaction; `users` are the people it is about."""
    return publish(
        actor=actor,
        event=event,
        purpose=Purpose.ADMINISTRATION.value,
        subjects=[Subject("user", user_id) for user_id in users],
    )
