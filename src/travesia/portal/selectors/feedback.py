"""Reads of what readers said."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from travesia.portal.domain.feedback import Said, Tally
from travesia.portal.models import Feedback


def tallies(ids: Iterable[UUID] | None = None) -> dict[UUID, Tally]:
    """Return answers counted by item, of `ids` or of all."""
    rows = Feedback.objects.all() if ids is None else Feedback.objects.filter(item_id__in=list(ids))
    counted = (
        rows.order_by()
        .values("item_id")
        .annotate(yes=Count("id", filter=Q(helped=True)), no=Count("id", filter=Q(helped=False)))
    )
    return {row["item_id"]: Tally(row["item_id"], row["yes"], row["no"]) for row in counted}


def said_of(item_id: UUID, *, limit: int = 50) -> tuple[Said, ...]:
    """Return the newest answers to an item that say something in words."""
    rows = Feedback.objects.filter(item_id=item_id).exclude(missing="").order_by("-hour", "-id")
    return tuple(
        Said(row.item_id, row.block, row.language, row.helped, row.missing, row.hour)
        for row in rows[:limit]
    )
