"""Which bytes of an SQLite file carry the journal: a walk through its b-trees."""

from dataclasses import dataclass

#: Page types of the file format.
INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE = 2, 5, 10, 13


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a b-tree."""

    number: int
    kind: int
    header: int
    cells: tuple[int, ...]


class File:
    """The pages of a database file without a write-ahead log."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        size = int.from_bytes(content[16:18], "big")
        self.size = 65536 if size == 1 else size
        self.usable = self.size - content[20]

    def live_bytes(self, root: int) -> set[int]:
        """Return the offsets of every byte of the tree that means something.

        Left out is what SQLite keeps without reading: gaps between pointers and cells, freed
        blocks beyond their header, fragments, and the unused end of overflow pages.
        """
        page = self._page(root)
        base = (root - 1) * self.size
        start = base + page.header
        found = set(range(start, start + (12 if page.kind in {2, 5} else 8) + 2 * len(page.cells)))
        found |= self._free_headers(base, start)
        for cell in page.cells:
            found |= self._cell(page, base + cell)
        if page.kind in {INTERIOR_INDEX, INTERIOR_TABLE}:
            children = [self._number(base + cell) for cell in page.cells]
            for child in (*children, self._number(start + 8)):
                found |= self.live_bytes(child)
        return found

    def _free_headers(self, base: int, start: int) -> set[int]:
        found: set[int] = set()
        block = int.from_bytes(self.content[start + 1 : start + 3], "big")
        while block:
            found |= set(range(base + block, base + block + 4))
            block = int.from_bytes(self.content[base + block : base + block + 2], "big")
        return found

    def _page(self, number: int) -> Page:
        header = 100 if number == 1 else 0
        start = (number - 1) * self.size + header
        kind = self.content[start]
        assert kind in {INTERIOR_INDEX, INTERIOR_TABLE, LEAF_INDEX, LEAF_TABLE}
        count = int.from_bytes(self.content[start + 3 : start + 5], "big")
        pointers = start + (12 if kind in {INTERIOR_INDEX, INTERIOR_TABLE} else 8)
        cells = tuple(
            int.from_bytes(self.content[pointers + 2 * i : pointers + 2 * i + 2], "big")
            for i in range(count)
        )
        return Page(number, kind, header, cells)

    def _cell(self, page: Page, at: int) -> set[int]:
        start = at
        if page.kind in {INTERIOR_INDEX, INTERIOR_TABLE}:
            at += 4
        if page.kind == INTERIOR_TABLE:
            return set(range(start, self._varint(at)[1]))
        payload, at = self._varint(at)
        if page.kind == LEAF_TABLE:
            at = self._varint(at)[1]
        local = self._local(payload, table=page.kind == LEAF_TABLE)
        found = set(range(start, at + local))
        if local < payload:
            found |= set(range(at + local, at + local + 4))
            found |= self._overflow(self._number(at + local), payload - local)
        return found

    def _local(self, payload: int, *, table: bool) -> int:
        """Return how much of a payload stays in its cell."""
        usable = self.usable
        most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
        least = (usable - 12) * 32 // 255 - 23
        if payload <= most:
            return payload
        kept = least + (payload - least) % (usable - 4)
        return kept if kept <= most else least

    def _overflow(self, number: int, left: int) -> set[int]:
        found: set[int] = set()
        while number:
            start = (number - 1) * self.size
            here = min(left, self.usable - 4)
            found |= set(range(start, start + 4 + here))
            left -= here
            number = self._number(start)
        return found

    def _number(self, at: int) -> int:
        return int.from_bytes(self.content[at : at + 4], "big")

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for i in range(8):
            byte = self.content[at + i]
            value = value << 7 | byte & 0x7F
            if byte < 0x80:
                return value, at + i + 1
        return value << 8 | self.content[at + 8], at + 9
