"""The table of checks of cards that others issued: what came of them and on what they rested."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.credentials.models.ledger import Authorisation


class CardCheck(models.Model):
    """One check of a card; of the card itself nothing but the authorisation's terms is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    authorisation = models.ForeignKey(
        Authorisation, on_delete=models.CASCADE, related_name="checks"
    )
    checked_at = models.DateTimeField()
    checked_by = models.CharField(max_length=60, help_text="Actor id")
    state = models.CharField(max_length=14, help_text="CardState of the room seals")
    colour = models.CharField(max_length=5)
    trust_version = models.CharField(max_length=20, blank=True)
    list_as_of = models.DateTimeField(
        null=True, blank=True, help_text="When the status list was made; None when none was there"
    )

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-checked_at", "-id"]

    def __str__(self) -> str:
        """Return the id."""
        return str(self.id)
