"""The tables of HSDS 3.1 as this room keeps them, with columns of our own beside (`x_…`).

One description serves files, forms, the API and the checks; the models carry the same names.
HSDS lets a publisher add columns (docs/hsds/conformance.md), and readers pass over them.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from travesia.directory.domain.table_specs import (
    CHOICES,
    LANGUAGES,
    LISTED,
    PLACE_TYPES,
    SPECS,
    STATUSES,
    TRANSLATED,
    VISIBILITIES,
)

__all__ = [
    "LANGUAGES",
    "LISTED",
    "PLACE_TYPES",
    "ROOTS",
    "SHARED",
    "STATUSES",
    "TABLES",
    "TRANSLATED",
    "VISIBILITIES",
    "Column",
    "Kind",
    "Table",
]


class Kind(StrEnum):
    """What a cell holds."""

    ID = "id"
    TEXT = "text"
    DAY = "day"
    TIME = "time"
    NUMBER = "number"
    WHOLE = "whole"
    FLAG = "flag"
    EMAIL = "email"
    ADDRESS = "address"
    """A web address."""
    CHOICE = "choice"
    ZONE = "zone"
    COUNTRY = "country"
    """ISO 3166-1 alpha-3 with us; alpha-2 is read as well."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name in files, what it holds, and what it refers to."""

    name: str
    kind: Kind
    required: bool = False
    longest: int = 200
    choices: tuple[str, ...] = ()
    refers_to: str = ""
    """The table whose id it holds."""

    @property
    def field(self) -> str:
        """The name of the model's column; empty for what is derived and not kept."""
        return "" if self.name in _DERIVED else self.name.removeprefix("x_")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name in tabular packages and the key of its list in JSON."""

    name: str
    plural: str
    columns: tuple[Column, ...]

    @cache  # noqa: B019  # tables live as long as the program
    def by_name(self) -> dict[str, Column]:
        """Return the columns by their names in files."""
        return {column.name: column for column in self.columns}

    @property
    def owners(self) -> tuple[Column, ...]:
        """The columns that name what a row is part of."""
        return tuple(column for column in self.columns if column.refers_to)


#: Said in a file beside what it follows from: the name of a taxonomy, the offset of a zone.
_DERIVED = frozenset({"taxonomy", "timezone"})


def _column(spec: str) -> Column:
    name, _colon, kind = spec.partition(":")
    required = "!" in kind
    kind = kind.replace("!", " ")
    if kind.startswith(">"):
        return Column(name, Kind.ID, required, refers_to=kind[1:].strip())
    if kind.startswith("="):
        return Column(name, Kind.CHOICE, required, choices=CHOICES[kind[1:].strip()])
    if kind.strip() == "link":
        return Column(name, Kind.ID, required)
    words = kind.split()
    longest = next((int(word) for word in words if word.isdigit()), 200)
    named = next((word for word in words if not word.isdigit()), "text")
    return Column(name, Kind(named), required, longest)


TABLES: dict[str, Table] = {
    name: Table(name, plural, tuple(_column(spec) for spec in specs.split()))
    for name, (plural, specs) in SPECS.items()
}
"""Every table by name, each after those it refers to (but for the parents of topics)."""

ROOTS = ("organization", "location", "service")
"""What is taken whole or not at all, with its parts."""
SHARED = ("taxonomy", "taxonomy_term")
"""Belongs to no entry."""
