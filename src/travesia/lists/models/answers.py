"""The table of what officers answered about hits."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.lists.domain import Outcome
from travesia.lists.models.versions import ListSource


class HitAnswer(models.Model):
    """What an officer answered about a traveller and an entry; a later answer is a new row."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey(ListSource, on_delete=models.PROTECT, related_name="+")
    entry_number = models.CharField(max_length=60)
    entry_id = models.UUIDField(help_text="The entry as it stood; its version may be gone since")
    identity = models.CharField(max_length=64)
    person = models.ForeignKey(
        "people.Person", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    inspection_id = models.UUIDField()
    outcome = models.CharField(max_length=11)
    reason = models.TextField(blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=60, help_text="Actor id")
    kept_until = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.CharField(max_length=60, blank=True, help_text="Actor id")

    class Meta:
        """Found by person and entry; confirmed only by somebody else."""

        ordering: ClassVar = ["-answered_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=[outcome.value for outcome in Outcome]),
                name="lists_answer_outcome_known",
            ),
            models.CheckConstraint(
                condition=models.Q(confirmed_by="")
                | ~models.Q(confirmed_by=models.F("answered_by")),
                name="lists_answer_second_person",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["person", "source", "entry_number"], name="lists_answer_memory"),
            models.Index(fields=["inspection_id", "entry_id"], name="lists_answer_inspection"),
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)
