"""The joined style sheet and script, kept by browsers for ever under the hash of their content."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from travesia.access import gate
from travesia.portal.views.public.frame import WHY_PUBLIC
from travesia.portal.views.public.joined import PARTS, Kind, joined

_TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
_FOR_EVER = "public, max-age=31536000, immutable"


@gate.public(WHY_PUBLIC)
@require_safe
def asset(request: HttpRequest, digest: str, kind: Kind) -> HttpResponse:  # address
    """Return the style sheet or the script; a page of yesterday gets that of today, uncached."""
    if kind not in PARTS:
        raise Http404
    body, now = joined(kind)
    response = HttpResponse(body, content_type=_TYPES[kind])
    response.headers["Cache-Control"] = _FOR_EVER if digest == now else "no-store"
    return response
