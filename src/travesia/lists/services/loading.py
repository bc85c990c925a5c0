"""Bring a whole file in: as a stream, in batches, with progress; the old version answers on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Protocol
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose
from travesia.lists.domain import ListPurpose, Remark, VersionView
from travesia.lists.domain.feeds import Defaults, Reject
from travesia.lists.models import ListSource, ListVersion
from travesia.lists.selectors.rows import (
    held_source,
    require,
    row_in_force,
    source_row,
    version_row,
)
from travesia.lists.services import preparing, publishing, writing
from travesia.lists.services.errors import ListError
from travesia.lists.services.reading import rows_of

#: What ends a record, to tell beforehand about how many there are.
_ENDS: Mapping[str, tuple[bytes, ...]] = {
    "csv": (b"\n",),
    "un-xml": (b"</INDIVIDUAL>", b"</ENTITY>"),
    "interpol-json": (b'"entity_id"',),
    "opensanctions-csv": (b"\n",),
    "opensanctions-json": (b"\n",),
    "ofac-xml": (b"</sdnEntry>",),
}
_PIECE = 1 << 20


class Meter(Protocol):
    """Where progress goes; `core.jobs.Progress` is one."""

    def total(self, count: int) -> None:
        """Say how many steps there are, as far as can be told."""

    def advance(self, count: int, note: str = "") -> None:
        """Say that so many more are done."""


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What came of a file."""

    version: VersionView
    """The version it became; the one in force when it said nothing new."""
    new: bool
    """The content differs from the version that was in force."""
    taken: int
    rejected: int
    problems: Mapping[str, int]
    """How many rows were set aside for each problem."""
    rejects: tuple[Reject, ...]
    """The first rows that were set aside."""
    remarks: tuple[Remark, ...] = ()
    """What there is to say of the whole file: what is missing, what came twice."""


def load_file(  # a file, its format and what becomes of it
    *,
    actor: Actor,
    source_key: str,
    stream: BinaryIO,
    form: str,
    defaults: Defaults | None = None,
    publish: bool = False,
    meter: Meter | None = None,
    purpose: Purpose = Purpose.LIST_MANAGEMENT,
) -> LoadReport:
    """Read a file into a new version of a list, make its index, and propose it.

    With `publish` a system actor's version comes into force at once, unless its size changed by
    more than a fifth or so many of its entries are exchanged. A row that cannot be taken is set
    aside, counted and named. Nothing is in force, and no journal entry written, before the whole
    file was read. `stream` is read twice from where it stands. Raises ListError for a file that is
    no list of its format, has no row that can be taken, or too many; ListConflictError when another
    load of the list began since.
    """
    require(actor=actor, permission="lists.manage", purpose=purpose)
    source = source_row(source_key)
    if meter is not None:
        meter.total(2 * _about(stream, form))
    version, sorter = _written(actor, source, stream, form, defaults or Defaults(), meter)
    with transaction.atomic():
        new = publishing.offer(actor, version, purpose)
    if new:
        prepare_with_progress(version.id, meter=meter, done=sorter.seen)
        if publish:
            with transaction.atomic():
                publishing.put_in_force_unless_it_waits(actor, version, purpose)
        preparing.sweep()
    return _report(source, version if new else None, sorter)


def _written(  # see load_file
    actor: Actor,
    source: ListSource,
    stream: BinaryIO,
    form: str,
    defaults: Defaults,
    meter: Meter | None,
) -> tuple[ListVersion, writing.Sorter]:
    """Write every row that can be taken; what was written of a broken file is removed again."""
    sorter = writing.Sorter(tuple(ListPurpose(code) for code in source.purposes))
    with transaction.atomic():
        version = writing.begin(actor, held_source(source))
    try:
        for count in writing.write_all(version, sorter, rows_of(stream, form, defaults)):
            if meter is not None:
                meter.advance(count, str(_("%(count)s entries read")) % {"count": sorter.taken})
        version.remarks = [[one.code, one.count, one.about] for one in sorter.remarks]
        if not sorter.taken:
            raise ListError("lists.file_empty", _("The file has no row that can be taken."))
    except BaseException:
        ListVersion.objects.filter(pk=version.pk).delete()
        raise
    return version, sorter


def _about(stream: BinaryIO, form: str) -> int:
    """Return about how many records there are, and leave the stream where it was."""
    start, found, kept = stream.tell(), 0, b""
    while piece := stream.read(_PIECE):
        text = kept + piece
        found += sum(text.count(end) for end in _ENDS[form])
        kept = text[-16:] if not any(end in text[-16:] for end in _ENDS[form]) else b""
    stream.seek(start)
    return found


def prepare_with_progress(version_id: UUID, *, meter: Meter | None, done: int = 0) -> None:
    """Make an index and set its thresholds, and say how far it is; `done` steps came before.

    A person indexed is a step, and so is a person on whom the thresholds are tried.
    """
    if meter is None:
        preparing.prepare(version_id)
        return
    persons, people = preparing.steps_of(version_id)
    meter.total(done + persons + people)
    indexed = tried = 0

    def counted(count: int) -> None:
        nonlocal indexed
        meter.advance(count - indexed, str(_("%(count)s persons indexed")) % {"count": count})
        indexed = count

    def trying(count: int) -> None:
        nonlocal tried
        tried += count
        said = _("thresholds tried on %(count)s people who are not on the list")
        meter.advance(count, str(said) % {"count": tried})

    preparing.prepare(version_id, counted=counted, tried=trying)
    meter.advance(people - tried)


def _report(source: ListSource, version: ListVersion | None, sorter: writing.Sorter) -> LoadReport:
    shown = version_row(version.id) if version is not None else row_in_force(source)
    if shown is None:
        raise ListError("lists.file_empty", _("The file has no row that can be taken."))
    return LoadReport(
        version=shown.view(),
        new=version is not None,
        taken=sorter.taken,
        rejected=sorter.rejected,
        problems=dict(sorter.problems),
        rejects=tuple(sorter.rejects),
        remarks=tuple(sorter.remarks),
    )
