"""What officers said of open stays that are past their last day; rows are only ever added."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.border.domain.reviews import Said
from travesia.core.ids import new_id


class StayReview(models.Model):
    """An officer's word on one open stay as it was reckoned then; the newest counts.

    It holds for the last day it was given for: when that changes, somebody looks again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    #: The stay, which is the root of its entry.
    entry_root = models.UUIDField()
    country = models.CharField(max_length=3)
    outcome = models.CharField(max_length=9)
    #: Last day and rule that the officer saw.
    last_day = models.DateField()
    rule = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500)
    reviewed_by = models.CharField(max_length=80)
    reviewed_at = models.DateTimeField()
    #: Number of the journal entry that holds this word; people quote it.
    entry_seq = models.BigIntegerField()

    class Meta:
        """In the order of saying; a reason is always given."""

        ordering: ClassVar = ["reviewed_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reason=""), name="border_stay_review_reason"),
            models.CheckConstraint(
                condition=Q(outcome__in=[one.value for one in Said]),
                name="border_stay_review_outcome",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["entry_root", "reviewed_at"], name="border_stay_review_of"),
            models.Index(fields=["country", "outcome"], name="border_stay_review_said"),
        ]

    def __str__(self) -> str:
        return f"{self.entry_root} {self.outcome}"
