"""Lines of a table before it is parsed: one line is one event, so a broken one spoils no other.

A parser of CSV that meets a quote which nobody closed reads on to the next quote, or to the end of
the file, and takes everything between for one name. So the lines are looked at first: one with an
odd number of quotes is left out of what is parsed, and named.
"""

import codecs
import gzip
import io
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_QUOTE: Final = b'"'
_LONGEST_HEADER: Final = 65_536
_PLAIN: Final = frozenset({"utf-8", "utf-8-sig"})
"""What is parsed as it lies; any other encoding is written anew in UTF-8 first."""


@dataclass(frozen=True)
class Lines:
    """What a file of lines holds, by the numbers of its lines from 1."""

    path: Path
    """What to parse, in UTF-8: the file, or a copy of it without the broken lines."""
    header: str
    broken: tuple[int, ...]
    """Lines with a quote that is not closed."""
    empty: tuple[int, ...]

    def line_of(self, parsed: int) -> int:
        """Give the line of the file that is so many lines down in what is parsed."""
        return _nth_outside(self.broken, parsed)

    def lines_of_rows(self, rejected: Iterable[int], rows: Iterable[int]) -> dict[int, int]:
        """Give the line of each row, counted from 1, when these lines of the file gave no row."""
        without = sorted({1, *self.broken, *self.empty, *rejected})
        return {row: _nth_outside(without, row) for row in rows}


def look_at(path: Path, encoding: str, copy: Path) -> Lines:
    """Look at every line of a file; `copy` is written only where the file cannot be parsed itself.

    Raises OSError, EOFError (of a packed file that ends early) and UnicodeDecodeError.
    """
    broken, empty = [], []
    plain = codecs.lookup(encoding).name in _PLAIN
    header = b""
    with _lines(path, "" if plain else encoding) as lines:
        for number, line in enumerate(lines, start=1):
            if number == 1:
                header = line[:_LONGEST_HEADER]
            elif line.count(_QUOTE) % 2:
                broken.append(number)
            elif not line.strip(b"\r\n"):
                empty.append(number)
    if broken or not plain:
        _write_without(frozenset(broken), path, "" if plain else encoding, copy)
        path = copy
    return Lines(path, header.decode("utf-8-sig"), tuple(broken), tuple(empty))


def _write_without(broken: frozenset[int], path: Path, encoding: str, copy: Path) -> None:
    with _lines(path, encoding) as lines, copy.open("wb") as out:
        out.writelines(line for number, line in enumerate(lines, start=1) if number not in broken)


@contextmanager
def _lines(path: Path, encoding: str) -> Iterator[Iterable[bytes]]:
    """Give the lines as bytes: those of the file, or in UTF-8 where an encoding is named.

    Bytes that are not of the encoding stay as they are, so that their line is set aside later.
    """
    with path.open("rb") as opened:
        packed = opened.read(2) == b"\x1f\x8b"
    with gzip.open(path, "rb") if packed else path.open("rb") as file:
        if not encoding:
            yield file
        else:
            kept = "surrogateescape"
            text = io.TextIOWrapper(file, encoding, errors=kept, newline="")
            yield (line.encode(errors=kept) for line in text)


def _nth_outside(without: Iterable[int], count: int) -> int:
    """Give the number that is the `count`th from 1 of those that are not in a sorted list."""
    before = [number - place for place, number in enumerate(without)]
    return count + bisect_right(before, count)
