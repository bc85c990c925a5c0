"""Reading the journal in order: the head, the stream of entries, the trail of one subject."""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db.models import CharField, Field, IntegerField, QuerySet

from travesia.core import statements
from travesia.core.events import EntryView, Subject
from travesia.core.kept_queries import KeptQuery, Many
from travesia.journal.domain import GENESIS, Head, newest
from travesia.journal.domain.canonical import moment_of
from travesia.journal.models import JournalEntry, JournalNode

_CHUNK = 2000

#: Entries among which the latest time is looked for: the work of an hour at a busy desk.
_LATELY = 300


_HEAD = KeptQuery(
    lambda node: JournalNode.objects.filter(node=node).order_by("-epoch")[:1], node=CharField()
)


def head() -> Head:
    """Return the newest entry of this node's present epoch."""
    row = _HEAD.first(node=settings.NODE)
    if row is None:
        return Head(settings.NODE, 1, 0, GENESIS.hex())
    return Head(row.node, row.epoch, row.seq, bytes(row.hash).hex())


_NEWEST = (
    "SELECT max(recorded_at) FROM (SELECT recorded_at FROM journal_entry"
    " WHERE node = %s ORDER BY epoch DESC, seq DESC LIMIT %s) AS lately"
)


def newest_moment() -> datetime | None:
    """Return the latest time at which one of the last entries was written; None before the first.

    A clock that says less now was set back. Some hundreds of entries are looked at and not the
    newest alone, since the first one written afterwards would hide it.
    """
    ((found,),) = statements.fetch(_NEWEST, (settings.NODE, _LATELY))
    return moment_of(found) if found else None


_PLACE: "dict[str, Field[Any, Any] | Many]" = {
    "node": CharField(),
    "epoch": IntegerField(),
    "seq": IntegerField(),
}


def _behind(node: str, epoch: int, seq: int) -> "QuerySet[JournalEntry]":
    rows = JournalEntry.objects.filter(node=node, epoch=epoch, seq__gt=seq)
    return rows.select_related("body").order_by("seq")


@lru_cache(maxsize=16)
def _of_all(size: int) -> KeptQuery[JournalEntry]:
    return KeptQuery(lambda **place: _behind(**place)[:size], **_PLACE)


@lru_cache(maxsize=16)
def _of_kinds(size: int) -> KeptQuery[JournalEntry]:
    return KeptQuery(
        lambda kinds, **place: _behind(**place).filter(kind__in=kinds)[:size],
        **_PLACE,
        kinds=Many(CharField()),
    )


def entries_after(
    seq: int, *, kinds: Collection[str] = (), limit: int | None = None
) -> Iterator[EntryView]:
    """Stream the entries after `seq` of this node's present epoch, in order, newest form.

    `kinds` narrows them; `limit` ends the stream. Bodies that were erased are None.
    """
    here = head()
    left = limit
    while left is None or left > 0:
        size = _CHUNK if left is None else min(_CHUNK, left)
        chain = {"node": here.node, "epoch": here.epoch, "seq": seq}
        rows = _of_kinds(size)(**chain, kinds=kinds) if kinds else _of_all(size)(**chain)
        count = 0
        for row in rows:
            count, seq = count + 1, row.seq
            yield view_of(row)
        if count < size:
            return
        left = None if left is None else left - count


def trail_of(subject: Subject) -> tuple[EntryView, ...]:
    """Return every entry about `subject` on this node, oldest first.

    The caller checks that the actor may see the trail and records that look.
    """
    rows = (
        JournalEntry.objects.filter(subjects__kind=subject.kind, subjects__subject_id=subject.id)
        .select_related("body")
        .order_by("recorded_at", "node", "epoch", "seq")
    )
    return tuple(view_of(row) for row in rows)


def view_of(row: JournalEntry) -> EntryView:
    """Return the row in the form other rooms may read, its body in the newest version."""
    body = getattr(row, "body", None)
    version, content = newest(
        row.kind, row.version, None if body is None else json.loads(body.content)
    )
    return EntryView(
        node=row.node,
        epoch=row.epoch,
        seq=row.seq,
        eid=row.eid,
        kind=row.kind,
        version=version,
        occurred_at=moment_of(row.occurred_at),
        purpose=row.purpose,
        body=content,
    )
