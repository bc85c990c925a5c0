"""The table of recorded messages."""

from typing import ClassVar

from django.db import models

from travesia.core.ids import new_id
from travesia.portal.domain.recording import RecordingView
from travesia.portal.models.content import Item


class Recording(models.Model):
    """One item said aloud in one language; small enough to lie in the database and its backups."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="recordings")
    language = models.CharField(max_length=8)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=20)
    seconds = models.PositiveSmallIntegerField()
    transcript = models.TextField()
    transcript_language = models.CharField(max_length=8)
    author = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        """One for each language of an item; a new one takes its place."""

        ordering: ClassVar = ["item", "language"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "language"], name="recording_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.language}"

    def view(self) -> RecordingView:
        """Return what a page needs, without the sound."""
        return RecordingView(
            id=self.id,
            language=self.language,
            transcript=self.transcript,
            transcript_language=self.transcript_language,
            seconds=self.seconds,
            media_type=self.media_type,
            size=self.size,
        )
