"""Tables of what readers say, and of how often one connection said something within the hour."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.portal.models.content import Item


class Feedback(models.Model):
    """One answer of a reader; nothing here tells who."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="feedback")
    block = models.CharField(max_length=20, blank=True)
    language = models.CharField(max_length=8)
    helped = models.BooleanField()
    missing = models.CharField(max_length=300, blank=True)
    hour = models.DateTimeField()
    #: An editor has read it.
    seen = models.BooleanField(default=False)

    class Meta:
        """Newest last."""

        ordering: ClassVar = ["hour", "id"]
        indexes: ClassVar = [models.Index(fields=["item", "hour"], name="portal_feedback_item")]

    def __str__(self) -> str:
        return f"{self.item_id} {self.helped}"


class FeedbackMark(models.Model):
    """How many answers came from one connection in one hour; erased with the next day."""

    who = models.CharField(max_length=64)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One row for a connection and an hour."""

        ordering: ClassVar = ["hour"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["who", "hour"], name="feedback_mark_once"),
        ]

    def __str__(self) -> str:
        return f"{self.hour} {self.count}"
