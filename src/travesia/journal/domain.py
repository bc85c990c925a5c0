"""The journal's own values; canonical bytes, chain and commitments are defined here (no Django)."""

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
