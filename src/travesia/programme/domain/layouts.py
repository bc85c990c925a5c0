"""Layouts of spreadsheets: which column is what, remembered by the names of the columns.

Every office names its columns its own way. What the room knows by heart is in `layouts.toml`; what
a person has told it once is kept under the key of the layout and used for the next file alike.
"""

import hashlib
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice

from anyascii import anyascii

from travesia.core.grids import Grid, Line

#: Titles and logos may stand above the names of the columns.
_LOOKED_AT = 20


class LayoutError(ValueError):
    """A sheet has no row of column names that can be used; nothing of it is taken.

    `missing` are the fields that no column gives, `found` the names of the columns that are there.
    """

    def __init__(self, missing: Sequence[str], found: Sequence[str]) -> None:
        super().__init__(", ".join(missing))
        self.missing = tuple(missing)
        self.found = tuple(found)


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a file may say of an activity or a participant."""

    name: str
    words: tuple[str, ...]
    """By what names columns of it go, as `plain` writes them."""
    required: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The row that names the columns."""

    line: int
    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a layout is remembered by: its column names in their order, however spelled."""
        text = "\x1f".join(plain(name) for name in self.names)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Record:
    """One row below the head: what it says by field, and the number of its line."""

    line: int
    values: Mapping[str, str]


def plain(text: str) -> str:
    """Return a column name as it is compared: small letters and digits, one space between."""
    return re.sub(r"[^a-z0-9]+", " ", anyascii(text).lower()).strip()


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of file, `activities` or `attendance`."""
    text = files(__package__).joinpath("layouts.toml").read_text("utf-8")
    return tuple(
        Field(name, _plain_words(said["words"]), said.get("required", False))
        for name, said in tomllib.loads(text)[kind].items()
    )


def _plain_words(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(plain(word) for word in words))


def find_head(grid: Grid, kind: str) -> Head:
    """Return the row that names most fields; the first with several cells when none names any."""
    known = {word for one in fields(kind) for word in one.words}
    best: tuple[int, Line] | None = None
    for line in islice(grid.lines, _LOOKED_AT):
        score = sum(plain(cell) in known for cell in line.cells)
        if best is None or score > best[0]:
            best = score, line
    if best is None:
        raise LayoutError([one.name for one in fields(kind) if one.required], ())
    found = best[1]
    if best[0] == 0:
        found = next((one for one in grid.lines if sum(map(bool, one.cells)) > 1), grid.lines[0])
    return Head(found.number, found.cells)


def guess(head: Head, kind: str) -> Mapping[str, int]:
    """Return field → place of its column, by the names the room knows; what is unknown lacks."""
    names = [plain(name) for name in head.names]
    found: dict[str, int] = {}
    for one in fields(kind):
        place = next((names.index(word) for word in one.words if word in names), None)
        if place is not None and place not in found.values():
            found[one.name] = place
    return found


def records(grid: Grid, head: Head, columns: Mapping[str, int], kind: str) -> tuple[Record, ...]:
    """Return the rows below the head, by field; raises LayoutError when a needed field lacks."""
    missing = [one.name for one in fields(kind) if one.required and one.name not in columns]
    if missing:
        raise LayoutError(missing, [name for name in head.names if name])
    found = []
    for line in grid.lines:
        if line.number <= head.line:
            continue
        values = {
            name: line.cells[place].strip() if place < len(line.cells) else ""
            for name, place in columns.items()
        }
        if any(values.values()):
            found.append(Record(line.number, values))
    return tuple(found)
