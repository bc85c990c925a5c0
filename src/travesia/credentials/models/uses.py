"""The table of entries made on an authorisation."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.ids import new_id
from travesia.credentials.models.ledger import Authorisation


class EntryUse(models.Model):
    """One entry on an authorisation; it is undone, never removed, when its crossing is corrected.

    The crossing lies in a room above and is named by its id alone.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    authorisation = models.ForeignKey(Authorisation, on_delete=models.CASCADE, related_name="uses")
    crossing_id = models.UUIDField()
    entered_on = models.DateField(help_text="By the calendar of the post")
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=60, help_text="Actor id")
    undone_at = models.DateTimeField(null=True, blank=True)
    undo_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        """A crossing uses one entry of one authorisation at most."""

        ordering: ClassVar = ["recorded_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["crossing_id"],
                condition=Q(undone_at__isnull=True),
                name="credentials_use_once_a_crossing",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["crossing_id"], name="credentials_use_crossing")]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)
