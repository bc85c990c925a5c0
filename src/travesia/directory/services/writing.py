"""Write checked rows: what differs is changed, what is new is added, parts that are gone go."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from travesia.core import clock
from travesia.directory.domain.checking import Values
from travesia.directory.domain.completing import sounds_sensitive
from travesia.directory.domain.freshness import REVIEW_EVERY
from travesia.directory.domain.tables import ROOTS, TABLES
from travesia.directory.models import MODELS
from travesia.directory.selectors.rows import PARTS, parts_of, rows_by_id
from travesia.directory.services.numbering import ensure_topics

Rows = Mapping[str, Mapping[UUID, Values]]
_BATCH = 400
_ABOVE = ("contact", "phone", "service_at_location")


@dataclass(slots=True)
class Changes:
    """What a set of rows changed, by table, and which entries it touched."""

    added: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    removed: Counter[str] = field(default_factory=Counter)
    touched: dict[str, set[UUID]] = field(default_factory=lambda: {name: set() for name in ROOTS})

    def __bool__(self) -> bool:
        """Tell whether anything is different now."""
        return bool(self.added or self.changed or self.removed)

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables in which anything is different."""
        return tuple(sorted({*self.added, *self.changed, *self.removed}))


@dataclass(frozen=True, slots=True)
class NewEntries:
    """What stands in a new service when its file or form does not say it."""

    owner: str
    language: str = "es"


def write(rows: Rows, *, seen: frozenset[str], new: NewEntries, only_look: bool = False) -> Changes:
    """Write rows in the caller's transaction; returns what differed.

    Args:
        rows: table → id → values, as the checks left them.
        seen: tables that were given at all; parts in the others are left as they are.
        new: what stands in new services that say nothing of it.
        only_look: write nothing; what is returned is what would differ.
    """
    if not only_look:
        ensure_topics()
    work = _Writing(rows, new, only_look=only_look)
    for name in TABLES:
        work.write_table(name)
    for name in reversed(PARTS):
        if name in seen:
            work.remove_gone(name)
    return work.changes


class _Writing:
    """One set of rows on its way into the tables."""

    def __init__(self, rows: Rows, new: NewEntries, *, only_look: bool) -> None:
        self.rows = rows
        self.only_look = only_look
        self.new = new
        self.changes = Changes()
        self.stood: dict[str, dict[UUID, Values]] = {name: {} for name in TABLES}
        for name, some in rows.items():
            for ids in _batches(some):
                self._stands(name, rows_by_id(name, ids))
        for root in ROOTS:
            for ids in _batches(rows.get(root, {})):
                wanted: dict[str, set[UUID]] = {name: set() for name in ROOTS} | {root: set(ids)}
                parts = parts_of(
                    services=wanted["service"],
                    locations=wanted["location"],
                    organizations=wanted["organization"],
                )
                for table, those in parts.items():
                    self._stands(table, those)

    def _stands(self, name: str, rows: Iterable[Values]) -> None:
        self.stood[name] |= {_id(row): dict(row) for row in rows}

    def write_table(self, name: str) -> None:
        """Add and change the rows of one table."""
        model = MODELS[name]
        fields = {column.name: column.field for column in TABLES[name].columns if column.field}
        made = []
        for one, values in self.rows.get(name, {}).items():
            before = self.stood[name].get(one)
            if before is None:
                filled = _filled(name, values, self.new)
                if name == "service":
                    fields["last_modified"] = "last_modified"
                made.append(
                    model(pk=one, **{fields[k]: v for k, v in filled.items() if k in fields})
                )
                self.changes.added[name] += 1
                self._touch(name, one, values)
                continue
            differs = {k: v for k, v in values.items() if k in fields and v != before.get(k)}
            if "x_hidden" in differs and not differs["x_hidden"]:
                del differs["x_hidden"]  # a file never brings back what was taken out of sight
            if differs:
                if not self.only_look:
                    model._default_manager.filter(pk=one).update(
                        **{fields[k]: v for k, v in differs.items()}
                    )
                self.changes.changed[name] += 1
                self._touch(name, one, before)
                self._touch(name, one, values)
        for start in range(0, 0 if self.only_look else len(made), _BATCH):
            model._default_manager.bulk_create(made[start : start + _BATCH])

    def remove_gone(self, name: str) -> None:
        """Take away the parts of these entries that are not among the rows."""
        gone = set(self.stood[name]) - set(self.rows.get(name, {}))
        for some in [] if self.only_look else _batches(gone):
            MODELS[name]._default_manager.filter(pk__in=some).delete()
        for one in gone:
            self._touch(name, one, self.stood[name][one])
        if gone:
            self.changes.removed[name] += len(gone)

    def _touch(self, name: str, one: UUID, row: Mapping[str, object]) -> None:
        """Mark the entry that a row belongs to."""
        touched = self.changes.touched
        if name in ROOTS:
            touched[name].add(one)
            return
        link = row.get("link_id")
        if isinstance(link, UUID):
            touched.get(str(row.get("link_entity") or "service"), set()).add(link)
        for root in ROOTS:
            value = row.get(f"{root}_id")
            if isinstance(value, UUID) and (name != "service_at_location" or root == "service"):
                touched[root].add(value)
        for above in _ABOVE:
            value = row.get(f"{above}_id")
            if isinstance(value, UUID):
                found = self.rows.get(above, {}).get(value) or self.stood[above].get(value)
                if found is not None:
                    self._touch(above, value, found)


def _filled(name: str, values: Values, new: NewEntries) -> Values:
    """Return the values of a new row with what it must have."""
    out: Values = {key: value for key, value in values.items() if value is not None}
    if name != "service":
        return out
    today = clock.today()
    reviewed = out.get("assured_date")
    due = reviewed + REVIEW_EVERY if isinstance(reviewed, date) else today
    out["x_owner"] = out.get("x_owner") or new.owner
    out["x_review_due"] = out.get("x_review_due") or due
    out["x_kind"] = out.get("x_kind") or "service"
    out["x_language"] = out.get("x_language") or new.language
    out["last_modified"] = clock.now()
    said = (str(out.get(key) or "") for key in ("name", "alternate_name", "description"))
    if not out.get("x_visibility") and sounds_sensitive(*said):
        out["x_visibility"] = "phone_only"
    return out


def _batches(ids: Iterable[UUID]) -> list[list[UUID]]:
    all_ids = list(ids)
    return [all_ids[start : start + _BATCH] for start in range(0, len(all_ids), _BATCH)]


def _id(row: Mapping[str, object]) -> UUID:
    value = row["id"]
    return value if isinstance(value, UUID) else UUID(str(value))
