"""Who may touch an item: somebody with the permission in every country that it is for."""

from travesia.access import services as access
from travesia.access.domain import Actor, Scope


def authorize(actor: Actor, permission: str, countries: tuple[str, ...]) -> None:
    """Ask for a permission in each country; an item for the whole region asks for it everywhere.

    Raises AccessDeniedError.
    """
    for country in countries or ("",):
        access.authorize(actor=actor, permission=permission, scope=Scope(country=country))
