"""Recording: every entry takes the next number of its chain inside the caller's transaction."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from travesia.core import clock
from travesia.core.events import (
    EVENTS,
    ActorLike,
    Event,
    Receiver,
    Recorded,
    Subject,
    receivers_of,
)
from travesia.core.ids import new_id
from travesia.journal.domain import GENESIS, Envelope, NewEntry, canonical, chain_hash, commitment
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
from travesia.journal.services import checkpoints
from travesia.journal.services.writable import ensure_writable, writing

SALT_BYTES = 16


def record(
    *,
    actor: ActorLike,
    event: Event,
    purpose: str,
    subjects: Sequence[Subject] = (),
    basis: Mapping[str, str] | None = None,
    occurred_at: datetime | None = None,
    supersedes: UUID | None = None,
) -> Recorded:
    """Record one event inside the present transaction and return its receipt.

    `basis` says which list versions the node had when it decided; `supersedes` is the id of the
    entry that this one corrects. Raises RuntimeError outside a transaction, TypeError for a kind
    nobody registered, NotWritableError when the disk is full or read-only.
    """
    entry = NewEntry(event, purpose, subjects, basis, occurred_at, supersedes)
    return record_many(actor=actor, entries=(entry,))[0]


def record_many(*, actor: ActorLike, entries: Sequence[NewEntry]) -> tuple[Recorded, ...]:
    """Record many events of one actor, in order, in the present transaction.

    Receivers hear once per kind, with the last entry of that kind. Errors are those of `record`.
    """
    if not connection.in_atomic_block:
        raise RuntimeError(
            "the journal records inside a transaction: open transaction.atomic() around the act"
        )
    if not entries:
        return ()
    ensure_writable()
    with writing():
        head = _locked_head()
        links = _linked(head, actor, entries)
        _insert(links)
        last = links[-1]
        JournalNode.objects.filter(node=head.node, epoch=head.epoch).update(
            seq=last.envelope.seq, hash=last.hash
        )
    receipts = tuple(link.receipt() for link in links)
    _after_commit(receipts)
    return receipts


def _after_commit(receipts: Sequence[Recorded]) -> None:
    """Let receivers hear, and a checkpoint be taken when one is due, once this is committed."""
    for receipt in {receipt.kind: receipt for receipt in receipts}.values():
        for receiver in receivers_of(receipt.kind):
            transaction.on_commit(partial(_deliver, receiver, receipt), robust=True)
    sizes = partial(checkpoints.take_when_due, receipts[0].seq, receipts[-1].seq)
    transaction.on_commit(sizes, robust=True)


def _deliver(receiver: Receiver, receipt: Recorded) -> None:
    receiver.handle(receipt)


@dataclass(frozen=True, slots=True)
class _Link:
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


def _locked_head() -> JournalNode:
    """Return the head of this node's newest epoch, locked until the transaction ends.

    PostgreSQL locks the row; SQLite holds the whole database since BEGIN IMMEDIATE.
    """
    heads = JournalNode.objects.filter(node=settings.NODE).order_by("-epoch")
    head = heads.select_for_update().first()
    if head is None:
        first = JournalNode(node=settings.NODE, epoch=1, seq=0, hash=GENESIS)
        JournalNode.objects.bulk_create([first], ignore_conflicts=True)
        head = heads.select_for_update()[0]
    return head


def _linked(head: JournalNode, actor: ActorLike, entries: Sequence[NewEntry]) -> list[_Link]:
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
) -> _Link:
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
    return _Link(eid, envelope, salt, content, pairs, prev, hashed)


_ENTRY = (
    "INSERT INTO journal_entry (v, eid, node, epoch, seq, kind, version, occurred_at, utc_offset,"
    " recorded_at, actor, session, purpose, basis, supersedes, body_commitment,"
    " subjects_commitment, prev, hash) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s,"
    " %s, %s, %s, %s, %s, %s)"
)
_BODY = "INSERT INTO journal_body (eid, salt, content) VALUES (%s, %s, %s)"
_SUBJECT = "INSERT INTO journal_subject (eid, kind, subject_id) VALUES (%s, %s, %s)"


def _insert(links: Sequence[_Link]) -> None:
    """Store entries, bodies and subjects.

    Written as statements and not through the models: a batch spends half its time there otherwise.
    """
    hex_ids = connection.vendor == "sqlite"  # Django keeps ids there as 32 hex digits
    ids = [link.eid.hex if hex_ids else str(link.eid) for link in links]
    about = [
        (eid, kind, identity.replace("-", "") if hex_ids else identity)
        for eid, link in zip(ids, links, strict=True)
        for kind, identity in link.pairs
    ]
    pairs = list(zip(ids, links, strict=True))
    with connection.cursor() as cursor:
        cursor.executemany(_ENTRY, [link.row(eid) for eid, link in pairs])
        cursor.executemany(_BODY, [(eid, link.salt, link.content.decode()) for eid, link in pairs])
        if about:
            cursor.executemany(_SUBJECT, about)
