"""Files of other systems as their page shows them: what came, what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain.columns import Reading
from travesia.border.domain.imports import stands_still
from travesia.border.models import ImportRun, ImportSource
from travesia.border.selectors.people_named import name_of_actor
from travesia.core import clock
from travesia.core.errors import NotFoundError

#: Files that the page lists.
LATELY = 30


@dataclass(frozen=True, slots=True)
class FileView:
    """One file of another system and what became of its rows; no row stands here."""

    id: UUID
    source: str
    name: str
    state: str
    """`arrived`, `running`, `done` or `stopped`."""
    rows: int
    crossings: int
    refused: int
    already_there: int
    rejected: int
    arrived_at: datetime
    ended_at: datetime | None
    by: str
    encoding: str
    delimiter: str
    reading: Reading
    still: bool
    """Said to be brought in, and nobody showed a sign of life for long."""
    came_before: datetime | None
    """When the very same file was brought in before."""


def access_files(*, actor: Actor) -> tuple[FileView, ...]:
    """Return the files that came lately, newest first; counts alone, so that it is no look."""
    _require(actor)
    return tuple(_view(row) for row in ImportRun.objects.all()[:LATELY])


def access_file(*, actor: Actor, run_id: UUID) -> FileView:
    """Return one file; NotFoundError, AccessDeniedError."""
    _require(actor)
    row = ImportRun.objects.filter(pk=run_id).first()
    if row is None:
        raise NotFoundError("border.no_import", _("There is no such file."))
    return _view(row)


def sources_known(*, actor: Actor) -> tuple[str, ...]:
    """Return the short names of the systems that files came from."""
    _require(actor)
    return tuple(ImportSource.objects.order_by("key").values_list("key", flat=True))


def _require(actor: Actor) -> None:
    access.authorize(
        actor=actor, permission="border.import_crossings", purpose=Purpose.ADMINISTRATION
    )


def _view(row: ImportRun) -> FileView:
    same = ImportRun.objects.filter(digest=row.digest, state="done").exclude(pk=row.pk)
    return FileView(
        id=row.id,
        source=row.source_id,
        name=row.file_name,
        state=row.state,
        rows=row.rows,
        crossings=row.crossings,
        refused=row.refused,
        already_there=row.already_there,
        rejected=row.rejected,
        arrived_at=row.arrived_at,
        ended_at=row.ended_at,
        by=name_of_actor(row.asked_by),
        encoding=row.encoding,
        delimiter=row.delimiter,
        reading=Reading.from_plain(row.reading),
        still=stands_still(row.state, row.seen_at, clock.now()),
        came_before=same.values_list("ended_at", flat=True).first(),
    )
