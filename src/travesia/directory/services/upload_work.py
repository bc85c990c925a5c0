"""What a job does with a sent file: look through it without writing, then bring it in whole."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from travesia.access.domain import Actor
from travesia.core import clock
from travesia.core.errors import DomainError
from travesia.directory.domain import Tables
from travesia.directory.domain.checking import Checked, check
from travesia.directory.domain.completing import complete, sounds_sensitive
from travesia.directory.domain.flat import header_of
from travesia.directory.domain.tables import ROOTS, TABLES
from travesia.directory.domain.topics import is_sensitive, topic_codes
from travesia.directory.domain.uploads import UploadState, second_look
from travesia.directory.models import Upload
from travesia.directory.selectors.index import entries_now
from travesia.directory.selectors.revision import revision
from travesia.directory.services.file_errors import not_now
from travesia.directory.services.importing import countries_of, known_rows, settle
from travesia.directory.services.numbering import ensure_topics
from travesia.directory.services.upload_files import forget, read_upload, reading_of
from travesia.directory.services.writing import Changes, NewEntries, write

_JOB = Actor.system("directory-upload", {"directory.exchange"})
#: Levels at which a place is kept from the public.
_KEPT = frozenset({"phone_only", "partner_only"})
Heard = Callable[[int, int], None]
"""Hears how many more rows are done, and how many there are to do in all."""


@dataclass(frozen=True, slots=True)
class _Looked:
    """What a file would do to the directory as it stands now."""

    tables: Tables
    checked: Checked
    changes: Changes
    said: Mapping[str, Any]
    """The columns of the upload that say it."""


def check_upload(upload_id: UUID, heard: Heard) -> None:
    """Look through a file and keep what it would change and what is set aside; writes no entry."""
    row = _row(upload_id, UploadState.CHECKING)
    try:
        looked = _look(row, heard)
    except DomainError as error:
        state = UploadState.ARRIVED if row.headers else UploadState.CHECKED
        _keep(row, state=state, problem=error.code)
        raise
    except BaseException:
        _keep(row, state=UploadState.CHECKED, problem="core.job_failed")
        raise
    _keep(row, state=UploadState.CHECKED, **looked.said)


def take_over(upload_id: UUID, heard: Heard) -> None:
    """Bring a file in as it was looked at, in one transaction: all of it that stands, or nothing.

    Where the directory changed meanwhile so that something else would come of it, nothing is
    brought in and the file is looked at again by people (`changed_meanwhile`).
    """
    row = _row(upload_id, UploadState.TAKING)
    try:
        looked = _look(row, heard)
        seen = {name: getattr(row, name) for name in looked.said if name != "revision"}
        if seen != {name: value for name, value in looked.said.items() if name != "revision"}:
            said = {**looked.said, "problem": "directory.changed_meanwhile"}
            _keep(row, state=UploadState.CHECKED, **said)
            return
        _write(row, looked)
    except BaseException:
        # The transaction is undone by now: nothing of the file stands.
        Upload.objects.filter(pk=upload_id, state=UploadState.TAKING).update(
            state=UploadState.CHECKED, problem="core.job_failed", changed_at=clock.now()
        )
        raise
    forget(upload_id)


def _look(row: Upload, heard: Heard) -> _Looked:
    with transaction.atomic():
        ensure_topics()
    number = revision()
    tables = complete(read_upload(row))
    total = 2 * sum(len(rows) for name, rows in tables.items() if name in TABLES)
    checked = check(tables, known_rows, lambda count: heard(count, total))
    changes = write(checked.rows, seen=frozenset(tables), new=_new(row), only_look=True)
    why = second_look(sensitive=_sensitive(checked, changes), stood=_stood(changes))
    said = {
        "read": {name: len(rows) for name, rows in tables.items() if name in TABLES and rows},
        "added": dict(changes.added),
        "changed": dict(changes.changed),
        "removed": dict(changes.removed),
        "left_out": dict(checked.left_out),
        "rejects": _rejects(row, checked),
        "countries": countries_of(checked),
        "second_look": [one.value for one in why],
        "revision": number,
    }
    return _Looked(tables, checked, changes, said)


def _write(row: Upload, looked: _Looked) -> None:
    with transaction.atomic():
        _row(row.pk, UploadState.TAKING)
        if revision() != looked.said["revision"]:
            raise not_now()
        changes = write(looked.checked.rows, seen=frozenset(looked.tables), new=_new(row))
        number = settle(
            actor=_JOB,
            changes=changes,
            source=f"{row.source}: {row.name}",
            sha256=row.sha256,
            checked=looked.checked,
        )
        _keep(row, state=UploadState.DONE, revision=number or looked.said["revision"])


def _sensitive(checked: Checked, changes: Changes) -> bool:
    """Tell whether a service that differs is, or sounds, one that people are in danger for."""
    topics: dict[object, set[str]] = {}
    for row in checked.rows.get("attribute", {}).values():
        code = topic_codes().get(UUID(str(row["taxonomy_term_id"])), "")
        topics.setdefault(row["link_id"], set()).add(code)
    rows, stands = checked.rows.get("service", {}), entries_now()
    for one in changes.touched["service"]:
        said = (str(rows.get(one, {}).get(key) or "") for key in ("name", "description"))
        if is_sensitive(topics.get(one, ())) or sounds_sensitive(*said):
            return True
        entry = stands.get(one)
        if entry is not None and (is_sensitive(entry.topics) or entry.visibility in _KEPT):
            return True
    places = known_rows("location", changes.touched["location"]).values()
    return any(row.get("x_hidden") or row.get("x_visibility") in _KEPT for row in places)


def _stood(changes: Changes) -> int:
    """Return how many entries that stood before are changed."""
    return sum(len(known_rows(root, changes.touched[root])) for root in ROOTS)


#: What follows from another fault; said only of what has none of its own.
_FOLLOWS = frozenset({"part_set_aside", "refers_to_what_was_set_aside"})


def _rejects(row: Upload, checked: Checked) -> list[list[str]]:
    """Return table, where, column as the file calls it, and code of everything set aside, once.

    A row of a list is several rows of HSDS: what is wrong with it is said by its own line and
    header, and what merely follows from that is left out.
    """
    if not row.headers:
        said = [[one.table, one.where or one.id, one.column, one.code] for one in checked.rejects]
        return [list(one) for one in dict.fromkeys(map(tuple, said))]
    reading = reading_of(row)
    blamed = {one.where for one in checked.rejects if one.code not in _FOLLOWS}
    found: dict[tuple[str, ...], None] = {}
    for one in sorted(checked.rejects, key=lambda one: _line(one.where)):
        if one.code in _FOLLOWS and one.where in blamed:
            continue
        unknown = one.table == "attribute" and one.code == "unknown_reference"
        column = header_of(reading, one.table, one.column)
        code = "unknown_topic" if unknown else one.code
        found[one.table if not column else "", one.where, column or one.column, code] = None
    return [list(one) for one in found]


def _line(where: str) -> int:
    number = where.rpartition(" ")[2]
    return int(number) if number.isdigit() else 0


def _new(row: Upload) -> NewEntries:
    return NewEntries(row.owner or row.source, row.language)


def _row(upload_id: UUID, state: UploadState) -> Upload:
    found = Upload.objects.filter(pk=upload_id, state=state).first()
    if found is None:
        raise not_now()
    return found


def _keep(row: Upload, **values: object) -> None:
    Upload.objects.filter(pk=row.pk).update(**{"problem": "", **values}, changed_at=clock.now())
