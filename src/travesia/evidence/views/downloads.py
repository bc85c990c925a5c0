"""The same edition as CSV and JSON: slices of the protected cube, nothing computed anew."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from travesia.evidence.domain import Edition, csv_safe, encode_edition
from travesia.measures import Reason, Shown, Value

from .figures import Selection
from .words import nationality_text, status_of

COLUMNS = (
    "month",
    "direction",
    "nationality",
    "nationality_name",
    "crossings",
    "status",
    "unit",
    "edition",
)
ALL = "all"
"""Marks no disaggregation, as the HDX HAPI tables do."""
DEMONSTRATION = "demonstration"
DEMONSTRATION_NOTE = "invented figures of a demonstration: no real crossing is counted"


def file_name(edition: Edition, ending: str, *, demo: bool) -> str:
    """Name a download; a saved file of a demonstration says so before it is opened."""
    return f"{'demo-' if demo else ''}travesia-crossings-{edition.key}.{ending}"


def csv_text(edition: Edition, chosen: Selection, *, demo: bool) -> str:
    """Write the selection as RFC 4180 CSV; no cell can be taken for a formula.

    In a demonstration every row says so in a last column.
    """
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow((*COLUMNS, DEMONSTRATION) if demo else COLUMNS)
    mark = ["yes"] if demo else []
    for row in _rows(edition, chosen):
        writer.writerow([*(csv_safe(text) for text in row), *mark])
    return buffer.getvalue()


def _rows(edition: Edition, chosen: Selection) -> Iterator[tuple[str, ...]]:
    for direction in chosen.directions:
        table = edition.cube.strata[direction]
        if not chosen.nationality:
            for month, value in zip(edition.months, table.totals, strict=True):
                yield _row(edition, month, direction, ALL, value)
            yield _row(edition, ALL, direction, ALL, table.total)
        for row in table.rows:
            if chosen.nationality in ("", row.key):
                for month, value in zip(edition.months, row.cells, strict=True):
                    yield _row(edition, month, direction, row.key, value)
                yield _row(edition, ALL, direction, row.key, row.total)


def _row(
    edition: Edition, month: str, direction: str, nationality: str, value: Value
) -> tuple[str, ...]:
    name = "" if nationality == ALL else nationality_text(nationality)
    return (
        month,
        direction,
        nationality,
        name,
        plain_text(value),
        status_of(value),
        "crossing",
        edition.key,
    )


def plain_text(value: Value) -> str:
    """Write a value for machines: digits, <10, or nothing when it is withheld."""
    if isinstance(value, Shown):
        return str(value.count)
    return f"<{value.threshold}" if value.reason is Reason.SMALL else ""


def json_data(edition: Edition, chosen: Selection, *, demo: bool) -> dict[str, Any]:
    """Return the selection as JSON-ready data, with the names of the nationalities."""
    said = {DEMONSTRATION: True, "demonstration_note": DEMONSTRATION_NOTE} if demo else {}
    data = {**said, **encode_edition(edition)}
    data["unit_note"] = "crossings, not people: one person may cross several times"
    kept = {name: data["directions"][name] for name in chosen.directions}
    for table in kept.values():
        if chosen.nationality:
            table["nationalities"] = [
                row for row in table["nationalities"] if row["nationality"] == chosen.nationality
            ]
        for row in table["nationalities"]:
            row["name"] = nationality_text(row["nationality"])
    data["directions"] = kept
    return data
