"""Every address of the platform with the view behind it and the gate in front of that view."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from travesia.access import gate

#: What stands for a parameter of an address; nothing of these exists.
SAMPLES: dict[str, object] = {
    "UUIDConverter": UUID(int=0),
    "IntConverter": 0,
    "StringConverter": "nothing",
    "SlugConverter": "nothing",
    "PathConverter": "nothing",
    "LanguageConverter": "es",
    "TwoLettersConverter": "gt",
}


@dataclass(frozen=True, slots=True)
class Address:
    """One route: its name, a concrete path, and the gate its view declares."""

    name: str
    path: str
    gate: gate.Gate | None


def addresses(urlconf: str) -> list[Address]:
    """Return every route of the URL configuration."""
    return sorted(_walk(get_resolver(urlconf), "", ""), key=lambda a: (a.name, a.path))


def _walk(resolver: URLResolver, prefix: str, space: str) -> Iterator[Address]:
    for part in resolver.url_patterns:
        if isinstance(part, URLResolver):
            inner = f"{space}{part.namespace}:" if part.namespace else space
            yield from _walk(part, prefix + _concrete(part), inner)
        else:
            name = space + (part.name or str(part.pattern))
            found = gate.gate_of(part.callback, name)
            yield Address(name, "/" + prefix + _concrete(part), found)


def _concrete(part: URLPattern | URLResolver) -> str:
    """Return the part of the path with samples in place of its parameters."""
    route = str(part.pattern)
    for name, converter in part.pattern.converters.items():
        sample = str(SAMPLES[type(converter).__name__])
        route = route.replace(f"<{_spelt(converter)}:{name}>", sample).replace(f"<{name}>", sample)
    return route.removeprefix("^").removesuffix("$")


def _spelt(converter: object) -> str:
    words = {"UUIDConverter": "uuid", "IntConverter": "int", "StringConverter": "str"}
    words |= {"SlugConverter": "slug", "PathConverter": "path"}
    words |= {"LanguageConverter": "spoken", "TwoLettersConverter": "land"}
    return words[type(converter).__name__]
