"""Cubes of true counts: stratum (direction) x row (nationality) x column (month)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from travesia.measures.errors import MeasureError


class CubeKey(NamedTuple):
    """The place of one count in a cube."""

    stratum: str
    row: str
    column: str


@dataclass(frozen=True, slots=True)
class Table:
    """True counts of one stratum; a missing cell is zero."""

    columns: tuple[str, ...]
    counts: Mapping[tuple[str, str], int]

    def __post_init__(self) -> None:
        known = set(self.columns)
        for (row, column), count in self.counts.items():
            if count < 0:
                raise MeasureError(f"the count of {row} in {column} is negative")
            if column not in known:
                raise MeasureError(f"{column} is not a column of this table")

    @property
    def rows(self) -> tuple[str, ...]:
        """Every row with at least one count above zero, in order of key."""
        return tuple(sorted({row for (row, _), count in self.counts.items() if count}))

    def cell(self, row: str, column: str) -> int:
        """Return the true count of a cell."""
        return self.counts.get((row, column), 0)

    def column_total(self, column: str) -> int:
        """Return the true total of a column over all rows."""
        return sum(n for (_, where), n in self.counts.items() if where == column)


@dataclass(frozen=True, slots=True)
class Cube:
    """True counts over strata that are never added to each other in what is published."""

    columns: tuple[str, ...]
    strata: Mapping[str, Table]

    @classmethod
    def from_counts(
        cls,
        counts: Iterable[tuple[CubeKey, int]],
        *,
        strata: tuple[str, ...],
        columns: tuple[str, ...],
    ) -> Cube:
        """Build a cube from (key, count) pairs; repeated keys add up.

        Raises MeasureError when a key lies outside the strata or the columns.
        """
        tables: dict[str, dict[tuple[str, str], int]] = {name: {} for name in strata}
        for key, count in counts:
            if key.stratum not in tables:
                raise MeasureError(f"{key.stratum} is not a stratum of this cube")
            cells = tables[key.stratum]
            place = (key.row, key.column)
            cells[place] = cells.get(place, 0) + count
        return cls(columns, {name: Table(columns, cells) for name, cells in tables.items()})
