"""Spreadsheets of other offices: find their columns, and remember what somebody told of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.core.grids import Grid, GridError, read_grids
from travesia.journal import services as journal
from travesia.programme.domain.layouts import (
    Head,
    LayoutError,
    Record,
    fields,
    find_head,
    guess,
    records,
)
from travesia.programme.events.activities import LayoutKept
from travesia.programme.models import SheetLayout


class SheetError(DomainError):
    """A file cannot be taken as it is; nothing of it was."""


class UnknownLayoutError(SheetError):
    """Columns that are needed cannot be told: somebody has to say which they are.

    `head` is the row of names, `columns` what could be told of it.
    """

    def __init__(self, head: Head, columns: Mapping[str, int], error: LayoutError) -> None:
        super().__init__(
            "programme.layout_unknown",
            _("This sheet has another layout: no column gives %(missing)s. Nothing was taken."),
            missing=", ".join(error.missing),
            found=", ".join(error.found),
        )
        self.head = head
        self.columns = dict(columns)
        self.missing = error.missing


@dataclass(frozen=True, slots=True)
class Opened:
    """A sheet whose columns are known."""

    head: Head
    columns: Mapping[str, int]
    records: tuple[Record, ...]


def open_sheet(content: bytes, kind: str, told: Mapping[str, int] | None) -> Opened:
    """Return the rows of the sheet of a file that fits best, with its columns as told or known.

    Raises SheetError (`programme.sheet_…`), UnknownLayoutError.
    """
    try:
        grids = read_grids(content)
    except GridError as error:
        raise sheet_refusal(error.code) from error
    grid = max(grids, key=lambda one: len(guess(find_head(one, kind), kind)))
    head = find_head(grid, kind)
    columns = _columns(head, kind, told, grid)
    try:
        return Opened(head, columns, records(grid, head, columns, kind))
    except LayoutError as error:
        raise UnknownLayoutError(head, columns, error) from error


def _columns(
    head: Head, kind: str, told: Mapping[str, int] | None, grid: Grid
) -> Mapping[str, int]:
    """Return which column is what: as told now, as told once, or as the names say."""
    known = {one.name for one in fields(kind)}
    width = max(len(line.cells) for line in grid.lines)
    if told is None:
        kept = SheetLayout.objects.filter(kind=kind, key=head.key).first()
        told = kept.columns if kept else guess(head, kind)
    return {name: place for name, place in told.items() if name in known and 0 <= place < width}


def remember(actor: Actor, kind: str, opened: Opened) -> None:
    """Keep which column is what for the next file of this layout, in the caller's transaction."""
    columns = dict(opened.columns)
    SheetLayout.objects.update_or_create(
        kind=kind,
        key=opened.head.key,
        defaults={
            "names": list(opened.head.names),
            "columns": columns,
            "kept_by": actor.id,
            "kept_at": clock.now(),
        },
    )
    event = LayoutKept(kind, opened.head.key, columns)
    journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)


def sheet_refusal(code: str) -> SheetError:
    """Say why a whole file cannot be taken, by the code of a GridError."""
    if code == "too_large":
        return SheetError(
            "programme.sheet_too_large",
            _("This file is larger than a list can be. Nothing was taken."),
        )
    if code == "empty":
        return SheetError("programme.sheet_empty", _("There is nothing in this file."))
    if code == "unknown_form":
        return SheetError(
            "programme.sheet_unknown_form",
            _("This is neither a workbook (XLSX) nor CSV. Nothing was taken."),
        )
    return SheetError(
        "programme.sheet_broken",
        _("This file cannot be read: it is damaged. Nothing was taken."),
    )
