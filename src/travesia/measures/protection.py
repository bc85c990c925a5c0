"""Disclosure control: hide small counts so that nothing published gives them back.

The scheme, its proof and its limits: docs/explanation/how-figures-are-protected.md. In short, one
stratum is a table of rows (nationalities) by columns (months). Published are: each
column's total, each cell that is not hidden, and a row's total where that is safe. What makes it
safe is *slack*: in every column, enough of the hidden part belongs to rows of which no total is
published. A hidden count can then be exchanged against the slack, whatever else is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from travesia.measures.cube import Cube, Table
from travesia.measures.errors import MeasureError
from travesia.measures.values import (
    DEFAULT_THRESHOLD,
    Hidden,
    Reason,
    Shown,
    Value,
    add_shown,
)

CELL_WEIGHT = 4
"""A month missing from a series is missed more than a small total that becomes a bound."""


@dataclass(frozen=True, slots=True)
class ProtectedRow:
    """What is published about one row."""

    key: str
    cells: tuple[Value, ...]
    total: Value


@dataclass(frozen=True, slots=True)
class ProtectedTable:
    """Everything that is published about one stratum; every view is a slice of it."""

    columns: tuple[str, ...]
    threshold: int
    totals: tuple[Value, ...]
    rows: tuple[ProtectedRow, ...]
    remainder: tuple[Value, ...]
    """Per column, the part of the total that is not shown row by row."""
    total: Value


@dataclass(frozen=True, slots=True)
class ProtectedCube:
    """The protected tables of every stratum; totals are never added over strata here."""

    columns: tuple[str, ...]
    threshold: int
    strata: Mapping[str, ProtectedTable]


def protect_cube(
    cube: Cube, *, threshold: int = DEFAULT_THRESHOLD, row_totals: bool = True
) -> ProtectedCube:
    """Protect every stratum of a cube; threshold is the smallest count that may be shown.

    With `row_totals` off, rows with hidden cells get a lower bound in place of a total, so that
    the totals of two editions with different columns cannot be subtracted from each other.
    """
    return ProtectedCube(
        columns=cube.columns,
        threshold=threshold,
        strata={
            name: protect_table(table, threshold=threshold, row_totals=row_totals)
            for name, table in cube.strata.items()
        },
    )


def protect_table(
    table: Table, *, threshold: int = DEFAULT_THRESHOLD, row_totals: bool = True
) -> ProtectedTable:
    """Protect one table; raises MeasureError when the threshold is below 2."""
    if threshold < 2:
        raise MeasureError("a threshold below 2 protects nobody")
    return _Plan(table, threshold, row_totals=row_totals).solve()


class _Plan:
    """Working state: which cells are hidden and which row totals are given up."""

    def __init__(self, table: Table, threshold: int, *, row_totals: bool) -> None:
        self.row_totals_wanted = row_totals
        self.table = table
        self.threshold = threshold
        self.rows = table.rows
        self.hidden: dict[tuple[str, str], Reason] = {}
        self.column_totals = {column: table.column_total(column) for column in table.columns}
        self.row_totals = {
            row: sum(table.cell(row, column) for column in table.columns) for row in self.rows
        }
        self.split: list[str] = []
        self.published: set[str] = set()

    def solve(self) -> ProtectedTable:
        """Hide, then cover, then lay out what is left."""
        for column in self.table.columns:
            self._hide_column(column)
        self.published = {row for row in self.rows if self._total_is_safe(row)}
        self._give_up_smallest()
        for column in self.split:
            while self._slack(column) < self.threshold:
                self._widen(column)
        return self._lay_out()

    def _hide_column(self, column: str) -> None:
        """Hide small counts; a column that cannot be covered is not split by row at all."""
        cells = {row: self.table.cell(row, column) for row in self.rows}
        small = self.column_totals[column] < self.threshold
        reach = sum(n if n < self.threshold else n - self.threshold for n in cells.values())
        if not small and reach < self.threshold:
            self.hidden.update({(row, column): Reason.NOT_SPLIT for row in self.rows})
            return
        for row, count in cells.items():
            if count < self.threshold:
                self.hidden[row, column] = Reason.SMALL
        if not small:
            self.split.append(column)

    def _total_is_safe(self, row: str) -> bool:
        """A row total may stand beside hidden cells that can each be anything below threshold.

        Only hidden cells in split columns count: they alone can take up and give off freely.
        With k of them adding up to r, each can be 0 and each can be threshold-1 exactly when
        threshold-1 <= r <= (threshold-1)(k-1); r itself is derivable, so r >= threshold.
        """
        if not any((row, column) in self.hidden for column in self.table.columns):
            return True
        if not self.row_totals_wanted:
            return False
        cells = [self.table.cell(row, c) for c in self.split if (row, c) in self.hidden]
        return self.threshold <= sum(cells) <= (self.threshold - 1) * (len(cells) - 1)

    def _slack(self, column: str) -> int:
        """How much of the column's hidden part can move without touching a published total."""
        slack = 0
        for row in self.rows:
            reason = self.hidden.get((row, column))
            if row in self.published or reason is None:
                continue
            count = self.table.cell(row, column)
            slack += count if reason is Reason.SMALL else count - self.threshold
        return slack

    def _give_up_smallest(self) -> None:
        """Give up the totals of the smallest rows, as many as take least away from readers.

        One more row given up frees its hidden counts in every column; one less may mean that a
        larger cell is withheld in some of them. All numbers of rows are tried.
        """
        bound = [row for row in self.published if self._bound(row)]
        order = sorted(bound, key=lambda row: (self._bound(row), row))
        best = min(range(len(order) + 1), key=lambda count: self._price(order[:count]))
        self.published.difference_update(order[:best])

    def _bound(self, row: str) -> int:
        """What a row's total tells beyond its shown cells."""
        return sum(self.table.cell(row, c) for c in self.table.columns if (row, c) in self.hidden)

    def _price(self, given_up: list[str]) -> int:
        """Crossings of which nothing is told when these totals go; a withheld cell weighs more."""
        published = self.published
        self.published = published - set(given_up)
        price = sum(self._bound(row) for row in given_up)
        for column in self.split:
            need = self.threshold - self._slack(column)
            if need > 0:
                cover = self._cover(column, need)
                cell = (
                    self.column_totals[column] if cover is None else self.table.cell(cover, column)
                )
                price += CELL_WEIGHT * cell
        self.published = published
        return price

    def _widen(self, column: str) -> None:
        """Withhold one larger cell, so that the slack grows; else give up totals."""
        cover = self._cover(column, self.threshold - self._slack(column))
        if cover is None:
            # No single one is enough; the column is known to hold enough altogether.
            shown = [row for row in self.rows if (row, column) not in self.hidden]
            cover = max(shown, key=lambda row: (self._gain(row, column), row), default=None)
        if cover is None:
            self._give_up_all(column)
            return
        self.hidden[cover, column] = Reason.WITHHELD
        self.published.discard(cover)

    def _give_up_all(self, column: str) -> None:
        """Nothing is left to withhold: give up every total that the column's small counts bind."""
        bound = {row for row in self.published if self._small(row, column)}
        if not bound:
            raise MeasureError(f"{column} cannot be covered")
        self.published -= bound

    def _cover(self, column: str, need: int) -> str | None:
        """Return the row of the cell to withhold: one that suffices, of a row known the least."""
        enough = [
            row
            for row in self.rows
            if (row, column) not in self.hidden and self._gain(row, column) >= need
        ]
        return min(enough, key=lambda row: (row in self.published, *self._cost(row)), default=None)

    def _small(self, row: str, column: str) -> bool:
        """A hidden small count that is not nothing."""
        return self.hidden.get((row, column)) is Reason.SMALL and self.table.cell(row, column) > 0

    def _cost(self, row: str) -> tuple[int, str]:
        """Small rows are given up first, the same ones in every column."""
        return self.row_totals[row], row

    def _gain(self, row: str, column: str) -> int:
        return self.table.cell(row, column) - self.threshold

    def _lay_out(self) -> ProtectedTable:
        """Order rows by what is published, never by true counts: the order must tell nothing."""
        rows = [self._row(row) for row in self.rows if self._is_listed(row)]
        totals = tuple(self._column_value(column) for column in self.table.columns)
        return ProtectedTable(
            columns=self.table.columns,
            threshold=self.threshold,
            totals=totals,
            rows=tuple(sorted(rows, key=_published_order)),
            remainder=tuple(self._remainder(column) for column in self.table.columns),
            total=add_shown(totals, threshold=self.threshold),
        )

    def _is_listed(self, row: str) -> bool:
        """A row of which nothing is shown is not named: naming it would say it is not zero."""
        return row in self.published or any(
            (row, column) not in self.hidden for column in self.table.columns
        )

    def _row(self, row: str) -> ProtectedRow:
        cells: list[Value] = []
        for column in self.table.columns:
            reason = self.hidden.get((row, column))
            if reason is None:
                cells.append(Shown(self.table.cell(row, column)))
            else:
                cells.append(Hidden(self.threshold, reason))
        total: Value = (
            Shown(self.row_totals[row])
            if row in self.published
            else add_shown(cells, threshold=self.threshold)
        )
        return ProtectedRow(row, tuple(cells), total)

    def _column_value(self, column: str) -> Value:
        total = self.column_totals[column]
        return Shown(total) if total >= self.threshold else Hidden(self.threshold)

    def _remainder(self, column: str) -> Value:
        value = self._column_value(column)
        if isinstance(value, Hidden):
            return value
        shown = sum(
            self.table.cell(row, column) for row in self.rows if (row, column) not in self.hidden
        )
        return Shown(value.count - shown)


def _published_order(row: ProtectedRow) -> tuple[int, str]:
    return (-row.total.count if isinstance(row.total, Shown) else 0), row.key
