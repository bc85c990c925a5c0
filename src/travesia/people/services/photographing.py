"""Keep photos of persons encrypted, make them unreadable, and bring them under a new key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import clock, encryption
from travesia.core.ids import new_id
from travesia.journal import services as journal
from travesia.people.domain import PhotoRef, PhotoSource
from travesia.people.events import PhotoAdded, PhotoErased, PhotosRewrapped
from travesia.people.models import PersonPhoto
from travesia.people.selectors import PhotoNotFoundError, person_subject, record_of, require
from travesia.people.services.picturing import MEDIA_TYPE, PhotoError, prepared

#: Photos that one transaction brings under the new key.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Rewrapped:
    """What one run of `rewrap_photos` did."""

    key_id: str
    """The key that photos lie under now."""
    done: int
    refused: tuple[UUID, ...]
    """Photos that could not be brought over: of an unknown key, or changed; left as they were."""


def add_photo(
    *,
    actor: Actor,
    person_id: UUID,
    content: bytes,
    source: PhotoSource,
    taken_at: datetime | None = None,
    purpose: Purpose,
    scope: Scope | None = None,
) -> PhotoRef:
    """Keep a photo of a person: re-encoded, without metadata, encrypted under a key of its own.

    `taken_at` is what the caller knows; the picture's own metadata is not believed and not kept.
    Raises PhotoError with a sentence for a picture that cannot be kept, and PersonNotFoundError.
    """
    require(actor=actor, permission="people.add_photo", purpose=purpose, scope=scope)
    moment = clock.now()
    if taken_at is not None and taken_at > moment:
        raise PhotoError(
            "people.photo_from_future",
            _("The photo is said to be taken in the future. Nothing was kept: check the date."),
        )
    picture = prepared(content)
    row = PersonPhoto(
        id=new_id(),
        person_id=person_id,
        source=source.value,
        taken_at=taken_at,
        added_at=moment,
        media_type=MEDIA_TYPE,
        size=len(picture.jpeg),
        width=picture.width,
        height=picture.height,
    )
    _lock_in(row, encryption.encrypt(picture.jpeg, context=row.context()))
    with transaction.atomic():
        record_of(person_id)
        row.save(force_insert=True)
        journal.record(
            actor=actor,
            event=PhotoAdded(person_id, row.id, source.value, taken_at, row.size),
            purpose=purpose.value,
            subjects=(person_subject(person_id),),
        )
    return row.ref()


def erase_photo(
    *,
    actor: Actor,
    photo_id: UUID,
    reason: str,
    purpose: Purpose,
    scope: Scope | None = None,
) -> bool:
    """Make a photo unreadable for good by dropping its key; tell whether it was readable before.

    The row stays and says that there was a photo, when and whence. Raises PhotoNotFoundError.
    """
    require(actor=actor, permission="people.erase_photo", purpose=purpose, scope=scope)
    with transaction.atomic():
        person_id = PersonPhoto.objects.filter(pk=photo_id).values_list("person_id", flat=True)
        found = person_id.first()
        if found is None:
            raise PhotoNotFoundError(
                "people.photo_not_found",
                _("There is no photo with this number here."),
                photo_id=str(photo_id),
            )
        if not drop_keys([photo_id]):
            return False
        journal.record(
            actor=actor,
            event=PhotoErased(found, photo_id, reason.strip()),
            purpose=purpose.value,
            subjects=(person_subject(found),),
        )
    return True


def drop_keys(photo_ids: list[UUID]) -> int:
    """Drop the keys of these photos, and what they opened; return how many were readable."""
    return (
        PersonPhoto.objects.filter(pk__in=photo_ids)
        .exclude(key_id="")
        .update(wrapped_key=b"", key_id="", nonce=b"", ciphertext=b"", erased_at=clock.now())
    )


def rewrap_photos(
    *, actor: Actor, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> Rewrapped:
    """Bring every photo under the node's key of now; the pictures themselves are not opened.

    May be interrupted and run again: what is done stays done. `progress(done, total)` is called
    after each batch. A photo that refuses is left as it is and named.
    """
    require(actor=actor, permission="people.rewrap_photos", purpose=Purpose.ADMINISTRATION)
    key_id = encryption.current_key_id()
    waiting = PersonPhoto.objects.exclude(key_id__in=("", key_id))
    ids = list(waiting.order_by("pk").values_list("pk", flat=True))
    done, refused = 0, list[UUID]()
    for start in range(0, len(ids), _BATCH):
        with transaction.atomic():
            rows = waiting.filter(pk__in=ids[start : start + _BATCH]).select_for_update()
            for row in rows:
                if _rewrap(row):
                    done += 1
                else:
                    refused.append(row.pk)
        progress(min(start + _BATCH, len(ids)), len(ids))
    if ids:
        with transaction.atomic():
            journal.record(
                actor=actor,
                event=PhotosRewrapped(key_id, done, len(refused)),
                purpose=Purpose.ADMINISTRATION,
            )
    return Rewrapped(key_id, done, tuple(refused))


def _rewrap(row: PersonPhoto) -> bool:
    try:
        stored = encryption.rewrap(row.encrypted(), context=row.context())
    except encryption.EncryptionError:
        return False
    row.wrapped_key, row.key_id = stored.wrapped_key, stored.key_id
    row.save(update_fields=["wrapped_key", "key_id"])
    return True


def _lock_in(row: PersonPhoto, stored: encryption.Encrypted) -> None:
    row.ciphertext, row.nonce = stored.ciphertext, stored.nonce
    row.wrapped_key, row.key_id = stored.wrapped_key, stored.key_id
