"""Every text of an issue with its place, for checks and for the editor."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

Document = Mapping[str, Any]
Texts = Mapping[str, str]
#: Texts that may be left out in every language.
OPTIONAL: Final = frozenset({"next", "who", "source", "funding", "contact", "series"})
#: Parts of a block that are texts by language, in the order of the page.
_OWN: Final = ("title", "lead", "unit", "text", "role", "body", "next", "source")
_LISTS: Final = {
    "tiles": ("label",),
    "bars": ("label",),
    "links": ("label",),
    "rows": ("what", "who"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands: its path, and the key of its block (empty: the issue)."""

    path: str
    block: str
    name: str
    texts: Texts


def places(document: Document) -> Iterator[Place]:
    """Go through the texts of an issue in the order of the page, notes last."""
    for name in ("series", "title", "lead"):
        if name in document:
            yield Place(name, "", name, document[name])
    for place, block in enumerate(document["blocks"]):
        yield from _of_block(block, f"blocks.{place}")
    for key, texts in document["notes"].items():
        yield Place(f"notes.{key}", "", "note", texts)
    for name in ("funding", "contact"):
        if name in document:
            yield Place(name, "", name, document[name])


def _of_block(block: Mapping[str, Any], path: str) -> Iterator[Place]:
    key = block["id"]
    for name in _OWN:
        if name in block and isinstance(block[name], Mapping):
            yield Place(f"{path}.{name}", key, name, block[name])
    if "photo" in block:
        yield Place(f"{path}.photo.alt", key, "alt", block["photo"]["alt"])
    for name, parts in _LISTS.items():
        for at, row in enumerate(block.get(name, ())):
            for part in parts:
                if part in row:
                    yield Place(f"{path}.{name}.{at}.{part}", key, part, row[part])
