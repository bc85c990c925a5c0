"""Wishes to be called back: the one thing here that names a person, encrypted and short-lived."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from travesia.core.encryption import context_of
from travesia.core.ids import new_id
from travesia.core.locked import Locked
from travesia.helpdesk.models.desks import Desk


class Callback(Locked):
    """One wish to be called; what was said is gone once it is ended, and after seven days at most.

    It is bound to no contact: nothing joins a number to what was talked about.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=8)
    wanted = models.CharField(max_length=40, blank=True, help_text="when to call, in few words")
    asked_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    end = models.CharField(max_length=12, blank=True)

    class Meta:
        """Oldest first; an ended one holds nothing."""

        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, end="")
                | Q(ended_at__isnull=False, key_id="") & ~Q(end=""),
                name="helpdesk_callback_ended_is_empty",
            )
        ]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)

    def context(self) -> bytes:
        """Return what the encrypted value is bound to."""
        return context_of("helpdesk_callback", self.id, "said")
