"""Editions: what is published, when, from which part of the journal, and how it is written down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from travesia.measures import (
    Cube,
    CubeKey,
    MeasureError,
    ProtectedCube,
    ProtectedRow,
    ProtectedTable,
    Table,
    decode_value,
    encode_value,
)

CROSSINGS: Final = "border.crossings"
"""The dataset that the crossings page counts; the border room registers it."""

DIRECTIONS: Final = ("entry", "exit")
"""The strata of the published cube; they are never added to each other."""

COUNTED_OUTCOME: Final = "admitted"
"""A refusal at the border is no crossing, and somebody in second line has not crossed yet."""

MOST_MONTHS: Final = 24
EDITION_FORMAT: Final = 1

#: Column names that could hold a person; no dataset may have one.
FORBIDDEN_COLUMNS: Final = re.compile(
    r"(^|_)(person|name|names|surname|document|passport|number|birth|born|dob|photo|face|finger|"
    r"id|eid|uuid|entry|crossing|seq|hash|address|phone|mail|mrz|day|date|time|moment|age)($|_)"
)
ALLOWED_COLUMNS: Final = frozenset({"age_group"})
_MONTH: Final = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
MOST_LETTERS: Final = 32


def identity_columns(columns: Sequence[str]) -> tuple[str, ...]:
    """Return those columns that could hold an identity; an empty answer is the good one."""
    return tuple(
        name for name in columns if name not in ALLOWED_COLUMNS and FORBIDDEN_COLUMNS.search(name)
    )


def fits(columns: Sequence[str], values: Mapping[str, str]) -> bool:
    """Tell whether a fact has exactly these columns, all short codes, and a month that is one.

    Codes are at most 32 characters: an identifier of 36 or a sentence does not pass.
    """
    if set(values) != set(columns):
        return False
    if "month" in values and not _MONTH.match(values["month"]):
        return False
    return all(len(value) <= MOST_LETTERS for value in values.values())


def month_of(moment: datetime) -> str:
    """Return the month of a moment as 2026-11."""
    return f"{moment.year:04d}-{moment.month:02d}"


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Return every month from first to last, both included, without gaps."""
    start = int(first[:4]) * 12 + int(first[5:7]) - 1
    end = int(last[:4]) * 12 + int(last[5:7]) - 1
    return tuple(f"{index // 12:04d}-{index % 12 + 1:02d}" for index in range(start, end + 1))


def telling_months(cells: Iterable[tuple[CubeKey, int]], *, threshold: int) -> tuple[str, ...]:
    """Return the months in which a direction has a total that may be shown.

    An edition begins with the first of them: a window that began with a month of three crossings
    would say that there were some.
    """
    totals: Counter[tuple[str, str]] = Counter()
    for key, count in cells:
        totals[key.stratum, key.column] += count
    return tuple(sorted({month for (_, month), total in totals.items() if total >= threshold}))


def window(
    known: Sequence[str], *, now: datetime, running_month: bool, most: int = MOST_MONTHS
) -> tuple[str, ...]:
    """Return the months an edition covers: whole ones, up to `most`, the running one on request."""
    present = month_of(now)
    last = present if running_month else month_of(now.replace(day=1) - timedelta(days=1))
    past = [month for month in known if month <= last]
    return months_between(min(past), last)[-most:] if past else ()


@dataclass(frozen=True, slots=True)
class Rules:
    """How often a node publishes, and what it may show (docs/decisions/0003)."""

    every: timedelta
    running_month: bool
    row_totals: bool
    carry_small_changes: bool
    threshold: int

    def due(self, last: datetime | None, now: datetime) -> bool:
        """Tell whether enough time has passed since the last edition."""
        return last is None or now - last >= self.every


def carry_over(before: Cube | None, after: Cube, *, threshold: int) -> Cube:
    """Keep a month as last published until the changes in it add up to the threshold.

    Otherwise two editions, one before and one after a single late entry, would show a count of
    one. Months that were not in the last edition are taken as they are.
    """
    if before is None:
        return after
    strata = {
        name: _carry_table(before.strata.get(name), table, threshold)
        for name, table in after.strata.items()
    }
    return Cube(after.columns, strata)


def _carry_table(before: Table | None, after: Table, threshold: int) -> Table:
    if before is None:
        return after
    counts: dict[tuple[str, str], int] = {}
    for column in after.columns:
        source = after
        if column in before.columns:
            rows = {*before.rows, *after.rows}
            changed = sum(abs(after.cell(r, column) - before.cell(r, column)) for r in rows)
            source = before if changed < threshold else after
        counts.update({(row, column): source.cell(row, column) for row in source.rows})
    return Table(after.columns, counts)


@dataclass(frozen=True, slots=True)
class Edition:
    """One publication: a protected cube with its date and the place in the journal it reaches."""

    number: int
    published_at: datetime
    node: str
    epoch: int
    seq: int
    cube: ProtectedCube
    running_month: str
    """The month that was not over yet, or an empty string."""
    records_begin: str = ""
    """The first month when records began in it, so that it may be incomplete."""

    @property
    def months(self) -> tuple[str, ...]:
        """The months covered, first to last."""
        return self.cube.columns

    @property
    def whole_months(self) -> tuple[str, ...]:
        """The months that can be compared: neither running nor the one in which records began."""
        partial = (self.running_month, self.records_begin)
        return tuple(month for month in self.months if month not in partial)

    @property
    def key(self) -> str:
        """Short name of the edition: its day and number."""
        return f"{self.published_at:%Y-%m-%d}.{self.number}"


def encode_edition(edition: Edition) -> dict[str, Any]:
    """Write an edition as JSON-ready data; this is what every page and download is cut from."""
    return {
        "format": EDITION_FORMAT,
        "edition": edition.key,
        "number": edition.number,
        "published_at": edition.published_at.isoformat(),
        "unit": "crossing",
        "journal": {"node": edition.node, "epoch": edition.epoch, "seq": edition.seq},
        "threshold": edition.cube.threshold,
        "running_month": edition.running_month,
        "records_begin": edition.records_begin,
        "months": list(edition.cube.columns),
        "directions": {name: _encode_table(table) for name, table in edition.cube.strata.items()},
    }


def _encode_table(table: ProtectedTable) -> dict[str, Any]:
    return {
        "total": encode_value(table.total),
        "totals": [encode_value(value) for value in table.totals],
        "not_shown_by_nationality": [encode_value(value) for value in table.remainder],
        "nationalities": [
            {
                "nationality": row.key,
                "total": encode_value(row.total),
                "months": [encode_value(value) for value in row.cells],
            }
            for row in table.rows
        ],
    }


def decode_edition(data: Mapping[str, Any]) -> Edition:
    """Read an edition; raises MeasureError when it is damaged or of another format."""
    try:
        if data["format"] != EDITION_FORMAT:
            raise MeasureError(f"edition format {data['format']} is not known")
        months = tuple(data["months"])
        threshold = int(data["threshold"])
        strata = {
            name: _decode_table(table, months, threshold)
            for name, table in data["directions"].items()
        }
        journal = data["journal"]
        return Edition(
            number=int(data["number"]),
            published_at=datetime.fromisoformat(data["published_at"]),
            node=str(journal["node"]),
            epoch=int(journal["epoch"]),
            seq=int(journal["seq"]),
            cube=ProtectedCube(months, threshold, strata),
            running_month=str(data["running_month"]),
            records_begin=str(data["records_begin"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise MeasureError("the edition cannot be read") from error


def _decode_table(
    data: Mapping[str, Any], months: tuple[str, ...], threshold: int
) -> ProtectedTable:
    rows = tuple(
        ProtectedRow(
            str(row["nationality"]),
            tuple(decode_value(value) for value in row["months"]),
            decode_value(row["total"]),
        )
        for row in data["nationalities"]
    )
    return ProtectedTable(
        columns=months,
        threshold=threshold,
        totals=tuple(decode_value(value) for value in data["totals"]),
        rows=rows,
        remainder=tuple(decode_value(value) for value in data["not_shown_by_nationality"]),
        total=decode_value(data["total"]),
    )


def encode_basis(cube: Cube) -> dict[str, Any]:
    """Write the true counts an edition was made from; kept on the node, never published."""
    return {
        "months": list(cube.columns),
        "directions": {
            name: [[row, column, n] for (row, column), n in sorted(table.counts.items()) if n]
            for name, table in cube.strata.items()
        },
    }


def decode_basis(data: Mapping[str, Any]) -> Cube:
    """Read the true counts of the last edition; raises MeasureError when they are damaged."""
    try:
        months = tuple(data["months"])
        strata = {
            name: Table(months, {(row, column): int(n) for row, column, n in cells})
            for name, cells in data["directions"].items()
        }
        return Cube(months, strata)
    except (KeyError, TypeError, ValueError) as error:
        raise MeasureError("the basis of the last edition cannot be read") from error


def csv_safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP: CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
