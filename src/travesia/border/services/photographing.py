"""Keep a photo of the traveller, or of the page of the document, taken at the desk."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.domain import Act
from travesia.border.events import PictureKept
from travesia.border.services.desk import (
    authorize_at,
    ensure_person,
    locked,
    post_of,
    step,
    subjects_of,
)
from travesia.border.services.errors import BorderConflictError, BorderError
from travesia.border.services.presenting import UNDECIDED
from travesia.core import clock
from travesia.journal import services as journal
from travesia.people import selectors as people
from travesia.people import services as people_services
from travesia.people.domain import PhotoRef, PhotoSource

#: Pictures kept in one inspection; beyond it somebody takes the same one again and again.
MOST_PICTURES = 6

#: What a desk takes pictures of: the traveller's face, the page of the document.
TAKEN_HERE = (PhotoSource.DESK, PhotoSource.DOCUMENT)


def keep_picture(
    *,
    actor: Actor,
    inspection_id: UUID,
    content: bytes,
    source: PhotoSource,
    by_camera: bool = True,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> PhotoRef:
    """Keep a picture taken at the desk with the traveller's record, encrypted, and say where from.

    A picture from a file (not `by_camera`) may be of any day: when it was taken is not known then.
    A traveller whom nobody knew is registered: something is recorded about them. The picture is
    looked at by people; nothing is measured in it and nothing compared. Raises PhotoError for a
    picture that cannot be kept, BorderError for too many or a source that is not taken at a desk,
    BorderConflictError once somebody has decided.
    """
    if source not in TAKEN_HERE:
        raise BorderError("border.picture_not_of_desk", _NOT_HERE)
    with transaction.atomic():
        inspection = locked(inspection_id)
        post = post_of(inspection)
        authorize_at(actor, "border.inspect", post, purpose)
        if inspection.state not in UNDECIDED:
            step(inspection, Act.ADMIT)
        person_id = ensure_person(inspection, actor=actor, purpose=purpose)
        taken = [one for one in people.photos_of(person_id) if one.added_at >= inspection.opened_at]
        if len(taken) >= MOST_PICTURES:
            raise BorderConflictError("border.too_many_pictures", _TOO_MANY, most=MOST_PICTURES)
        kept = people_services.add_photo(
            actor=actor,
            person_id=person_id,
            content=content,
            source=source,
            taken_at=clock.now() if by_camera and source is PhotoSource.DESK else None,
            purpose=purpose,
            scope=Scope(country=post.country, post=post.code),
        )
        journal.record(
            actor=actor,
            event=PictureKept(inspection.id, kept.id, post.code, post.country, source.value),
            purpose=purpose,
            subjects=subjects_of(inspection),
        )
    return kept


_NOT_HERE = _("A picture of this kind is not taken at the desk. Nothing was kept.")
_TOO_MANY = _("%(most)s pictures were kept already in this inspection. This one was not.")
