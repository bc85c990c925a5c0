"""The links of a chain: each entry gets its number, its commitments and its hash."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from travesia.core import clock
from travesia.core.events import EVENTS, ActorLike, Recorded
from travesia.core.ids import new_id
from travesia.journal.domain import Envelope, NewEntry, canonical, chain_hash, commitment
from travesia.journal.domain.canonical import (
    basis_text,
    moment_of,
    moment_text,
    offset_minutes,
    pairs_of,
    subjects_bytes,
)
from travesia.journal.domain.envelope import ENVELOPE_VERSION
from travesia.journal.models import JournalNode

SALT_BYTES = 16


@dataclass(frozen=True, slots=True)
class Link:
    """One entry that has its place in the chain, before it is stored."""

    eid: UUID
    envelope: Envelope
    salt: bytes
    content: bytes
    pairs: tuple[tuple[str, str], ...]
    prev: bytes
    hash: bytes

    def receipt(self) -> Recorded:
        """Return what the caller may keep."""
        envelope = self.envelope
        return Recorded(
            node=envelope.node,
            epoch=envelope.epoch,
            seq=envelope.seq,
            eid=self.eid,
            kind=envelope.kind,
            version=envelope.version,
            occurred_at=moment_of(envelope.occurred_at),
            hash=self.hash.hex(),
        )

    def row(self, eid: str) -> tuple[str | int | bytes, ...]:
        """Return the entry's columns in the order of _ENTRY; `eid` as the database keeps ids."""
        e = self.envelope
        return (
            *(e.v, eid, e.node, e.epoch, e.seq, e.kind, e.version, e.occurred_at, e.utc_offset),
            *(e.recorded_at, e.actor, e.session, e.purpose, e.basis, e.supersedes),
            *(bytes.fromhex(e.body), bytes.fromhex(e.subjects), self.prev, self.hash),
        )


def linked(head: JournalNode, actor: ActorLike, entries: Sequence[NewEntry]) -> list[Link]:
    """Give each entry its number and chain it to the one before."""
    now = clock.now()
    recorded_at = moment_text(now)
    seq, prev = head.seq, bytes(head.hash)
    links = []
    for entry in entries:
        seq += 1
        link = _link(head, seq, prev, actor, entry, now, recorded_at)
        links.append(link)
        prev = link.hash
    return links


def _link(
    head: JournalNode,
    seq: int,
    prev: bytes,
    actor: ActorLike,
    entry: NewEntry,
    now: datetime,
    recorded_at: str,
) -> Link:
    event = entry.event
    if f"{event.KIND}@{event.VERSION}" not in EVENTS:
        raise TypeError(f"{event.KIND}@{event.VERSION} is not registered: use @register_event")
    eid, salt = new_id(), secrets.token_bytes(SALT_BYTES)
    content, pairs = canonical(event.body()), pairs_of(entry.subjects)
    occurred_at = entry.occurred_at or now
    envelope = Envelope(
        v=ENVELOPE_VERSION,
        eid=str(eid),
        node=head.node,
        epoch=head.epoch,
        seq=seq,
        kind=event.KIND,
        version=event.VERSION,
        occurred_at=moment_text(occurred_at),
        utc_offset=offset_minutes(occurred_at),
        recorded_at=recorded_at,
        actor=actor.id,
        session=actor.session,
        purpose=str(entry.purpose),
        basis=basis_text(entry.basis),
        supersedes="" if entry.supersedes is None else str(entry.supersedes),
        body=commitment(salt, content).hex(),
        subjects=commitment(salt, subjects_bytes(pairs)).hex(),
    )
    hashed = chain_hash(prev, envelope.canonical())
    return Link(eid, envelope, salt, content, pairs, prev, hashed)
