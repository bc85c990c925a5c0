"""The table of photos: ciphertext and what it takes to open it, but for the node's key."""

from typing import ClassVar

from django.db import models

from travesia.core.encryption import context_of
from travesia.core.ids import new_id
from travesia.core.locked import Locked
from travesia.people.domain import PhotoRef, PhotoSource, PhotoView
from travesia.people.models.records import Person


class PersonPhoto(Locked):
    """One photo of a person, encrypted under a data key of its own that the node's key wraps."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="photos")
    source = models.CharField(max_length=8)
    taken_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, blank=True)
    media_type = models.CharField(max_length=20)
    size = models.PositiveIntegerField(help_text="bytes of the picture before encryption")
    width = models.PositiveIntegerField(help_text="pixels")
    height = models.PositiveIntegerField(help_text="pixels")
    ciphertext = models.BinaryField()
    nonce = models.BinaryField(max_length=12)
    wrapped_key = models.BinaryField(max_length=60)

    class Meta:
        """A known source; erased is without a key, and nothing else is."""

        ordering: ClassVar = ["-added_at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(source__in=[s.value for s in PhotoSource]),
                name="people_photo_source_known",
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=False, key_id="")
                | (models.Q(erased_at__isnull=True) & ~models.Q(key_id="")),
                name="people_photo_erased_has_no_key",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["key_id"], name="people_photo_key")]

    def __str__(self) -> str:
        """Return the row's id."""
        return str(self.id)

    def context(self) -> bytes:
        """Return what the ciphertext is bound to: this table, this person, this photo."""
        return context_of("people.personphoto", self.person_id, self.id, "content")

    def ref(self) -> PhotoRef:
        """Return that there is a photo, without the picture."""
        return PhotoRef(
            id=self.id,
            source=PhotoSource(self.source),
            taken_at=self.taken_at,
            added_at=self.added_at,
            erased_at=self.erased_at,
        )

    def view(self, content: bytes) -> PhotoView:
        """Return the photo with its picture, for a look that is written down."""
        return PhotoView(self.ref(), self.person_id, self.media_type, content)
