"""Pictures beside an inspection: which there are, and one of them, whose opening is a look."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.access.domain import Actor, Purpose, Scope
from travesia.border.models import Inspection
from travesia.border.selectors.inspections import InspectionView
from travesia.border.selectors.scope import need_in_scope
from travesia.core.errors import NotFoundError
from travesia.people import selectors as people
from travesia.people.domain import PhotoRef, PhotoView


@dataclass(frozen=True, slots=True)
class Beside:
    """A picture of the traveller's record, without the picture itself."""

    photo: PhotoRef
    #: Kept while this inspection was open.
    taken_now: bool


def photos_beside(view: InspectionView) -> tuple[Beside, ...]:
    """Return which pictures the traveller's record holds, the newest first; erased ones aside.

    That there is one belongs to the look at the inspection; seeing it is a look of its own.
    """
    if view.person_id is None:
        return ()
    found = (one for one in people.photos_of(view.person_id) if one.erased_at is None)
    return tuple(Beside(one, one.added_at >= view.opened_at) for one in found)


def access_picture(
    *,
    actor: Actor,
    inspection_id: UUID,
    photo_id: UUID,
    purpose: Purpose = Purpose.BORDER_INSPECTION,
) -> PhotoView:
    """Return one picture of the traveller of an inspection, and write the look down.

    An inspection elsewhere and a picture of somebody else raise NotFoundError alike.
    """
    row = Inspection.objects.filter(pk=inspection_id).first()
    missing = NotFoundError("border.no_picture", _("There is no such picture here."))
    scope = None if row is None else Scope(country=row.country, post=row.post_code)
    need_in_scope(
        actor=actor, permission="border.inspect", scope=scope, purpose=purpose, missing=missing
    )
    if row is None or row.person_id is None:
        raise missing
    if photo_id not in {one.id for one in people.photos_of(row.person_id)}:
        raise missing
    return people.access_photo(actor=actor, photo_id=photo_id, purpose=purpose, scope=scope)
