"""What a conversation by message needs for a day: where it stands, and what was heard already."""

from typing import ClassVar

from django.db import models


class Conversation(models.Model):
    """Where a conversation stands; whose it is says only a keyed hash of address and day."""

    who = models.CharField(max_length=64, primary_key=True)
    state = models.CharField(max_length=80)
    language = models.CharField(max_length=8)
    at = models.DateTimeField(db_index=True)

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        """Return where it stands."""
        return self.state


class ChannelMessage(models.Model):
    """That a message came: its id as a hash, so that it counts once, and whose, to hold floods."""

    id = models.CharField(max_length=64, primary_key=True)
    who = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        """Counted by sender and time."""

        ordering: ClassVar = ["at"]
        indexes: ClassVar = [models.Index(fields=["who", "at"], name="helpdesk_message_flood")]

    def __str__(self) -> str:
        """Return the hash."""
        return self.id
