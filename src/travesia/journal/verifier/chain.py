"""One chain, entry by entry: numbers, links, hashes, commitments."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from travesia.journal.domain.canonical import ENTRY_PREFIX, GENESIS, canonical
from travesia.journal.domain.envelope import envelope_bytes
from travesia.journal.verifier.report import ChainReport, Finding
from travesia.journal.verifier.sources import FIRST_SEQ, TYPES, Row, Source

#: The kind of entry that says which bodies were erased.
ERASING = "journal.bodies_erased"
Progress = Callable[[int], None]


@dataclass(slots=True)
class Erasures:
    """Which bodies are gone and which entries say so; compared once all chains were read."""

    gone: dict[str, tuple[str, str, int, int]] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)


class ChainCheck:
    """Reads one chain in order and tells everything that does not hold."""

    def __init__(
        self,
        source: Source,
        node: str,
        epoch: int,
        tell: Callable[[Finding], None],
        erasures: Erasures,
    ) -> None:
        """Get ready to read; nothing is read yet."""
        self._source, self._tell, self._erasures = source, tell, erasures
        self.report = ChainReport(node, epoch)
        #: Hashes at the lengths that checkpoints speak of.
        self.wanted: dict[int, bytes | None] = {}
        self._bases: set[str] = set()

    def run(self, first: int, last: int | None, progress: Progress) -> None:
        """Read the entries from `first` (1: from the start) to `last` (None: to the end)."""
        self.report.first = first
        self._next = first
        before = GENESIS if first == 1 else self._before(first)
        start = FIRST_SEQ if first == 1 else first
        for rows in self._source.batches(self.report.node, self.report.epoch, start, last):
            if rows:
                before = self._batch(rows, before)
                progress(len(rows))
        self.report.last = self._next - 1
        self.report.head = before.hex()

    def _before(self, first: int) -> bytes:
        found = self._source.hash_at(self.report.node, self.report.epoch, first - 1)
        if found is None:
            self._say("missing", first - 1, f"is missing, so entry {first} follows nothing")
            return GENESIS
        return found

    def _batch(self, rows: list[Row], before: bytes) -> bytes:
        subjects: dict[str, list[list[str]]] = {}
        node, epoch = self.report.node, self.report.epoch
        for eid, kind, identity in self._source.subjects(node, epoch, rows[0][4], rows[-1][4]):
            subjects.setdefault(eid, []).append([kind, identity])
        for row in rows:
            seq = row[4]
            if seq != self._next:
                self._out_of_order(seq)
            self._entry(row, before, subjects.get(row[1], []))
            before = row[18]
            self._next = seq + 1
            self.report.entries += 1
            if seq in self.wanted:
                self.wanted[seq] = before
        return before

    def _out_of_order(self, seq: int) -> None:
        if seq > self._next:
            lost = seq - self._next
            what = "is missing" if lost == 1 else f"and {lost - 1} after it are missing"
            self._say("missing", self._next, f"{what}: entry {seq} follows {self._next - 1}")
        else:
            self._say("order", seq, f"stands where entry {self._next} should stand")

    def _entry(self, row: Row, before: bytes, pairs: list[list[str]]) -> None:
        seq = row[4]
        if tuple(map(type, row[:19])) != TYPES:
            self._say("type", seq, "holds a value of another type than was recorded")
            return
        if row[17] != before:
            self._say("link", seq, "does not continue the entry before it")
        if self._hash(row) != row[18]:
            self._say("hash", seq, "was changed after it was recorded: its hash does not hold")
        elif row[13] not in self._bases:
            self._basis(row[13], seq)
        self._body(row, pairs)

    def _hash(self, row: Row) -> bytes:
        """Return the hash of the row's content, or nothing when that cannot be written as text."""
        try:
            envelope = envelope_bytes(*(*row[:15], row[15].hex(), row[16].hex()))
        except UnicodeEncodeError:
            return b""
        return sha256(ENTRY_PREFIX + row[17] + envelope).digest()

    def _basis(self, basis: str, seq: int) -> None:
        """Make sure once per text that the basis is an object in canonical form.

        It stands in the envelope as it is; were it anything else it could reach over into the
        members beside it.
        """
        try:
            value = json.loads(basis)
            right = isinstance(value, dict) and canonical(value).decode() == basis
        except ValueError:
            right = False
        if right:
            self._bases.add(basis)
        else:
            self._say("basis", seq, "states its basis in a form that is never written")

    def _body(self, row: Row, pairs: list[list[str]]) -> None:
        seq, salt, content, eraser = row[4], row[19], row[20], row[21]
        if content is None and salt is None:
            self._missing_body(row, pairs)
            return
        self.report.bodies += 1
        if eraser is not None:
            self._say("erasure", seq, "is recorded as erased and its body is still there")
        if type(salt) is not bytes or type(content) is not str:
            self._say("body", seq, "has a body of another type than was recorded")
            return
        try:
            body, listed = content.encode(), canonical(sorted(pairs))
        except (UnicodeEncodeError, TypeError, ValueError):
            self._say("body", seq, "has a body or subjects that cannot be read as text")
            return
        if sha256(salt + body).digest() != row[15]:
            self._say("body", seq, "has a body that was changed after it was recorded")
        elif row[5] == ERASING:
            for erased in json.loads(content)["entries"]:
                self._erasures.said[erased] = row[1]
        if sha256(salt + listed).digest() != row[16]:
            self._say("subjects", seq, "names other subjects than were recorded")

    def _missing_body(self, row: Row, pairs: list[list[str]]) -> None:
        seq, eraser = row[4], row[21]
        if pairs:
            self._say("subjects", seq, "names subjects although its body is gone")
        if row[5] == ERASING:
            self._say("body", seq, "records an erasure and its own body is missing")
        elif eraser is None:
            self._say("body", seq, "has lost its body, and no erasure was recorded")
        else:
            self.report.erased += 1
            place = (eraser, self.report.node, self.report.epoch, seq)
            self._erasures.gone[row[1]] = place

    def _say(self, code: str, seq: int, what: str) -> None:
        node, epoch = self.report.node, self.report.epoch
        self._tell(
            Finding(code, f"Entry {seq} of {node}/{epoch} {what}.", node=node, epoch=epoch, seq=seq)
        )
