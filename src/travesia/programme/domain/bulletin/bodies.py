"""Official names of the bodies that bulletins speak of, and names that are not theirs."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Body:
    """A body or place whose name is fixed."""

    short: str
    """Abbreviation, or the name itself where it has none."""
    names: Mapping[str, str]
    """Official name by language; where a language is missing the body has none in it."""
    unofficial: tuple[str, ...]
    """Names that are printed at times and are not its name."""


@dataclass(frozen=True, slots=True)
class Misnamed:
    """A name that is not official, and what to write in its place."""

    found: str
    official: str


@cache
def known_bodies() -> tuple[Body, ...]:
    """Return the bodies that come with the platform; a programme may add its own."""
    listed = json.loads(Path(__file__).with_name("bodies.json").read_text("utf-8"))
    return tuple(
        Body(one["short"], one["names"], tuple(one["unofficial"])) for one in listed["bodies"]
    )


def misnamed(text: str, language: str, bodies: Iterable[Body]) -> tuple[Misnamed, ...]:
    """Return the names in a text that are not official ones; letters large or small."""
    return tuple(
        Misnamed(match[0], official)
        for body in bodies
        for official in [body.names.get(language) or body.names.get("en") or body.short]
        for name in body.unofficial
        for match in re.finditer(rf"(?i)(?<!\w){re.escape(name)}(?!\w)", text)
        if not _inside(text, match.start(), match[0], official)
    )


def _inside(text: str, at: int, found: str, official: str) -> bool:
    """Tell whether what was found is a part of the official name, which stands around it."""
    offset = official.casefold().find(found.casefold())
    start = at - offset
    return (
        offset >= 0
        and start >= 0
        and text[start : start + len(official)].casefold() == official.casefold()
    )
