"""In which countries somebody may decide on authorisations."""

from travesia.access.domain import Actor
from travesia.credentials.selectors.rows import reach


def countries_for(actor: Actor, permission: str = "credentials.issue") -> tuple[str, ...] | None:
    """Return the countries in which the actor holds a permission, sorted; None for every one."""
    within = reach(actor, permission)
    return None if within is None else tuple(sorted(within))
