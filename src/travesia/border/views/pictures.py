"""What the desk's page says of pictures: the one taken now, and those that can be opened."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from travesia.border import selectors
from travesia.border.views import days
from travesia.people.domain import PhotoSource

_SOURCES: dict[PhotoSource, str | Promise] = {
    PhotoSource.CHIP: gettext_lazy("From the chip of a document"),
    PhotoSource.DOCUMENT: gettext_lazy("Page of the document"),
    PhotoSource.DESK: gettext_lazy("Taken at the desk"),
    PhotoSource.GIVEN: gettext_lazy("Handed in"),
}


def panel_of(view: selectors.InspectionView, time_zone: str) -> Mapping[str, Any]:
    """Return the photo of the face that was taken in this inspection, and every kept picture."""
    found = selectors.photos_beside(view)
    faces = (one.photo.id for one in found if one.taken_now and one.photo.source in _FACE)
    return {
        "now": next(faces, None),
        "kept": [
            {
                "id": one.photo.id,
                "source": _SOURCES[one.photo.source],
                "at": days.at_post(one.photo.added_at, time_zone),
                "taken": one.photo.taken_at and days.at_post(one.photo.taken_at, time_zone),
            }
            for one in found
        ],
    }


#: What shows the person as they stood before the desk.
_FACE = (PhotoSource.DESK,)
