"""Cards that travel the queue of a post, to measure it; no row says who carried one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.border.domain import Direction
from travesia.core.ids import new_id


class QueueCard(models.Model):
    """One journey of a card from the end of a queue to the window."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: What stands on the card.
    number = models.CharField(max_length=12)
    post_code = models.CharField(max_length=20)
    country = models.CharField(max_length=3)
    direction = models.CharField(max_length=5)
    handed_at = models.DateTimeField()
    handed_by = models.CharField(max_length=80)
    #: When it came back or was given up; empty while it is out.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=80, blank=True)
    #: How long it took; empty for a card that was given up.
    seconds = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        """A card is in one queue at a time; its time is known only when it ended."""

        ordering: ClassVar = ["handed_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post_code", "number"],
                condition=Q(ended_at=None),
                name="border_queue_card_out_once",
            ),
            models.CheckConstraint(
                condition=Q(seconds=None) | Q(ended_at__isnull=False),
                name="border_queue_card_ended",
            ),
            models.CheckConstraint(
                condition=Q(direction__in=[one.value for one in Direction]),
                name="border_queue_card_direction",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["post_code", "handed_at"], name="border_queue_card_post")
        ]

    def __str__(self) -> str:
        return self.number
