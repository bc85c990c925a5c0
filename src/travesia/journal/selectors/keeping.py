"""What may be erased and what is held back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from travesia.core.events import Subject
from travesia.journal.domain import moment_text
from travesia.journal.events import BodiesErased, ErasureCertified, LookedAt
from travesia.journal.models import JournalBody, JournalHold, JournalSubject


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
