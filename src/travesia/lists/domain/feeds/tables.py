"""Tables of others as streams: a row that cannot be read is named, and the next one is read."""

import csv
import io
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO, TextIO

from travesia.lists.domain.feeds.items import FeedError

#: Characters of one line, and lines of one row whose cells hold line ends; more is a file gone
#: wrong, such as a quotation mark that nobody closed.
LONGEST_LINE = 1 << 20
MOST_LINES = 60

#: What stands behind the last column comes under this key.
BEHIND = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its first line, its cells by column, and what is wrong with it as a row."""

    line: int
    values: Mapping[str, str]
    """Every column has a cell; of a broken row there are none."""
    problems: tuple[str, ...] = ()
    """`row_not_utf8`, `row_broken`, `quote_not_closed`, `row_too_long` or `too_few_columns`."""
    begins: str = ""
    """What a broken row begins with, to name it by."""

    @property
    def is_whole(self) -> bool:
        """Tell whether there are cells to read."""
        return bool(self.values)

    @property
    def name(self) -> str:
        """What to call the row: its first cell, as far as that can be told."""
        return next(iter(self.values.values()), self.begins)


def table_rows(stream: BinaryIO, columns: Sequence[str]) -> Iterator[TableRow]:
    """Yield the rows of a table in UTF-8 that has at least these columns.

    A broken row takes no other with it: a quotation mark that is not closed costs its own line
    only. Raises FeedError for a head that cannot be read or lacks columns.
    """
    # Bytes that are no UTF-8 come as lone surrogates, so that they cost one row.
    text = io.TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape")
    lines = _Lines(text)
    try:
        heads = _heads(lines, columns)
        while (first := lines.take()) is not None:
            row = _row(first, lines, heads)
            if row is not None:
                yield row
    finally:
        text.detach()


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    """Without its end; empty for one that is too long."""
    too_long: bool = False


class _Lines:
    """The lines of a file, some of which may be put back."""

    def __init__(self, text: TextIO) -> None:
        self._text = text
        self._back: deque[_Line] = deque()
        self._count = 0

    def take(self) -> _Line | None:
        if self._back:
            return self._back.popleft()
        found = self._text.readline(LONGEST_LINE + 1)
        if not found:
            return None
        self._count += 1
        if len(found) <= LONGEST_LINE:
            return _Line(self._count, found.removesuffix("\n"))
        while found and not found.endswith("\n"):
            found = self._text.readline(LONGEST_LINE)
        return _Line(self._count, "", too_long=True)

    def put_back(self, lines: Sequence[_Line]) -> None:
        self._back.extendleft(reversed(lines))


def _heads(lines: _Lines, columns: Sequence[str]) -> tuple[str, ...]:
    first = lines.take()
    if first is None:
        raise FeedError("feed.columns_missing", columns=", ".join(columns))
    if first.too_long:
        raise FeedError("feed.too_large", line=1)
    if _is_damaged(first.text):
        raise FeedError("feed.not_utf8", line=1)
    heads = _cells([first.text])
    if heads is None:
        raise FeedError("feed.broken", line=1, why="head")
    missing = [name for name in columns if name not in heads]
    if missing:
        raise FeedError("feed.columns_missing", columns=", ".join(missing))
    return tuple(heads)


def _row(first: _Line, lines: _Lines, heads: tuple[str, ...]) -> TableRow | None:
    """Return the row that begins with this line; None for an empty one."""
    if first.too_long:
        return TableRow(first.number, {}, ("row_too_long",))
    if not first.text.strip():
        return None
    taken = [first]
    cells = _cells([first.text])
    if cells is None and _ends_within_quotes(first.text):
        cells = _over_lines(taken, lines, len(heads))
        if cells is None:
            lines.put_back(taken[1:])
            return _broken(first, "quote_not_closed")
    if cells is None:
        return _broken(first, "row_broken")
    if any(_is_damaged(line.text) for line in taken):
        return _broken(first, "row_not_utf8")
    values = dict.fromkeys(heads, "") | dict(zip(heads, map(_tidy, cells), strict=False))
    behind = " ".join(map(_tidy, cells[len(heads) :])).strip()
    problems = ("too_few_columns",) if len(cells) < len(heads) else ()
    return TableRow(first.number, values | {BEHIND: behind} if behind else values, problems)


def _over_lines(taken: list[_Line], lines: _Lines, width: int) -> list[str] | None:
    """Return the cells of a row that goes on over lines; None when it is no row of this width.

    A mark that was not closed is closed by the first one of a later row, and what comes of it has
    another number of cells, or letters right behind the mark.
    """
    text = taken[0].text
    while len(taken) < MOST_LINES:
        line = lines.take()
        if line is None:
            return None
        taken.append(line)
        if line.too_long:
            return None
        text = f"{text}\n{line.text}"
        if '"' in line.text and not _ends_within_quotes(text):
            cells = _cells([f"{one.text}\n" for one in taken])
            return cells if cells is not None and len(cells) == width else None
    return None


def _cells(lines: Sequence[str]) -> list[str] | None:
    """Return the cells of one row, None when it cannot be told what they are."""
    try:
        rows = list(csv.reader(lines, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


def _ends_within_quotes(text: str) -> bool:
    """Tell whether the last cell began with a quotation mark that was not closed."""
    quoted, begins = False, True
    place, end = 0, len(text)
    while place < end:
        char = text[place]
        begins, after = False, begins
        if quoted:
            place = text.find('"', place)
            if place < 0:
                return True
            if text[place + 1 : place + 2] == '"':
                place += 1
            else:
                quoted = False
        elif char == '"':
            quoted = after
        else:
            begins = char == ","
        place += 1
    return quoted


def _broken(first: _Line, problem: str) -> TableRow:
    begins = first.text.partition(",")[0].strip('" ').encode("utf-8", "replace").decode()
    return TableRow(first.number, {}, (problem,), begins[:60])


def _is_damaged(text: str) -> bool:
    return not text.isascii() and any("\udc80" <= char <= "\udcff" for char in text)


def _tidy(cell: str) -> str:
    return " ".join(cell.split("\n")).strip() if "\n" in cell else cell.strip()
