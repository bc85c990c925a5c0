"""Write the entries of a version, row by row, and close it with its hash and its difference."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, ActorKind
from travesia.core import clock
from travesia.lists.domain import (
    MOST_ENTRIES,
    Difference,
    ListPurpose,
    NewListEntry,
    VersionState,
    changed_too_much,
    content_hash,
    entry_problems,
    exchanged_too_much,
)
from travesia.lists.domain.feeds import Reject, Remark, Row
from travesia.lists.models import EntryMark, ListEntry, ListSource, ListVersion, RejectedRow
from travesia.lists.selectors.rows import row_in_force
from travesia.lists.services.errors import ListConflictError, ListError

#: Rows in one statement, and items between two signs of life.
BATCH = 1000

#: Rows set aside are all counted; so many of them are kept one by one.
REJECTS_KEPT = 10_000

T = TypeVar("T")


@dataclass(slots=True)
class Sorter:
    """Tells entries that can be searched from rows that have to be set aside."""

    allowed: tuple[ListPurpose, ...]
    taken: int = 0
    rejected: int = 0
    rejects: list[Reject] = field(default_factory=list)
    """The first rows that were set aside."""
    problems: Counter[str] = field(default_factory=Counter)
    """How many rows were set aside for each problem."""
    remarks: list[Remark] = field(default_factory=list)
    """What there is to say of the whole file."""
    _numbers: set[str] = field(default_factory=set)

    def sort(self, rows: Iterable[Row | Remark]) -> tuple[list[NewListEntry], list[Reject]]:
        """Divide rows; an entry whose number came before is set aside like a broken one."""
        entries, rejects = [], []
        for row in rows:
            if isinstance(row, Remark):
                self.remarks.append(row)
                continue
            problems = self._problems(row)
            if problems:
                rejects.append(Reject(row.line, _storable(row.entry.number), problems))
            else:
                self._numbers.add(row.entry.number)
                entries.append(row.entry)
        self.taken += len(entries)
        self.rejected += len(rejects)
        self.problems.update(problem for one in rejects for problem in one.problems)
        self.rejects += rejects[: max(0, REJECTS_KEPT - len(self.rejects))]
        return entries, rejects

    @property
    def seen(self) -> int:
        """Rows so far, taken or set aside."""
        return self.taken + self.rejected

    def _problems(self, row: Row) -> tuple[str, ...]:
        if not row.is_entry:
            return row.problems
        found = [*row.problems, *entry_problems(row.entry, self.allowed)]
        if row.entry.number in self._numbers:
            found.append("number_twice")
        return tuple(dict.fromkeys(found))


def _storable(number: str) -> str:
    """Return a number as a database can keep it: it may be what is wrong with the row."""
    return number.replace("\0", "").encode("utf-8", "replace").decode()[:60]


def begin(actor: Actor, source: ListSource) -> ListVersion:
    """Open a version to write into; a load of the same list that did not end is given up.

    The list has to be held: two loads that begin at once would take the same number.
    """
    source.versions.filter(state=VersionState.LOADING.value).delete()
    last = source.versions.order_by("-number").first()
    return ListVersion.objects.create(
        source=source,
        number=last.number + 1 if last else 1,
        state=VersionState.LOADING.value,
        count=0,
        sha256="",
        difference=[0, 0, 0],
        proposed_at=clock.now(),
        proposed_by=actor.id,
    )


def write(version: ListVersion, entries: list[NewListEntry], rejects: list[Reject]) -> None:
    """Write a batch; raises ListError when it grows too large, ListConflictError when given up."""
    version.count += len(entries)
    before = version.rejected_rows
    version.rejected_rows += len(rejects)
    if version.count > MOST_ENTRIES:
        raise ListError(
            "lists.too_many_entries",
            _("The list has more than %(most)s entries; no more can be asked at a desk."),
            most=MOST_ENTRIES,
        )
    loading = ListVersion.objects.filter(pk=version.pk, state=VersionState.LOADING.value)
    if not loading.update(count=version.count, rejected_rows=version.rejected_rows):
        raise ListConflictError(
            "lists.load_given_up", _("Another load of the same list has begun since.")
        )
    rows = [ListEntry.of(version.id, entry) for entry in entries]
    ListEntry.objects.bulk_create(rows, batch_size=BATCH)
    EntryMark.objects.bulk_create([mark for row in rows for mark in row.marks()], batch_size=BATCH)
    RejectedRow.objects.bulk_create(
        RejectedRow(version=version, line=one.line, number=one.number, problems=list(one.problems))
        for one in rejects[: max(0, REJECTS_KEPT - before)]
    )


def close(actor: Actor, version: ListVersion) -> bool:
    """Give the version its hash, its difference and its state; tell whether it says anything new.

    A version equal to the content in force is deleted again, and the content in force is known to
    be current as of now.
    """
    digests = _digests(version.id)
    current = row_in_force(version.source)
    before = _digests(current.id) if current else {}
    difference = _difference(before, digests)
    if current is not None and before and difference == Difference():
        version.delete()
        ListVersion.objects.filter(pk=current.pk).update(current_at=clock.now())
        return False
    version.sha256 = content_hash(digests.values())
    version.difference = [difference.added, difference.removed, difference.changed]
    version.compared_with = current.edition() if current else ""
    version.state = VersionState.PROPOSED.value
    version.waits_because = _waits(actor, current, version)
    version.save()
    return True


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Yield the items in lists of at most `BATCH`."""
    walk = iter(items)
    while batch := list(islice(walk, BATCH)):
        yield batch


def write_all(version: ListVersion, sorter: Sorter, rows: Iterable[Row | Remark]) -> Iterator[int]:
    """Write everything in batches, each in a transaction of its own; yield how many came in."""
    for batch in batches(rows):
        entries, rejects = sorter.sort(batch)
        with transaction.atomic():
            write(version, entries, rejects)
        yield len(batch)


def _digests(version_id: UUID) -> dict[str, str]:
    rows = ListEntry.objects.filter(version_id=version_id, withdrawn_in=None).order_by()
    return dict(rows.values_list("number", "digest").iterator(chunk_size=BATCH * 5))


def _difference(before: dict[str, str], after: dict[str, str]) -> Difference:
    same = before.keys() & after.keys()
    return Difference(
        added=len(after) - len(same),
        removed=len(before) - len(same),
        changed=sum(before[number] != after[number] for number in same),
    )


def _waits(actor: Actor, current: ListVersion | None, version: ListVersion) -> str:
    if current is not None:
        if changed_too_much(current.count, version.count):
            return "size_changed"
        if exchanged_too_much(current.count, Difference(*version.difference)):
            return "content_changed"
    if any(code == "records_missing" for code, *_more in version.remarks):
        return "incomplete"
    return "" if actor.kind is ActorKind.SYSTEM else "second_person"
