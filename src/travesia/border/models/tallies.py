"""Counts kept beside the log, a day and post at a time: no person, no document, no name."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q


class Tally(models.Model):
    """How many movements of a day at a post have one trait; written with each crossing."""

    post_code = models.CharField(max_length=20)
    #: The day at the post, in its own time.
    day = models.DateField()
    #: What is counted: a member of `Dimension`.
    dimension = models.CharField(max_length=12)
    value = models.CharField(max_length=20)
    direction = models.CharField(max_length=5)
    outcome = models.CharField(max_length=12)
    #: Movements with the trait, those erased since included.
    count = models.PositiveIntegerField()
    #: How many of them stand in the log no more because their period is over.
    erased = models.PositiveIntegerField(default=0)

    class Meta:
        """One count for one trait, found by post and day; nothing is erased twice."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["post_code", "day", "dimension", "value", "direction", "outcome"],
                name="border_tally_once",
            ),
            models.CheckConstraint(condition=Q(count__gte=F("erased")), name="border_tally_erased"),
        ]

    def __str__(self) -> str:
        return f"{self.post_code} {self.day} {self.dimension}={self.value} {self.count}"
