"""Take over a file of the directory: each entry whole or not at all, the same file twice once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.directory.domain import FileError, Reject, Tables
from travesia.directory.domain.checking import Checked, Values, check
from travesia.directory.domain.completing import complete
from travesia.directory.domain.files import read_file
from travesia.directory.domain.tables import ROOTS, TABLES
from travesia.directory.events import DirectoryImported
from travesia.directory.selectors.rows import rows_by_id
from travesia.directory.services.file_errors import file_refusal
from travesia.directory.services.numbering import ensure_topics, next_revision, touch
from travesia.directory.services.writing import Changes, NewEntries, write
from travesia.journal import services as journal

_BATCH = 400


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did, and what was set aside with its row and reason."""

    source: str
    sha256: str
    read: Mapping[str, int]
    """Table → rows in the file."""
    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    """Parts that an entry of the file no longer has."""
    rejects: tuple[Reject, ...]
    left_out: Mapping[str, int]
    """Columns and tables that the directory does not keep → how many values they had."""
    revision: int
    """The number of the directory after it; 0 when nothing is different."""


def import_file(
    *,
    actor: Actor,
    content: bytes,
    source: str,
    owner: str = "",
    language: str = "es",
    all_or_nothing: bool = False,
) -> ImportReport:
    """Take over a file in HSDS: JSON, a tabular package (zip of CSV) or a workbook (XLSX).

    An entry is taken with all its parts or set aside with the reason; a part that the file no
    longer has is removed from an entry that it has. What was taken out of sight stays so.

    Args:
        actor: who imports; needs `directory.exchange` in every country of the file.
        content: the bytes of the file.
        source: how the journal names the file.
        owner: the desk that answers for new services that name none; the source by default.
        language: in which the texts of new services are, when the file does not say.
        all_or_nothing: take nothing when anything is set aside.

    Raises:
        DirectoryError: the file as a whole cannot be taken (`directory.file_…`).
        AccessDeniedError: a country in it lies outside the actor's scope.
    """
    try:
        tables = read_file(content, source)
    except FileError as error:
        raise file_refusal(error, source) from error
    new = NewEntries(owner or source, language)
    return import_tables(
        actor=actor,
        tables=tables,
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
        new=new,
        all_or_nothing=all_or_nothing,
    )


def import_tables(
    *,
    actor: Actor,
    tables: Tables,
    source: str,
    sha256: str,
    new: NewEntries,
    all_or_nothing: bool = False,
) -> ImportReport:
    """Take over tables that were read already; see `import_file`."""
    with transaction.atomic():
        ensure_topics()
        checked = check(complete(tables), known_rows)
        for country in countries_of(checked):
            where = Scope(country=country)
            access.authorize(actor=actor, permission="directory.exchange", scope=where)
        changes, revision = Changes(), 0
        if not (all_or_nothing and checked.rejects):
            changes = write(checked.rows, seen=frozenset(tables), new=new)
            revision = settle(
                actor=actor, changes=changes, source=source, sha256=sha256, checked=checked
            )
    return ImportReport(
        source=source,
        sha256=sha256,
        read={name: len(rows) for name, rows in tables.items() if name in TABLES},
        added=dict(changes.added),
        changed=dict(changes.changed),
        removed=dict(changes.removed),
        rejects=tuple(checked.rejects),
        left_out=checked.left_out,
        revision=revision,
    )


def known_rows(table: str, ids: set[UUID]) -> Mapping[UUID, Values]:
    """Return what the node has under these ids."""
    wanted = sorted(ids)
    found: dict[UUID, Values] = {}
    for start in range(0, len(wanted), _BATCH):
        for row in rows_by_id(table, wanted[start : start + _BATCH]):
            found[UUID(str(row["id"]))] = row
    return found


def settle(*, actor: Actor, changes: Changes, source: str, sha256: str, checked: Checked) -> int:
    """Count the directory up for what was written and journal it; 0 when nothing is different."""
    if not changes:
        return 0
    revision = next_revision()
    touch(changes.touched, revision)
    event = DirectoryImported(
        source=source,
        sha256=sha256,
        added=dict(changes.added),
        changed=dict(changes.changed),
        removed=dict(changes.removed),
        rejected=len(checked.rejects),
        revision=revision,
    )
    journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return revision


def countries_of(checked: Checked) -> list[str]:
    """Return every country that an entry of a file says, as it stands and as it comes."""
    countries: set[str] = set()
    for root in ROOTS:
        rows = checked.rows.get(root, {})
        countries |= {
            str(row.get("x_country") or "") for row in rows.values() if "x_country" in row
        }
        countries |= {
            str(row.get("x_country") or "") for row in known_rows(root, set(rows)).values()
        }
    return sorted(countries) or [""]
