"""Where a journal is read from: what SQLite and PostgreSQL must both be able to tell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

#: How many entries are read at a time.
BATCH = 5000

#: Columns of an entry in the order the envelope takes them, then its place in the chain.
ENVELOPE_COLUMNS = (
    *("v", "eid", "node", "epoch", "seq", "kind", "version", "occurred_at", "utc_offset"),
    *("recorded_at", "actor", "session", "purpose", "basis", "supersedes"),
)
HASH_COLUMNS = ("body_commitment", "subjects_commitment", "prev", "hash")
#: The types those columns must have: a number that became text is a changed number.
TYPES = (
    *(int, str, str, int, int, str, int, str, int, str, str, str, str, str, str),
    *(bytes, bytes, bytes, bytes),
)

Row = Sequence[Any]


class UnreadableError(Exception):
    """The journal cannot be read at all; the message is a sentence."""


class DamagedError(Exception):
    """The database broke while it was being read; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class HeadRow:
    """What the node says of one of its chains."""

    node: str
    epoch: int
    seq: int
    hash: bytes
    verifier_key: str
    signed: int


class Source(Protocol):
    """A journal that can be read in order."""

    def heads(self) -> list[HeadRow]:
        """Return the head of every chain, in order of node and epoch."""
        ...

    def chains(self) -> list[tuple[Any, Any]]:
        """Return every (node, epoch) that occurs in entries."""
        ...

    def hash_at(self, node: str, epoch: int, seq: int) -> bytes | None:
        """Return the stored hash of one entry."""
        ...

    def batches(self, node: str, epoch: int, first: int, last: int | None) -> Iterator[list[Row]]:
        """Yield entries `first` to `last` in order, with salt, content and eraser at the end.

        A row holds ENVELOPE_COLUMNS, HASH_COLUMNS, then salt, content and the id of the entry
        that erased it (each None when absent). Ids are hyphenated text.
        """
        ...

    def subjects(self, node: str, epoch: int, first: int, last: int) -> Iterator[Row]:
        """Yield (entry id, kind, subject id) of the entries `first` to `last`."""
        ...

    def checkpoints(self) -> list[Row]:
        """Return (node, epoch, size, note) of every checkpoint, in order."""
        ...

    def strays(self) -> list[tuple[str, int]]:
        """Return (table, rows) for rows beside the chain that belong to no entry."""
        ...

    def structure(self) -> list[tuple[str, str]]:
        """Return (code, sentence) for damage in the tables, their indexes and their guards."""
        ...

    def tolerate_bad_text(self) -> None:
        """Read on where text is not UTF-8 instead of giving up."""
        ...

    def close(self) -> None:
        """Let the database go."""
        ...


TABLES = (
    *("journal_entry", "journal_body", "journal_subject"),
    *("journal_erasure", "journal_checkpoint", "journal_node"),
)

_ENTRY = ", ".join(f"e.{name}" for name in (*ENVELOPE_COLUMNS, *HASH_COLUMNS))

#: `{p}` is the placeholder of the database's driver.
BATCH_SQL = (
    f"SELECT {_ENTRY}, b.salt, b.content, x.by_eid FROM journal_entry e "  # noqa: S608  # constants
    "LEFT JOIN journal_body b ON b.eid = e.eid LEFT JOIN journal_erasure x ON x.eid = e.eid "
    "WHERE e.node = {p} AND e.epoch = {p} AND e.seq >= {p} AND e.seq <= {p} "
    "ORDER BY e.seq LIMIT {p}"
)
SUBJECTS_SQL = (
    "SELECT s.eid, s.kind, s.subject_id FROM journal_entry e JOIN journal_subject s "
    "ON s.eid = e.eid WHERE e.node = {p} AND e.epoch = {p} AND e.seq >= {p} AND e.seq <= {p}"
)
HEADS_SQL = (
    "SELECT node, epoch, seq, hash, verifier_key, signed FROM journal_node ORDER BY node, epoch"
)
CHAINS_SQL = "SELECT DISTINCT node, epoch FROM journal_entry ORDER BY node, epoch"
HASH_SQL = "SELECT hash FROM journal_entry WHERE node = {p} AND epoch = {p} AND seq = {p}"
CHECKPOINTS_SQL = (
    "SELECT node, epoch, size, note FROM journal_checkpoint ORDER BY node, epoch, size"
)
STRAYS_SQL = tuple(
    (
        table,
        f"SELECT count(*) FROM {table} t WHERE NOT EXISTS "  # noqa: S608  # constants above
        f"(SELECT 1 FROM journal_entry e WHERE e.eid = t.{column})",
    )
    for table, column in (
        *(("journal_body", "eid"), ("journal_subject", "eid")),
        *(("journal_erasure", "eid"), ("journal_erasure", "by_eid")),
    )
)
LAST_SEQ = 2**63 - 1
FIRST_SEQ = -(2**63)
