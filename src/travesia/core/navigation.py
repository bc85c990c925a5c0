"""Navigation: rooms register their places in the menu; people see what they may open."""

from dataclasses import dataclass

from django.utils.functional import Promise

from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the menu; `permission` None means open to everybody."""

    key: str
    label: str | Promise
    url_name: str
    wing: str
    permission: str | None = None
    order: int = 100


NAVIGATION: Registry[Place] = Registry("navigation")
