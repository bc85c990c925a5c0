"""Addresses drawn as codes, for telephones that look at paper."""

from io import BytesIO

import segno
from django.conf import settings
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe


def outside(request: HttpRequest, path: str) -> str:
    """Return the whole address of a page as people type it, also behind a server of our own.

    What was asked of us may be without HTTPS, because the server in front took that off.
    """
    known: str = settings.PUBLIC_ADDRESS
    return f"{known.rstrip('/')}{path}" if known else request.build_absolute_uri(path)


def qr_of(address: str) -> SafeString:
    """Draw an address as a code: a picture of nothing but squares, safe to stand in a page."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(
        out,
        kind="svg",
        xmldecl=False,
        svgns=False,
        omitsize=True,
        border=2,
        svgclass=None,
        lineclass=None,
        title=None,
    )
    return mark_safe(out.getvalue().decode())  # noqa: S308  # drawn here, holds no text
