"""JSON objects out of lines: one a line as `parse --json` writes them, or laid out over several."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from travesia.documents.commands.texts import decoded

LARGEST = 65_536
"""Characters of one object laid out over several lines; more are not an object of ours."""


@dataclass(frozen=True, slots=True)
class BadObject:
    """Text where an object was expected."""

    start: str
    """The first characters of it."""


def objects(lines: Iterable[bytes]) -> Iterator[dict[str, Any] | BadObject]:
    """Give each object in turn; what is none is given as such, and the next one follows."""
    held = ""
    for line in lines:
        text = decoded(line).strip()
        if not held and not text.strip("\0\x1a"):
            continue
        held += text + "\n"
        ended = text.endswith(("}", "]"))
        if not ended and held.startswith(("{", "[")) and len(held) < LARGEST:
            continue
        found = _loaded(held) if ended else None
        if found is None and _goes_on(held, text):
            continue
        yield from [BadObject(held.strip()[:40])] if found is None else found
        held = ""
    if held:
        yield BadObject(held.strip()[:40])


def _goes_on(held: str, last: str) -> bool:
    """Tell whether an object may go on: it began on an earlier line, or is not closed on this."""
    alone = held == last + "\n"
    return not alone and held.startswith(("{", "[")) and len(held) < LARGEST


def _loaded(text: str) -> list[dict[str, Any] | BadObject] | None:
    """Load an object, or an array of them; None when it is not JSON, or not yet."""
    try:
        value = json.loads(text)
    # Brackets within brackets without end exhaust the interpreter's stack, not only its patience.
    except (ValueError, RecursionError):
        return None
    items = value if isinstance(value, list) else [value]
    return [item if isinstance(item, dict) else BadObject(str(item)[:40]) for item in items]
