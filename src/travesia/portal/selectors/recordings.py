"""Reads of recorded messages."""

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from travesia.portal.domain import PortalNotFoundError
from travesia.portal.domain.recording import SPOKEN, RecordingView
from travesia.portal.models import Recording


def recordings_of(item_id: UUID) -> tuple[RecordingView, ...]:
    """Return the messages of an item, indigenous languages first, without their sounds."""
    order = list(SPOKEN)
    rows = Recording.objects.filter(item_id=item_id).defer("content")
    return tuple(sorted((row.view() for row in rows), key=lambda one: order.index(one.language)))


def sound(item_id: UUID, language: str) -> tuple[bytes, str]:
    """Return a message's sound and its media type; PortalNotFoundError when there is none."""
    row = Recording.objects.filter(item_id=item_id, language=language).first()
    if row is None:
        raise PortalNotFoundError("portal.no_recording", _("There is no such recording."))
    return bytes(row.content), row.media_type
