"""Addresses as they stand on paper, where a telephone or a hand takes them from."""

from django.conf import settings
from django.http import HttpRequest


def outside(request: HttpRequest, path: str) -> str:
    """Return the whole address of a page as people type it, also behind a server of our own.

    What was asked of us may be without HTTPS, because the server in front took that off.
    """
    known: str = settings.PUBLIC_ADDRESS
    return f"{known.rstrip('/')}{path}" if known else request.build_absolute_uri(path)
