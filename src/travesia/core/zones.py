"""The time of the place: a desk shows the time on the wall of its post, everybody else UTC."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.http import HttpRequest

#: Returns the IANA name of a post's time zone, or an empty string; `places` installs it.
_zone_of: list[Callable[[str], str]] = []


def set_zone_of(finds: Callable[[str], str]) -> None:
    """Install the answer to which time zone a post lives in."""
    _zone_of[:] = [finds]


def zone_of(request: HttpRequest) -> ZoneInfo | None:
    """Return the time zone of the post that the request's actor works at; None for everybody else.

    `access` puts the actor on the request; a zone that this machine does not know counts as none.
    """
    post = str(getattr(getattr(request, "actor", None), "post", "") or "")
    name = _zone_of[0](post) if post and _zone_of else ""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError):
        return None
