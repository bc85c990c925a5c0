"""Make the index of a list version as a file, ahead of the first question that needs it."""

import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from django.conf import settings

from travesia.access.domain import Actor
from travesia.core import clock, jobs
from travesia.lists.domain import EntryView, NewListEntry, searched_dates
from travesia.lists.models import ListVersion
from travesia.lists.selectors import indexing
from travesia.lists.selectors.rows import version_row
from travesia.lists.services import thresholds
from travesia.screening import Description, Entry, open_index, write_index

#: A list of up to so many persons is indexed with the first question that needs it; a longer one
#: is indexed by a job, and the version before goes on answering until it is done.
BUILT_AT_ONCE = 5_000

#: After so many single changes the file is made anew, so that the delta stays small.
CHANGES_IN_DELTA = 1_000

#: What a maker that was killed left behind is removed after so many seconds.
_LEFT_BEHIND = 24 * 3600
_MAKING = ".making-"

Counted = Callable[[int], None]


def folder() -> Path:
    """Return where the indexes lie: in the node's data folder, for its own user alone."""
    return Path(settings.DATA) / "lists"


def file_of(version_id: UUID, changes: int) -> Path:
    """Return the place of the index of a version after so many single changes."""
    return folder() / f"{version_id.hex}-{changes}.index"


def newest_file(version_id: UUID, *, changes: int) -> tuple[Path, int] | None:
    """Return the file that holds most of a version, and how many single changes are in it."""
    found = []
    for path in folder().glob(f"{version_id.hex}-*.index"):
        held = path.stem.partition("-")[2]
        if held.isdecimal() and int(held) <= changes:
            found.append((int(held), path))
    if not found:
        return None
    held_changes, path = max(found)
    return path, held_changes


def prepare(
    version_id: UUID,
    *,
    counted: Counted | None = None,
    tried: Counted | None = None,
    in_haste: bool = False,
) -> Path:
    """Write the index of a version as it stands now, with its thresholds, and return its place.

    The file comes into its place whole, thresholds and all. `counted` is told how many persons are
    done, `tried` on how many people more the thresholds were tried. `in_haste` takes thresholds of
    before where they fit and sets none: a desk waits. Raises ListNotFoundError.
    """
    version = version_row(version_id)
    changes = version.changes
    path = file_of(version_id, changes)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # The engine may still be writing a lock of its own when the folder goes; `sweep` comes later.
    with tempfile.TemporaryDirectory(
        prefix=_MAKING, dir=path.parent, ignore_cleanup_errors=True
    ) as place:
        made = Path(place) / path.name
        digest = write_index(
            _entries(indexing.persons_of(version_id, changes=changes)),
            made,
            source=version.source.key,
            version=version.age().edition,
            built_at=clock.now().isoformat(),
            progress=counted,
        )
        if in_haste:
            digest = thresholds.carry_over(version, made) or digest
        else:
            digest = thresholds.settle(version, made, said=tried) or digest
        _put_in_place(made, path, digest)
    return path


def _put_in_place(made: Path, path: Path, digest: str) -> None:
    """Exchange a file by one that is whole and laid out, so that no question has to lay it out.

    The engine lays an index out in a folder beside it, named by its content.
    """
    open_index(made, verify=False)
    laid_out = made.with_name(f".{made.name}.{digest[:16]}")
    with suppress(OSError):  # the same content lies there already
        laid_out.rename(path.with_name(laid_out.name))
    made.replace(path)


def steps_of(version_id: UUID) -> tuple[int, int]:
    """Return how many persons an index will hold, and on how many its thresholds are tried."""
    return indexing.count_of(version_id), thresholds.people_to_try(version_row(version_id))


def ask_for(actor: Actor, version: ListVersion) -> None:
    """Let a job make the index, or set its thresholds, when the desks should not wait for it."""
    found = newest_file(version.id, changes=version.changes)
    behind = version.changes - (found[1] if found else 0)
    is_far_behind = found is not None and behind >= CHANGES_IN_DELTA
    is_long = found is None and version.count > BUILT_AT_ONCE
    if is_far_behind or is_long or thresholds.are_due(version):
        jobs.enqueue(actor=actor, key="lists.prepare", once=True, version_id=str(version.id))


def sweep() -> int:
    """Remove the files of versions that will not answer again; return how many there were."""
    kept = {version_id.hex for version_id in indexing.versions_that_may_answer()}
    newest: dict[str, int] = {}
    for path in folder().glob("*-*.index"):
        name, _dash, held = path.stem.partition("-")
        newest[name] = max(newest.get(name, 0), int(held) if held.isdecimal() else 0)
    gone = [
        path
        for path in folder().glob("*-*.index")
        if path.stem.partition("-")[0] not in kept
        or path.stem.partition("-")[2] != str(newest[path.stem.partition("-")[0]])
    ]
    for path in gone:
        path.unlink(missing_ok=True)
        for beside in folder().glob(f".{path.name}.*"):
            shutil.rmtree(beside, ignore_errors=True)
    for beside in folder().glob(f"{_MAKING}*"):
        if time.time() - beside.stat().st_mtime > _LEFT_BEHIND:
            shutil.rmtree(beside, ignore_errors=True)
    return len(gone)


def entries_of(views: Iterable[EntryView]) -> tuple[Entry, ...]:
    """Return entries as the engine takes them."""
    return tuple(_entries(views))


def description_of(entry: NewListEntry) -> Description:
    """Return who an entry is about, in the terms of a comparison.

    A nationality is compared only where the entry states one and no other.
    """
    first, *more = searched_dates(entry.birth_dates) or ("",)
    one = len(entry.nationalities) == 1
    return Description(
        names=entry.names,
        birth_date=first,
        also_born=tuple(more),
        sex=entry.sex,
        nationality=entry.nationalities[0] if one else "",
        documents=entry.documents,
    )


def _entries(views: Iterable[EntryView]) -> Iterator[Entry]:
    return (Entry(str(view.id), description_of(view.entry)) for view in views)
