"""What the pages show: lines without bodies, trails, the last check and checkpoint."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from travesia.core.events import Subject
from travesia.journal.domain import Check, EntryLine, TrailLine
from travesia.journal.domain.canonical import moment_of
from travesia.journal.domain.notes import Checkpoint, parse
from travesia.journal.events import JournalVerified, LookedAt
from travesia.journal.models import JournalCheckpoint, JournalEntry
from travesia.journal.selectors.reading import head, view_of


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
