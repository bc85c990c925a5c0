"""Take the file of another system, show how it would be read, and let a job bring it in."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.border.domain import ImportedCrossing, ImportReport
from travesia.border.domain.columns import DateOrder, Field, Reading, fold, order_in, suggest
from travesia.border.domain.foreign_rows import Read, RowReader
from travesia.border.domain.foreign_values import Fault
from travesia.border.events import FileBroughtIn
from travesia.border.models import ImportFault, ImportRun, ImportSource
from travesia.border.services.errors import BorderConflictError, BorderError, BorderNotFoundError
from travesia.border.services.foreign_keeping import keep, measure, path_of, rows_of
from travesia.border.services.foreign_leasing import beat, claim
from travesia.border.services.importing import Importer
from travesia.core import clock
from travesia.core.events import Subject
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.places import selectors as places

#: Rows that are looked at to suggest how dates are written.
_SAMPLE = 500
_BATCH = 2000
#: What the job may do; the run says who asked for it.
_JOB = Actor.system("border-import", {"border.import_crossings", "people.register"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What stands in a file: its headers and its first rows."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def take_file(*, actor: Actor, source: str, name: str, pieces: Iterable[bytes]) -> UUID:
    """Keep a file for the node's own user and return the id of its run; nothing is read in yet.

    BorderError for a source without a short name, a file that is too large or holds no table.
    """
    _require(actor)
    key = "".join(char for char in source.upper() if char.isalnum() or char in "-_")[:20]
    if not key:
        raise BorderError("border.source_needed", _("Say which system the file comes from."))
    run_id = new_id()
    path = path_of(run_id)
    digest = keep(path, pieces)
    try:
        encoding, rows, delimiter = measure(path)
        now = clock.now()
        with transaction.atomic():
            ImportSource.objects.get_or_create(key=key, defaults={"changed_at": now})
            run = ImportRun(
                id=run_id,
                source_id=key,
                file_name=name[:200],
                digest=digest,
                encoding=encoding,
                delimiter=delimiter,
                rows=rows,
                asked_by=actor.id,
                arrived_at=now,
            )
            run.reading = _suggested(run).as_plain()
            run.save(force_insert=True)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return run_id


def shape_of(run: ImportRun) -> Shape:
    """Return the headers and the first rows of a file that is still kept."""
    rows = islice(rows_of(run), _SAMPLE)
    headers = next(rows, [])
    return Shape(tuple(headers), tuple(tuple(row) for row in rows))


def shape_here(*, actor: Actor, run_id: UUID) -> Shape:
    """Return the headers and first rows of a file for whoever maps it, and write the look.

    BorderNotFoundError where it is kept no more.
    """
    _require(actor)
    found = shape_of(_run(run_id))
    journal.looked_at(
        actor=actor,
        purpose=Purpose.ADMINISTRATION,
        subjects=(Subject("import", run_id),),
        fields=("rows",),
        results=len(found.rows),
    )
    return found


def preview(*, actor: Actor, run_id: UUID, reading: Reading, count: int = 8) -> tuple[Read, ...]:
    """Return the first rows as they would be read; nothing is kept."""
    _require(actor)
    run = _run(run_id)
    reader = _reader(run, reading)
    return tuple(reader.read(row) for row in islice(rows_of(run), 1, count + 1))


def choose_reading(
    *, actor: Actor, run_id: UUID, columns: Mapping[Field, str], order: str, post: str
) -> Reading:
    """Change how a file is read and remember it of its source; what is not named stays.

    A field whose column is empty is read no more.
    BorderError while columns are missing, the order of dates is open or the post is not known.
    """
    _require(actor)
    run = _run(run_id)
    if run.state != "arrived":
        raise BorderConflictError(
            "border.file_started",
            _("Some of this file is in already: how it is read is not changed any more."),
        )
    kept = Reading.from_plain(run.reading)
    unknown = {one for one in columns.values() if one} - set(shape_of(run).headers)
    if unknown:
        raise BorderError(
            "border.no_such_column",
            _("The file has no column %(names)s."),
            names=", ".join(sorted(unknown)),
        )
    if post:
        places.post_by_code(post)
    chosen = {name: one for name, one in {**kept.columns, **columns}.items() if one}
    reading = Reading(chosen, DateOrder(order) if order else kept.order, post or kept.post)
    check_reading(reading)
    ImportRun.objects.filter(pk=run_id).update(reading=reading.as_plain())
    ImportSource.objects.filter(key=run.source_id).update(
        reading=reading.as_plain(), changed_at=clock.now()
    )
    return reading


def discard(*, actor: Actor, run_id: UUID) -> None:
    """Forget a file of which nothing was brought in; BorderConflictError once it was begun."""
    _require(actor)
    gone, _rows = ImportRun.objects.filter(pk=run_id, state="arrived").delete()
    if not gone:
        raise BorderConflictError(
            "border.file_begun", _("This file was begun: it is kept until it is brought in whole.")
        )
    path_of(run_id).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with a row of a file; never what stood there."""

    row: int
    field: str
    code: str
    #: The row was taken all the same, without this field.
    taken: bool


def faults_of(*, actor: Actor, run_id: UUID) -> tuple[RowFault, ...]:
    """Return what was wrong with the rows of a file, in their order."""
    _require(actor)
    rows = ImportFault.objects.filter(run_id=run_id).values_list("row", "field", "code", "taken")
    return tuple(RowFault(*row) for row in rows)


def check_reading(reading: Reading) -> None:
    """Raise BorderError while columns are missing or the order of dates is open."""
    missing = reading.missing()
    if missing:
        raise BorderError(
            "border.columns_missing",
            _("Columns are still needed for: %(names)s."),
            names=", ".join(missing),
        )
    if reading.order is None:
        raise BorderError("border.order_open", _("Say in which order the file writes dates."))


def bring_in(run_id: UUID, on_rows: Callable[[int, int], None] | None = None) -> ImportReport:
    """Bring a file in, batch by batch; the lists are not asked.

    Each batch stands by itself: interrupted, the run is `stopped` and what is in counts once when
    the file is sent again; killed, it stands still and can be started again. `on_rows` hears how
    many rows of how many are done. BorderConflictError while somebody else brings it in.
    """
    run = _run(run_id)
    check_reading(Reading.from_plain(run.reading))
    ticket = claim(run_id)
    done = 0
    importer = Importer(_JOB, source=run.source_id)
    gc.freeze()  # what stands now outlasts the run: it is not looked through with every batch
    try:
        for place, faults, numbered in _batches(run):
            with transaction.atomic():
                beat(run_id, ticket)
                importer.take(numbered, savepoint=False)
                faults += [
                    (row.row, Fault("", row.code.partition(".")[2]))
                    for row in importer.fresh_rejects()
                ]
                _keep_faults(run, faults)
            done += place
            if on_rows is not None:
                on_rows(done, run.rows)
        report = replace(importer.report, rows=run.rows)
        _finish(run, report, ticket)
    except BaseException:
        ours = ImportRun.objects.filter(pk=run_id, lease=ticket)
        ours.update(state="stopped", ended_at=clock.now())
        raise
    finally:
        gc.unfreeze()
    path_of(run_id).unlink(missing_ok=True)
    return report


Numbered = list[tuple[int, ImportedCrossing]]


def _batches(run: ImportRun) -> Iterator[tuple[int, list[tuple[int, Fault]], Numbered]]:
    """Yield how many rows a batch holds, the faults among them, and the movements."""
    reader = _reader(run, Reading.from_plain(run.reading))
    rows = enumerate(islice(rows_of(run), 1, None), start=1)
    while taken := list(islice(rows, _BATCH)):
        faults: list[tuple[int, Fault]] = []
        numbered: Numbered = []
        for number, cells in taken:
            read = reader.read(cells)
            faults += [(number, fault) for fault in read.faults]
            if read.movement is not None:
                numbered.append((number, read.movement))
        yield len(taken), faults, numbered


def _finish(run: ImportRun, report: ImportReport, ticket: UUID) -> None:
    rejected = run.faults.filter(taken=False).values("row").distinct().count()
    with transaction.atomic():
        beat(run.pk, ticket)
        ImportRun.objects.filter(pk=run.pk).update(
            state="done",
            ended_at=clock.now(),
            crossings=report.crossings,
            refused=report.refused,
            already_there=report.already_there,
            persons=report.persons,
            rejected=rejected,
        )
        journal.record(
            actor=_JOB,
            event=FileBroughtIn(
                run_id=run.pk,
                source=run.source_id,
                digest=run.digest,
                asked_by=run.asked_by,
                rows=run.rows,
                crossings=report.crossings,
                refused=report.refused,
                already_there=report.already_there,
                rejected=rejected,
            ),
            purpose=Purpose.ADMINISTRATION,
            subjects=(Subject("import", run.pk),),
        )


def _keep_faults(run: ImportRun, faults: list[tuple[int, Fault]]) -> None:
    rows = [
        ImportFault(run=run, row=row, field=fault.field, code=fault.code, taken=fault.taken)
        for row, fault in faults
    ]
    ImportFault.objects.bulk_create(rows, batch_size=1000, ignore_conflicts=True)


def _reader(run: ImportRun, reading: Reading) -> RowReader:
    posts = places.posts()
    called = {fold(word): post.code for post in posts for word in (post.other_name, post.name)}
    called |= {fold(post.code): post.code for post in posts}
    called.pop("", None)
    zones = {post.code: ZoneInfo(post.time_zone) for post in posts}
    headers = list(shape_of(run).headers)
    return RowReader(run.source_id, headers, reading, called, zones)


def _suggested(run: ImportRun) -> Reading:
    shape = shape_of(run)
    kept = Reading.from_plain(ImportSource.objects.get(key=run.source_id).reading)
    found = suggest(shape.headers, kept if kept.columns else None)
    dated = [found.columns[name] for name in (Field.DAY, Field.BORN) if name in found.columns]
    at = [shape.headers.index(header) for header in dated]
    proved = order_in([row[place] for row in shape.rows for place in at if len(row) > place])
    return replace(found, order=proved or found.order)


def _run(run_id: UUID) -> ImportRun:
    found = ImportRun.objects.filter(pk=run_id).first()
    if found is None:
        raise _unknown()
    return found


def _unknown() -> BorderNotFoundError:
    return BorderNotFoundError("border.no_import", _("There is no such file."))


def _require(actor: Actor) -> None:
    access.authorize(
        actor=actor, permission="border.import_crossings", purpose=Purpose.ADMINISTRATION
    )
