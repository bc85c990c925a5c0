"""The whole verification: every chain, every checkpoint, everything that lies beside them."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from travesia.journal.domain.notes import Checkpoint
from travesia.journal.verifier.chain import ChainCheck, Erasures
from travesia.journal.verifier.report import Finding, Report
from travesia.journal.verifier.signatures import Chain, Signatures
from travesia.journal.verifier.sources import DamagedError, HeadRow, Source


@dataclass(frozen=True, slots=True)
class Asked:
    """What to verify: a part of the chains, and what others know of them."""

    first: int = 1
    last: int | None = None
    #: Notes that lie outside the database, each with where it came from.
    notes: Sequence[tuple[str, str]] = ()
    #: Verifier keys that lie outside the database, by origin.
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return self.first == 1 and self.last is None


def verify(
    source: Source, asked: Asked | None = None, progress: Callable[[int], None] = lambda _: None
) -> Report:
    """Recompute everything and return what was found; raises nothing for a wrong journal."""
    asked = asked or Asked()
    started = time.monotonic()
    try:
        report = _Verification(source, asked, progress).run()
    except UnicodeError:
        # Some text is not UTF-8. Read once more, letting such text fail at its own entry.
        source.tolerate_bad_text()
        report = _Verification(source, asked, progress).run()
        if report.ok:
            report.add(Finding("text", "The journal holds text that is not UTF-8."))
    report.seconds = time.monotonic() - started
    return report


class _Verification:
    """One run over one source."""

    def __init__(self, source: Source, asked: Asked, progress: Callable[[int], None]) -> None:
        self._source, self._asked, self._progress = source, asked, progress
        self._report = Report()
        self._erasures = Erasures()
        self._checks: dict[Chain, ChainCheck] = {}

    def run(self) -> Report:
        """Check the structure, the chains, the checkpoints and the erasures, in this order."""
        steps = (self._structure, self._chains, self._after_chains)
        for step in steps:
            try:
                step()
            except DamagedError as error:
                self._say("damage", str(error))
        return self._report

    def _say(self, code: str, sentence: str, chain: Chain = ("", 0), seq: int = 0) -> None:
        self._report.add(Finding(code, sentence, node=chain[0], epoch=chain[1], seq=seq))

    def _structure(self) -> None:
        for code, sentence in self._source.structure():
            self._say(code, sentence)

    def _chains(self) -> None:
        self._heads = {(head.node, head.epoch): head for head in self._sound_heads()}
        stored = [chain for chain in self._source.chains() if self._is_sound(*chain)]
        signatures = Signatures(self._heads, self._asked.keys, self._say)
        self._notes = signatures.read(self._source, self._asked.notes)
        unknown = [chain for chain in stored if chain not in self._heads]
        for chain in (*self._heads, *unknown):
            self._chain(chain)
        for node, epoch in unknown:
            self._say("chain", f"Entries of {node}/{epoch} belong to no chain of this journal.")

    def _sound_heads(self) -> list[HeadRow]:
        """Return the heads that can be read as heads; tell of the others."""
        found = []
        for head in self._source.heads():
            values = (head.seq, head.hash, head.verifier_key, head.signed)
            if not self._is_sound(head.node, head.epoch):
                continue
            if tuple(map(type, values)) == (int, bytes, str, int):
                found.append(head)
            else:
                self._say("head", f"The head of {head.node}/{head.epoch} holds another type.")
        return found

    def _is_sound(self, node: object, epoch: object) -> bool:
        """Tell whether these two can name a chain at all."""
        try:
            if isinstance(node, str) and node.encode() and type(epoch) is int:
                return True
        except UnicodeEncodeError:
            pass
        self._say("chain", f"{node!r}/{epoch!r} is not the name of a chain.")
        return False

    def _chain(self, chain: Chain) -> None:
        check = ChainCheck(self._source, *chain, self._report.add, self._erasures)
        self._checks[chain] = check
        self._report.chains.append(check.report)
        check.wanted = {note.size: None for note, _ in self._notes.get(chain, [])}
        check.run(self._asked.first, self._asked.last, self._progress)
        head = self._heads.get(chain)
        if head is not None and self._asked.last is None:
            self._head(head, check)
        for note, where in self._notes.get(chain, []):
            self._note(note, where, check)

    def _head(self, head: HeadRow, check: ChainCheck) -> None:
        chain, last = (head.node, head.epoch), check.report.last
        name = f"{head.node}/{head.epoch}"
        if head.seq > last:
            self._say(
                "truncated",
                f"Entry {last + 1} of {name} is missing: the journal ends at {last} and its head "
                f"says {head.seq}.",
                chain,
                last + 1,
            )
        elif head.seq < last or (head.hash != bytes.fromhex(check.report.head)):
            self._say("head", f"The head of {name} is not its last entry.", chain, last)

    def _note(self, note: Checkpoint, where: str, check: ChainCheck) -> None:
        """Compare what a note says with the chain as it was read."""
        chain = (note.node, note.epoch)
        found = check.wanted.get(note.size)
        reached = check.report.first <= note.size <= check.report.last
        if found is None and self._asked.whole:
            self._say(
                "truncated",
                f"{where} signs {note.size} entries of {note.node}/{note.epoch}, and the journal "
                f"has {check.report.last}.",
                chain,
                min(note.size, check.report.last + 1),
            )
        elif found is not None and found != note.hash:
            self._say(
                "checkpoint",
                f"Entry {note.size} of {note.node}/{note.epoch} is not the one that {where} "
                "signs: the journal was rewritten.",
                chain,
                note.size,
            )
        elif reached:
            check.report.checkpoints += 1

    def _after_chains(self) -> None:
        for table, rows in self._source.strays():
            if rows:
                self._say("stray", f"In {table} {rows} rows belong to no entry.")
        if self._asked.whole:
            self._compare_erasures()

    def _compare_erasures(self) -> None:
        said = self._erasures.said
        for eid, (eraser, node, epoch, seq) in self._erasures.gone.items():
            if said.pop(eid, None) != eraser:
                sentence = f"Entry {seq} of {node}/{epoch} has lost its body, and the entry named"
                self._say(
                    "erasure", f"{sentence} as its erasure does not say so.", (node, epoch), seq
                )
        for eid, eraser in said.items():
            self._say("erasure", f"Entry {eraser} says that {eid} was erased, and it was not.")
