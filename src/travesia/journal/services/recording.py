"""Recording: every entry takes the next number of its chain inside the caller's transaction."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from travesia.core import bulk
from travesia.core.behind import behind_the_answer
from travesia.core.events import ActorLike, Event, Receiver, Recorded, Subject, receivers_of
from travesia.journal.domain import GENESIS, NewEntry
from travesia.journal.models import JournalNode
from travesia.journal.services import checkpoints
from travesia.journal.services.chaining import Link, linked
from travesia.journal.services.writable import ensure_writable, writing


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
        links = linked(head, actor, entries)
        _insert(links)
        last = links[-1]
        with connection.cursor() as cursor:
            cursor.execute(_MOVE_ON, (last.envelope.seq, last.hash, head.node, head.epoch))
    receipts = tuple(link.receipt() for link in links)
    _after_commit(receipts)
    return receipts


def _after_commit(receipts: Sequence[Recorded]) -> None:
    """Let receivers hear, and a checkpoint be taken when one is due, once this is committed.

    Whoever waits for an answer gets it before a checkpoint, and before what may come behind it.
    """
    for receipt in {receipt.kind: receipt for receipt in receipts}.values():
        for receiver in receivers_of(receipt.kind):
            transaction.on_commit(_delivery(receiver, receipt), robust=True)
    transaction.on_commit(
        lambda: behind_the_answer(
            lambda: checkpoints.take_when_due(receipts[0].seq, receipts[-1].seq)
        ),
        robust=True,
    )


def _delivery(receiver: Receiver, receipt: Recorded) -> Callable[[], None]:
    """Return the call to make after commit.

    A function with a name and no `partial`: Django logs a failing hook by its name, and an error
    there would tell people that what was recorded was not.
    """

    def deliver() -> None:
        if receiver.behind:
            behind_the_answer(lambda: receiver.handle(receipt))
        else:
            receiver.handle(receipt)

    return deliver


def _locked_head() -> JournalNode:
    """Return the head of this node's newest epoch, locked until the transaction ends.

    PostgreSQL locks the row; SQLite holds the whole database since BEGIN IMMEDIATE.
    """
    head = _read_head()
    if head is None:
        first = JournalNode(node=settings.NODE, epoch=1, seq=0, hash=GENESIS)
        JournalNode.objects.bulk_create([first], ignore_conflicts=True)
        head = _read_head()
    if head is None:
        raise RuntimeError("the journal has no head and could not make one")
    return head


def _read_head() -> JournalNode | None:
    lock = " FOR UPDATE" if connection.features.has_select_for_update else ""
    with connection.cursor() as cursor:
        cursor.execute(f"{_HEAD}{lock}", (settings.NODE,))
        row = cursor.fetchone()
    if row is None:
        return None
    node, epoch, seq, prev = row
    return JournalNode(node=node, epoch=epoch, seq=seq, hash=bytes(prev))


_HEAD = (
    "SELECT node, epoch, seq, hash FROM journal_node WHERE node = %s ORDER BY epoch DESC LIMIT 1"
)
_MOVE_ON = "UPDATE journal_node SET seq = %s, hash = %s WHERE node = %s AND epoch = %s"
_ENTRY = (
    *("v", "eid", "node", "epoch", "seq", "kind", "version", "occurred_at", "utc_offset"),
    *("recorded_at", "actor", "session", "purpose", "basis", "supersedes"),
    *("body_commitment", "subjects_commitment", "prev", "hash"),
)


def _insert(links: Sequence[Link]) -> None:
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
    bodies = [(eid, link.salt, link.content.decode()) for eid, link in pairs]
    bulk.insert_values("journal_entry", _ENTRY, [link.row(eid) for eid, link in pairs])
    bulk.insert_values("journal_body", ("eid", "salt", "content"), bodies)
    bulk.insert_values("journal_subject", ("eid", "kind", "subject_id"), about)
