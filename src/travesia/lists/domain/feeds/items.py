"""What a parser gives: rows, remarks about the file, or the one error it raises."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from travesia.lists.domain.entries import NewListEntry
from travesia.lists.domain.purposes import ListPurpose
from travesia.lists.domain.remarks import Remark


@dataclass(frozen=True, slots=True)
class Row:
    """One record of a file, as an entry as far as it could be read."""

    line: int
    """Line of the file, or the place of the record in it, from 1."""
    entry: NewListEntry
    problems: tuple[str, ...] = ()
    """Codes of what the parser could not read; more is found when the entry is checked."""
    is_entry: bool = True
    """False for a record that could not be read, or is not meant for a desk: it has a number alone
    and is set aside as it is."""

    @classmethod
    def aside(cls, line: int, number: str, *problems: str) -> "Row":
        """Return a record that is set aside, with its number as far as it has one."""
        return cls(line, NewListEntry(number=number), problems, is_entry=False)


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that was not taken: where it stands, its number as far as it has one, and why."""

    line: int
    number: str
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the entries of a list ask for, where the file itself does not say it."""

    purpose_code: str = ListPurpose.INFORM.value
    instruction: str = ""
    owner: str = ""
    ban_regimes: frozenset[str] = frozenset()
    """Regimes of the UN Security Council (`HT`) whose entries are entry bans in this country."""


class Reader(Protocol):
    """A parser: reads a stream row by row and raises `FeedError` alone."""

    def __call__(self, stream: BinaryIO, defaults: Defaults) -> Iterator[Row | Remark]:
        """Yield the rows of the file, and at the end what there is to say of it."""
        ...


class FeedError(ValueError):
    """The file is no list of its format, or breaks off.

    Codes: `feed.not_utf8`, `feed.columns_missing`, `feed.broken`, `feed.other_format`,
    `feed.forbidden`, `feed.too_large`, `feed.incomplete`; `facts` say where and how many.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        """Keep the code and what fills its sentence."""
        super().__init__(code)
        self.code = code
        self.facts = facts
