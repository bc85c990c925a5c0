"""Save one entry as somebody typed it: the same checks and the same tables as for a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose, Scope
from travesia.directory.domain import Reject, Row, check
from travesia.directory.domain.checking import Values
from travesia.directory.events import DirectoryEntrySaved
from travesia.directory.selectors.rows import rows_by_id
from travesia.directory.services.importing import known_rows
from travesia.directory.services.numbering import ensure_topics, next_revision, touch
from travesia.directory.services.writing import NewEntries, write
from travesia.journal import services as journal

Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of an entry: its problems, or that it stands."""

    id: UUID
    problems: tuple[Reject, ...]
    changed: bool


def save_entry(
    *,
    actor: Actor,
    table: str,
    entry_id: UUID,
    cells: Cells,
    parts: Mapping[str, Sequence[Cells]],
) -> Saved:
    """Save an organisation, a place or a service with some of its parts.

    Nothing is written when anything is wrong; the problems name table, row, column and code. Parts
    in tables that are not given stay as they are, parts of a given table that are missing go.

    Args:
        actor: needs `directory.edit` in the country of the entry, as it stands and as it comes.
        table: `organization`, `location` or `service`.
        entry_id: its id, a new one for a new entry.
        cells: the columns that were typed, as in files.
        parts: table → the rows of it, each naming its owner.
    """
    tables = {table: [Row("", {**cells, "id": str(entry_id)})]}
    for name, rows in parts.items():
        tables[name] = [Row(str(number), dict(row)) for number, row in enumerate(rows)]
    with transaction.atomic():
        ensure_topics()
        before = next(iter(rows_by_id(table, [entry_id])), None)
        country = str(cells.get("x_country", (before or {}).get("x_country") or "")).strip()
        for place in {country, str((before or {}).get("x_country") or country)}:
            access.authorize(actor=actor, permission="directory.edit", scope=Scope(country=place))
        checked = check(tables, known_rows)
        if checked.rejects:
            return Saved(entry_id, tuple(checked.rejects), changed=False)
        changes = write(checked.rows, seen=frozenset(tables), new=NewEntries(actor.name or "desk"))
        if changes:
            revision = next_revision()
            touch(changes.touched, revision)
            saved: Values = checked.rows[table][entry_id]
            name = str(saved.get("name") or (before or {}).get("name") or "")
            event = DirectoryEntrySaved(
                table, entry_id, name, country, before is None, changes.tables, revision
            )
            journal.record(actor=actor, event=event, purpose=Purpose.INFORMATION_SERVICE)
    return Saved(entry_id, (), changed=bool(changes))
