"""Reading photos: the one way to a picture, and how many lie under which key."""

from uuid import UUID

from django.db import transaction
from django.db.models import Count, UUIDField
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.core import encryption
from travesia.core.errors import NotFoundError
from travesia.core.kept_queries import KeptQuery
from travesia.core.locked import SECRET_COLUMNS
from travesia.journal import services as journal
from travesia.people.domain import PhotoRef, PhotoView
from travesia.people.models import PersonPhoto
from travesia.people.selectors.finding import person_subject, require

_PHOTOS = KeptQuery(
    lambda person: PersonPhoto.objects.defer(*SECRET_COLUMNS).filter(person_id=person),
    person=UUIDField(),
)


class PhotoNotFoundError(NotFoundError):
    """There is no such photo, or the reader may not know that there is."""


def access_photo(
    *,
    actor: Actor,
    photo_id: UUID,
    purpose: Purpose,
    reason: str = "",
    scope: Scope | None = None,
) -> PhotoView:
    """Return a photo with its picture and write down who looked and why.

    Raises AccessDeniedError before anything is read, PhotoNotFoundError, and EncryptionError when
    the photo was erased, changed or moved, or its key is not on this node: then nothing is shown.
    """
    require(actor=actor, permission="people.see_photo", purpose=purpose, scope=scope)
    with transaction.atomic():
        view = photo_of(photo_id)
        journal.looked_at(
            actor=actor,
            purpose=purpose.value,
            subjects=(person_subject(view.person_id),),
            fields=("photo",),
            reason=reason,
        )
    return view


def photo_of(photo_id: UUID) -> PhotoView:
    """Open a photo for this room's own services, which write their own entry."""
    row = PersonPhoto.objects.filter(pk=photo_id).first()
    if row is None:
        raise PhotoNotFoundError(
            "people.photo_not_found",
            _("There is no photo with this number here."),
            photo_id=str(photo_id),
        )
    return row.view(encryption.decrypt(row.encrypted(), context=row.context()))


def photos_of(person_id: UUID) -> tuple[PhotoRef, ...]:
    """Return which photos a person's record holds, the newest first; the caller writes the look.

    No picture is opened: that takes `access_photo`.
    """
    return tuple(row.ref() for row in _PHOTOS(person=person_id))


def photo_count_by_key() -> dict[str, int]:
    """Return how many photos lie under each key of the node, by the key's id; erased ones aside."""
    rows = PersonPhoto.objects.exclude(key_id="").order_by().values("key_id")
    return {row["key_id"]: row["count"] for row in rows.annotate(count=Count("pk"))}
