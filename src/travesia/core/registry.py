"""Registries: rooms above put objects in, rooms below find them; nobody imports upwards."""

from collections.abc import Iterator
from typing import Generic, Protocol, TypeVar


class Keyed(Protocol):
    """What a registry can hold: an object with a key that is unique in that registry."""

    @property
    def key(self) -> str:
        """The unique, stable, documented name of the object."""
        ...


T = TypeVar("T", bound=Keyed)


class DuplicateKeyError(ValueError):
    """Two different objects claimed the same key in one registry."""


class Registry(Generic[T]):
    """An ordered collection of keyed objects that refuses two owners of one key."""

    def __init__(self, name: str) -> None:
        """Name the registry; the name appears in its errors and in the generated reference."""
        self.name = name
        self._items: dict[str, T] = {}

    def register(self, item: T) -> T:
        """Add `item` and return it; the same object twice is fine, another one is an error."""
        known = self._items.get(item.key)
        if known is not None and known != item:
            raise DuplicateKeyError(f"{self.name}: {item.key!r} is registered already")
        self._items[item.key] = item
        return item

    def get(self, key: str) -> T | None:
        """Return the object registered under `key`, or None."""
        return self._items.get(key)

    def __getitem__(self, key: str) -> T:
        """Return the object registered under `key`; KeyError names the registry."""
        try:
            return self._items[key]
        except KeyError:
            raise KeyError(f"{self.name}: nothing is registered as {key!r}") from None

    def __contains__(self, key: object) -> bool:
        """Tell whether `key` is registered."""
        return key in self._items

    def __iter__(self) -> Iterator[T]:
        """Iterate over the objects in order of their keys, so that output is stable."""
        return iter(self._items[key] for key in sorted(self._items))

    def __len__(self) -> int:
        """Count the registered objects."""
        return len(self._items)
