"""Signed checkpoints: whose signatures hold, and whether one was taken out."""

from collections.abc import Callable, Mapping, Sequence

from travesia.journal.domain.notes import Checkpoint, NoteError, origin_of, parse, public_key
from travesia.journal.domain.notes import verify as verify_note
from travesia.journal.verifier.sources import HeadRow, Source

Chain = tuple[str, int]
Notes = dict[Chain, list[tuple[Checkpoint, str]]]


class Signatures:
    """The notes of a journal and those that lie outside it."""

    def __init__(
        self,
        heads: Mapping[Chain, HeadRow],
        keys: Mapping[str, str],
        say: Callable[[str, str], None],
    ) -> None:
        """Know the heads with their keys, and the keys that lie outside."""
        self._heads, self._keys, self._say = heads, keys, say

    def read(self, source: Source, outside: Sequence[tuple[str, str]]) -> Notes:
        """Return the notes whose signatures hold, by chain; tell of the others."""
        found: Notes = {}
        previous: dict[Chain, int] = {}
        for node, epoch, size, text in source.checkpoints():
            where = f"Checkpoint {size} of {node}/{epoch}"
            note = self._signed(str(text), where)
            if note is None:
                continue
            if (note.node, note.epoch, note.size) != (node, epoch, size):
                self._say("checkpoint", f"{where} is filed under another length or chain.")
            if note.previous != previous.get((note.node, note.epoch), 0):
                self._say("checkpoint", f"A checkpoint before {where[11:]} was taken out.")
            previous[note.node, note.epoch] = note.size
            found.setdefault((note.node, note.epoch), []).append((note, where))
        for chain, head in self._heads.items():
            self._signed_head(chain, head, previous.get(chain, 0))
        stored = {text for *_, text in source.checkpoints()}
        for where, text in outside:
            note = None if text in stored else self._signed(text, where)
            if note is not None:
                found.setdefault((note.node, note.epoch), []).append((note, where))
        return self._known(found)

    def _known(self, found: Notes) -> Notes:
        for chain in found.keys() - self._heads.keys():
            self._say("chain", f"{found[chain][0][1]} is of a chain that this journal lacks.")
        return found

    def _signed_head(self, chain: Chain, head: HeadRow, last: int) -> None:
        if head.signed != last:
            self._say("checkpoint", f"The last checkpoint of {chain[0]}/{chain[1]} was taken out.")
        if head.verifier_key == "" and last == 0:
            return
        try:
            name, _ = public_key(head.verifier_key)
        except NoteError as error:
            self._say("key", str(error))
            return
        trusted = self._keys.get(origin_of(*chain))
        if name != origin_of(*chain) or trusted not in {None, head.verifier_key}:
            self._say("key", f"The key of {chain[0]}/{chain[1]} is not the one known outside.")

    def _signed(self, text: str, where: str) -> Checkpoint | None:
        try:
            note = parse(text)
            head = self._heads.get((note.node, note.epoch))
            key = self._keys.get(note.origin) or (head.verifier_key if head else "")
            return verify_note(text, key)
        except NoteError as error:
            self._say("checkpoint", f"{where}: {error}")
            return None
