"""Autodiscovery: import the registry modules of every room once, when Django has loaded them."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

#: Modules that put objects into registries; a room has those it needs.
REGISTRY_MODULES = (
    "events",
    "permissions",
    "facts",
    "indicators",
    "retention",
    "sync",
    "navigation",
    "jobs",
    "receivers",
)


def autodiscover() -> tuple[str, ...]:
    """Import the registry modules of all rooms and return their dotted names."""
    found = []
    for config in apps.get_app_configs():
        if not config.name.startswith("travesia."):
            continue
        for module in REGISTRY_MODULES:
            dotted = f"{config.name}.{module}"
            if find_spec(dotted) is not None:
                import_module(dotted)
                found.append(dotted)
    return tuple(found)
