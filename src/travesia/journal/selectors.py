"""Reading the journal: entries in order, the head of the chain, the trail of one subject."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from travesia.core.events import EntryView, Subject
from travesia.journal.domain import GENESIS, Check, EntryLine, Head, TrailLine, moment_text, newest
from travesia.journal.domain.canonical import moment_of
from travesia.journal.domain.notes import Checkpoint, parse
from travesia.journal.events import BodiesErased, ErasureCertified, JournalVerified, LookedAt
from travesia.journal.models import (
    JournalBody,
    JournalCheckpoint,
    JournalEntry,
    JournalHold,
    JournalNode,
    JournalSubject,
)

_CHUNK = 2000


def head() -> Head:
    """Return the newest entry of this node's present epoch."""
    row = JournalNode.objects.filter(node=settings.NODE).order_by("-epoch").first()
    if row is None:
        return Head(settings.NODE, 1, 0, GENESIS.hex())
    return Head(row.node, row.epoch, row.seq, bytes(row.hash).hex())


def entries_after(
    seq: int, *, kinds: Collection[str] = (), limit: int | None = None
) -> Iterator[EntryView]:
    """Stream the entries after `seq` of this node's present epoch, in order, newest form.

    `kinds` narrows them; `limit` ends the stream. Bodies that were erased are None.
    """
    here = head()
    entries = JournalEntry.objects.filter(node=here.node, epoch=here.epoch)
    if kinds:
        entries = entries.filter(kind__in=tuple(kinds))
    left = limit
    while left is None or left > 0:
        size = _CHUNK if left is None else min(_CHUNK, left)
        rows = entries.filter(seq__gt=seq).select_related("body").order_by("seq")[:size]
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


def is_held(subject: Subject) -> bool:
    """Tell whether a hold keeps everything about `subject` from erasure today."""
    return JournalHold.objects.in_force().filter(kind=subject.kind, subject_id=subject.id).exists()


def held(kind: str) -> frozenset[UUID]:
    """Return the subjects of one kind that are held today, for shredders to pass over."""
    rows = JournalHold.objects.in_force().filter(kind=kind)
    return frozenset(rows.values_list("subject_id", flat=True))


def entries_about(subject: Subject) -> tuple[UUID, ...]:
    """Return the ids of the entries about `subject`, oldest first."""
    rows = JournalSubject.objects.filter(kind=subject.kind, subject_id=subject.id)
    return tuple(rows.order_by("entry_id").values_list("entry_id", flat=True))


def erasable(entries: Sequence[UUID]) -> tuple[UUID, ...]:
    """Return those entries whose body may go now: still there, not held, no record of erasure."""
    rows = _erasable().filter(entry_id__in=entries)
    return tuple(rows.order_by("entry_id").values_list("entry_id", flat=True))


def due_bodies(*, before: datetime, limit: int, looks: bool) -> tuple[UUID, ...]:
    """Return at most `limit` entries about somebody, from before `before`, whose body may go.

    `looks` chooses looks or everything else; oldest entries come first.
    """
    rows = _erasable().filter(entry__occurred_at__lt=moment_text(before))
    looked = Q(entry__kind=LookedAt.KIND)
    rows = rows.filter(looked if looks else ~looked)
    about = JournalSubject.objects.filter(entry_id=OuterRef("entry_id"))
    rows = rows.filter(Exists(about)).order_by("entry_id")
    return tuple(rows.values_list("entry_id", flat=True)[:limit])


def _erasable() -> QuerySet[JournalBody]:
    open_hold = JournalHold.objects.in_force().filter(
        kind=OuterRef("kind"), subject_id=OuterRef("subject_id")
    )
    under_hold = JournalSubject.objects.filter(entry_id=OuterRef("entry_id")).filter(
        Exists(open_hold)
    )
    return JournalBody.objects.exclude(
        entry__kind__in=(BodiesErased.KIND, ErasureCertified.KIND)
    ).exclude(Exists(under_hold))


def newest_entries(*, before: int | None, kind: str = "", limit: int) -> tuple[EntryLine, ...]:
    """Return the newest entries of this chain below `before`, of one kind or all, newest first."""
    here = head()
    rows = JournalEntry.objects.filter(node=here.node, epoch=here.epoch)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    if kind:
        rows = rows.filter(kind=kind)
    return tuple(map(_line, rows.select_related("erasure").order_by("-seq")[:limit]))


def trail_lines(subject: Subject, *, limit: int) -> tuple[TrailLine, ...]:
    """Return who acted on or looked at `subject`, newest first, at most `limit` lines.

    The caller checks that the actor may see the trail and records that look.
    """
    rows = JournalEntry.objects.filter(
        subjects__kind=subject.kind, subjects__subject_id=subject.id
    ).select_related("body", "erasure")
    return tuple(map(_trail_line, rows.order_by("-recorded_at", "-seq")[:limit]))


def _line(row: JournalEntry) -> EntryLine:
    return EntryLine(
        seq=row.seq,
        kind=row.kind,
        occurred_at=moment_of(row.occurred_at),
        actor=row.actor,
        purpose=row.purpose,
        look=row.kind == LookedAt.KIND,
        erased=hasattr(row, "erasure"),
    )


def _trail_line(row: JournalEntry) -> TrailLine:
    body: Mapping[str, Any] = view_of(row).body or {}
    look = row.kind == LookedAt.KIND
    return TrailLine(
        line=_line(row),
        fields=tuple(body.get("fields", ())) if look else (),
        reason=str(body.get("reason", "")),
        post=str(body.get("post", "")) if look else "",
    )


def last_check() -> Check | None:
    """Return the newest verification the node recorded of itself; None when there was none."""
    rows = JournalEntry.objects.filter(node=settings.NODE, kind=JournalVerified.KIND)
    row = rows.select_related("body").order_by("-epoch", "-seq").first()
    if row is None:
        return None
    body: Mapping[str, Any] = view_of(row).body or {}
    return Check(
        checked_at=moment_of(row.occurred_at),
        ok=bool(body.get("ok")),
        entries=int(body.get("entries", 0)),
        sentence=str(body.get("sentence", "")),
    )


def last_checkpoint() -> Checkpoint | None:
    """Return the newest signed checkpoint of this node; None before the first."""
    notes = JournalCheckpoint.objects.filter(node=settings.NODE).order_by("-epoch", "-size")
    note = notes.values_list("note", flat=True).first()
    return None if note is None else parse(note)
