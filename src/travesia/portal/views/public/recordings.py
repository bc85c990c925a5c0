"""Recorded messages: the sound goes out in the pieces that players ask for."""

from django.http import HttpRequest, HttpResponse

from travesia.portal import selectors
from travesia.portal.domain.recording import range_of
from travesia.portal.selectors.recordings import sound
from travesia.portal.views.public.frame import page


@page
def recording(request: HttpRequest, slug: str, spoken: str) -> HttpResponse:
    """Return the sound of a message, whole or the piece that is asked for."""
    content, media_type = sound(selectors.item_by_slug(slug).facts.id, spoken)
    piece = range_of(request.headers.get("Range", ""), len(content))
    if piece is None:
        response = HttpResponse(content, content_type=media_type)
    else:
        first, last = piece
        response = HttpResponse(content[first : last + 1], content_type=media_type, status=206)
        response.headers["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    response.headers["Accept-Ranges"] = "bytes"
    return response
