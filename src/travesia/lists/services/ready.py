"""The lists in force, ready to answer: one open index a list, exchanged without a pause.

A question opens what is new since the last one: a file that a job has written, or the few single
changes made to it. While the index of a long new version is not made yet, the version before it
answers, and the answer says so.
"""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread
from uuid import UUID

from travesia.core import clock
from travesia.lists.domain import Deadline, ListAge, OutOfTimeError
from travesia.lists.selectors import indexing
from travesia.lists.selectors.catalogue import versions_in_force
from travesia.lists.services import preparing
from travesia.screening import IndexFileError, ScreeningIndex, open_index


@dataclass(frozen=True, slots=True)
class OpenList:
    """One list as it answers now: the file it was opened from, and what changed since."""

    version_id: UUID
    age: ListAge
    base: ScreeningIndex
    base_changes: int
    index: ScreeningIndex
    """The file with the single changes since on top."""
    file: Path
    stamp: tuple[int, int]
    """Which file it was: one of the same name with new thresholds has another."""


@dataclass(frozen=True, slots=True)
class Ready:
    """Every list that can answer, and those in force that cannot yet."""

    lists: tuple[OpenList, ...]
    not_asked: tuple[ListAge, ...]
    late: tuple[ListAge, ...] = ()
    """Those that were still being opened when the time for the question was over."""

    @property
    def ages(self) -> tuple[ListAge, ...]:
        """The versions that answer."""
        return tuple(one.age for one in self.lists)


#: Entries from which the commonest words of a list are looked up beforehand.
_LONG = 50_000

_lock = threading.Lock()
_open: dict[str, OpenList] = {}


def ready(deadline: Deadline, in_force: Iterable[tuple[UUID, ListAge]] | None = None) -> Ready:
    """Return the lists as they answer now; nobody waits for one longer than the deadline.

    One query tells which versions are in force (`in_force`, where the caller has just asked), so
    every process of the node notices a new one, or a single change, with its next question.
    """
    answering, silent, late = [], [], []
    for version_id, age in versions_in_force() if in_force is None else in_force:
        try:
            found = _answering(version_id, age, deadline)
        except OutOfTimeError:
            late.append(age)
            continue
        if found is None:
            silent.append(age)
        else:
            answering.append(found)
    return Ready(tuple(answering), tuple(silent), tuple(late))


def forget() -> None:
    """Close every index of this process; the next question opens them anew."""
    with _lock:
        _open.clear()


def _answering(version_id: UUID, age: ListAge, deadline: Deadline) -> OpenList | None:
    known = _open.get(age.key)
    if known is not None and _is_same(known, version_id, age):
        return known if known.age == age else _aged(known, age)
    if known is None:
        deadline.check()
    # Whoever has something to answer with does not wait for the one who opens what is new.
    if not _lock.acquire(timeout=deadline.left() if known is None else 0):
        if known is None:
            raise OutOfTimeError
        return known
    try:
        known = _open.get(age.key)
        if known is not None and _is_same(known, version_id, age):
            return known
        found = _renewed(known, version_id, age) or _left(known) or _earlier(age)
        if found is not None:
            _open[age.key] = found
        return found
    finally:
        _lock.release()


def _is_same(known: OpenList, version_id: UUID, age: ListAge) -> bool:
    same_content = known.version_id == version_id and known.age.changes == age.changes
    return same_content and _is_the_file(known)


def _is_the_file(known: OpenList) -> bool:
    """Tell whether the file that is open is still the one in its place, or the place is empty."""
    return _stamp(known.file) in (known.stamp, None)


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns


def _aged(known: OpenList, age: ListAge) -> OpenList:
    """Keep the index and take the age: the same content was fetched again."""
    found = replace(known, age=age)
    _open[age.key] = found
    return found


def _renewed(known: OpenList | None, version_id: UUID, age: ListAge) -> OpenList | None:
    """Open the version as it stands: from its file, or from the one that is open already."""
    if known is not None and known.version_id == version_id and _is_the_file(known):
        made = preparing.newest_file(version_id, changes=age.changes)
        if made is None or made[1] <= known.base_changes:
            return _with_changes(known, age)
    return _opened(version_id, age) or _built(version_id, age)


def _opened(version_id: UUID, age: ListAge) -> OpenList | None:
    made = preparing.newest_file(version_id, changes=age.changes)
    if made is None:
        return None
    stamp = _stamp(made[0]) or (0, 0)
    try:
        base = open_index(made[0], verify=False)
    except IndexFileError:
        made[0].unlink(missing_ok=True)  # half written, or of another program: it is made again
        return None
    if len(base) >= _LONG:
        # Beside the questions that are asked meanwhile, which find the same without it.
        Thread(target=base.warm, args=(_next_turn,), name="warming", daemon=True).start()
    return _with_changes(OpenList(version_id, age, base, made[1], base, made[0], stamp), age)


def _next_turn() -> None:
    """Let whoever asks go first."""
    time.sleep(0.001)


def _built(version_id: UUID, age: ListAge) -> OpenList | None:
    """Make the index of a short list at once."""
    if indexing.count_of(version_id) > preparing.BUILT_AT_ONCE:
        return None
    preparing.prepare(version_id, in_haste=True)
    return _opened(version_id, age)


def _with_changes(known: OpenList, age: ListAge) -> OpenList:
    """Put the single changes since the file was made on top of it."""
    index, since = known.base, known.base_changes
    if age.changes > since:
        came, went = indexing.changed_persons(known.version_id, since=since, until=age.changes)
        index = known.base.with_delta(
            preparing.entries_of(came),
            map(str, went),
            version=age.edition,
            built_at=clock.now().isoformat(),
        )
    return replace(known, age=age, index=index)


def _left(known: OpenList | None) -> OpenList | None:
    """Return what is open already, unless its version was taken away since."""
    stands = known is not None and indexing.was_in_force(known.version_id)
    return known if stands else None


def _earlier(age: ListAge) -> OpenList | None:
    """Open a version that was in force before, while the index of the new one is not made yet."""
    for version in indexing.earlier_versions(age.key, age.version):
        found = _opened(version.id, version.age())
        if found is not None:
            return found
    return None
