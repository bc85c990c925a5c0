"""Check the rows of a file or a form: what stands is taken whole, the rest is named with its row.

An entry (an organisation, a place, a service) is taken with all its parts or not at all. What
refers to an entry that was set aside is set aside with it.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from travesia.directory.domain.cells import CellError, Value, read_cell, stable_id
from travesia.directory.domain.row_rules import problems_of
from travesia.directory.domain.tables import ROOTS, TABLES, Table

Values = dict[str, Value]
Key = tuple[str, UUID]
"""A table and an id in it."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it came: where it stands, and its cells by the names of their columns."""

    where: str
    """`line 7`, or the path in a JSON document: `services[3].phones[0]`."""
    cells: Mapping[str, str]


Tables = Mapping[str, Sequence[Row]]


@dataclass(frozen=True, slots=True)
class Reject:
    """One reason why something was set aside."""

    table: str
    where: str
    id: str
    column: str
    code: str


@dataclass(slots=True)
class Checked:
    """What stands of a file, in the order of the tables, and what does not."""

    rows: dict[str, dict[UUID, Values]] = field(default_factory=dict)
    rejects: list[Reject] = field(default_factory=list)
    left_out: dict[str, int] = field(default_factory=dict)
    """Columns and tables that this room does not keep, with how many values they had."""


#: Which of these ids are known to the node, by table.
Known = Callable[[str, set[UUID]], Mapping[UUID, Values]]


#: Hears how many more rows are done.
Heard = Callable[[int], None]


def check(tables: Tables, known: Known, heard: Heard | None = None) -> Checked:
    """Check every row by itself, then what it refers to, then what belongs together.

    `heard` is told of every row twice: when it was read, and when it was settled.
    """
    work = _Checking(tables, known, heard or _nobody)
    return work.checked()


def _nobody(_rows: int) -> None:
    """Nobody listens."""


#: The id is read apart; the others follow from what is kept.
_PASSED_OVER = frozenset({"id", "last_modified", "taxonomy", "timezone"})


class _Checking:
    """One file on its way in."""

    def __init__(self, tables: Tables, known: Known, heard: Heard) -> None:
        self.heard = heard
        self.out = Checked()
        self._rows: dict[Key, Values] = {}
        self._where: dict[Key, str] = {}
        self._roots: dict[Key, set[Key]] = {}
        self._bad: set[Key] = set()
        for name, rows in tables.items():
            table = TABLES.get(name)
            if table is None:
                self.out.left_out[name] = self.out.left_out.get(name, 0) + len(rows)
                continue
            for row in rows:
                self._read(table, row)
                heard(1)
        self._known = self._ask(known)

    def checked(self) -> Checked:
        """Settle what refers to what, and return what stands."""
        for key, values in self._rows.items():
            self._roots[key] = self._roots_of(key, values)
            self._check_references(key, values)
            for column, code in problems_of(key[0], values, self._owner_zone(key, values)):
                self._refuse(key, column, code)
            self.heard(1)
        self._spread()
        kept: dict[str, dict[UUID, Values]] = {name: {} for name in TABLES}
        for key, values in self._rows.items():
            if self._stands(key):
                kept[key[0]][key[1]] = values
        self.out.rows = {name: rows for name, rows in kept.items() if rows}
        return self.out

    def _read(self, table: Table, row: Row) -> None:
        values, problems = self._cells(table, row)
        key = (table.name, self._id(table, row))
        if key in self._rows:
            # The same entry nested twice in a JSON document says the same twice.
            if values != self._rows[key]:
                self._refuse(key, "id", "duplicate_id")
            return
        self._rows[key] = values
        self._where[key] = row.where
        for name, code in problems:
            self._refuse(key, name, code)

    def _cells(self, table: Table, row: Row) -> tuple[Values, list[tuple[str, str]]]:
        """Return the values of a row that can be read, and column and reason of the others."""
        columns = table.by_name()
        values: Values = {}
        problems = [
            (name, "missing") for name, c in columns.items() if c.required and name not in row.cells
        ]
        for name, text in row.cells.items():
            column = columns.get(name)
            if column is None:
                if text.strip() and name not in _PASSED_OVER:
                    place = f"{table.name}.{name}"
                    self.out.left_out[place] = self.out.left_out.get(place, 0) + 1
            elif name not in _PASSED_OVER:
                try:
                    values[name] = read_cell(column, text)
                except ValueError as error:
                    problems.append(
                        (name, str(error) if isinstance(error, CellError) else "bad_id")
                    )
        return values, problems

    def _id(self, table: Table, row: Row) -> UUID:
        text = row.cells.get("id", "").strip()
        if text:
            return stable_id(table.name, text[:400])
        # Without an id the content is the name: the same row is the same row next time.
        said = "\x1f".join(f"{k}={v.strip()}" for k, v in sorted(row.cells.items()) if v.strip())
        return stable_id(table.name, hashlib.sha256(said.encode()).hexdigest())

    def _ask(self, known: Known) -> dict[str, Mapping[UUID, Values]]:
        wanted: dict[str, set[UUID]] = defaultdict(set)
        for (name, _id), values in self._rows.items():
            for column, target, value in _references(name, values):
                if column and (target, value) not in self._rows:
                    wanted[target].add(value)
            wanted[name].add(_id)
        return {name: known(name, ids) for name, ids in wanted.items()}

    def _find(self, key: Key) -> Values | None:
        """Return the row of a key, here or on the node."""
        here = self._rows.get(key)
        there = self._known.get(key[0], {}).get(key[1])
        return {**there, **here} if here is not None and there is not None else (here or there)

    def _roots_of(self, key: Key, values: Values) -> set[Key]:
        """Return the entries that a row is part of; an entry is its own."""
        if key[0] in ROOTS:
            return {key}
        found: set[Key] = set()
        for column, target, value in _references(key[0], values):
            if key[0] == "service_at_location" and column != "service_id":
                continue
            if key[0] == "attribute" and column != "link_id":
                continue
            if target in ROOTS:
                found.add((target, value))
            elif target in {"service_at_location", "contact", "phone"}:
                above = self._find((target, value))
                found |= self._roots_of((target, value), above) if above else set()
        return found

    def _check_references(self, key: Key, values: Values) -> None:
        for column, target, value in _references(key[0], values):
            if self._find((target, value)) is not None:
                continue
            if column == "parent_id":
                values["parent_id"] = None  # a topic stands without the one above it
            else:
                self._refuse(key, column, "unknown_reference")

    def _owner_zone(self, key: Key, values: Values) -> Values:
        """Return the entry whose zone and country hours are read in; the row itself for entries."""
        if key[0] not in {"schedule", "x_closed_day", "x_visit"}:
            return values
        for column, target, value in _references(key[0], values):
            row = self._find((target, value))
            if column == "service_at_location_id" and row is not None:
                place = row.get("location_id")
                row = self._find(("location", place)) if isinstance(place, UUID) else None
            if row is not None:
                return row
        return {}

    def _refuse(self, key: Key, column: str, code: str) -> None:
        self._bad.add(key)
        reject = Reject(key[0], self._where.get(key, ""), str(key[1]), column, code)
        self.out.rejects.append(reject)

    def _spread(self) -> None:
        """Set aside whole entries of which a part is bad, and what refers to them."""
        for key in list(self._bad):
            self._set_aside(self._roots.get(key, set()), key)
        changed = True
        while changed:
            changed = False
            for key, values in self._rows.items():
                if self._stands(key) and any(
                    (target, value) in self._bad
                    for _c, target, value in _references(key[0], values)
                ):
                    self._refuse(key, "", "refers_to_what_was_set_aside")
                    self._set_aside(self._roots[key], key)
                    changed = True

    def _set_aside(self, roots: Iterable[Key], because: Key) -> None:
        for root in roots:
            if root in self._rows and root not in self._bad:
                self._refuse(root, because[0], "part_set_aside")

    def _stands(self, key: Key) -> bool:
        roots = self._roots.get(key, set())
        return key not in self._bad and not any(root in self._bad for root in roots)


def _references(name: str, values: Values) -> list[tuple[str, str, UUID]]:
    """Return column, table and id of everything a row refers to."""
    found = [
        (column.name, column.refers_to, value)
        for column in TABLES[name].owners
        if isinstance(value := values.get(column.name), UUID)
    ]
    if name == "x_text" and isinstance(link := values.get("link_id"), UUID):
        found.append(("link_id", str(values.get("link_entity") or "service"), link))
    return found
