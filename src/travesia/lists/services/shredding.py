"""Erase what the lists no longer need and nobody holds: old entries, answers past their time."""

from datetime import datetime

from django.db.models import Q

from travesia.core import clock
from travesia.journal import selectors as journal
from travesia.lists.domain import VersionState
from travesia.lists.models import EntryChange, HitAnswer, ListEntry

_OVER = (VersionState.REPLACED.value, VersionState.REJECTED.value)


def shred_entries(before: datetime, limit: int) -> int:
    """Erase at most `limit` entries of old versions, and those withdrawn before `before`.

    Old are versions that were proposed before `before` and are not in force.

    Returns how many were erased. The version's row stays with its size and hash, so that a
    decision's basis can still be named.
    """
    over = Q(version__state__in=_OVER, version__proposed_at__lt=before)
    due = ListEntry.objects.filter(over | Q(withdrawn_at__lt=before))
    due = due.exclude(pk__in=journal.held("list_entry"))
    ids = list(due.order_by("id").values_list("id", flat=True)[:limit])
    return ListEntry.objects.filter(pk__in=ids).delete()[1].get(ListEntry._meta.label, 0)


def shred_changes(before: datetime, limit: int) -> int:
    """Erase what at most `limit` single changes decided before `before` say of anybody.

    Their number, act, reason and the two persons stay in the journal.
    """
    due = EntryChange.objects.filter(decided_at__lt=before)
    due = due.exclude(pk__in=journal.held("list_change"))
    ids = list(due.order_by("decided_at").values_list("id", flat=True)[:limit])
    return EntryChange.objects.filter(pk__in=ids).delete()[0]


def shred_answers(before: datetime, limit: int) -> int:
    """Erase at most `limit` answers given before `before` that are not remembered any more."""
    due = HitAnswer.objects.filter(answered_at__lt=before, kept_until__lte=clock.now())
    held = Q(person__in=journal.held("person")) | Q(entry_id__in=journal.held("list_entry"))
    due = due.exclude(held)
    ids = list(due.order_by("answered_at").values_list("id", flat=True)[:limit])
    return HitAnswer.objects.filter(pk__in=ids).delete()[0]
