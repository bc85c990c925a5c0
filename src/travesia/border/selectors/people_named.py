"""How officers are named: by name on the service's own screens, by number on travellers' papers."""

from uuid import UUID

from travesia.access import selectors as access
from travesia.core.errors import NotFoundError


def name_of_actor(actor_id: str) -> str:
    """Return the name of whoever acted; the bare id when nobody of that id is known."""
    kind, _, identity = actor_id.partition(":")
    if kind != "user":
        return identity or actor_id
    try:
        return access.user_by_id(UUID(identity)).name
    except (NotFoundError, ValueError):
        return identity


def number_of_actor(actor_id: str) -> str:
    """Return the officer's number for printed papers: short, stable, and no name."""
    return actor_id.partition(":")[2].replace("-", "")[-6:].upper()
