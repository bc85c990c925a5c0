"""How officers are named on screens: by name inside the service, by number to travellers."""

from travesia.access import selectors as access


def name_of_actor(actor_id: str) -> str:
    """Return the name of whoever acted; the id itself when nobody of that id is known."""
    kind, _, identity = actor_id.partition(":")
    if kind == "user":
        user = access.user_by_id(identity)
        if user is not None:
            return user.name
    return identity or actor_id


def number_of_actor(actor_id: str) -> str:
    """Return the officer's number for printed papers: short, stable, and no name."""
    digits = actor_id.partition(":")[2].replace("-", "")
    return digits[-6:].upper()
