"""What an editor's form does to an issue: fields by their path, and blocks put in order.

A document is never changed in place: each verb returns a new one.
"""

import copy
import re
from collections.abc import Mapping
from typing import Any, Final

from travesia.programme.domain.bulletin.texts import Document, places

_LIST: Final = re.compile(r"[\s,;]+")
#: Parts that are no texts and may be written; `#` stands for a place in a list.
_PLAIN: Final = frozenset(
    {
        "period.start", "period.end", "blocks.#.area", "blocks.#.name",
        "blocks.#.consent.given_on", "blocks.#.consent.kept_at", "blocks.#.photo.asset",
        "blocks.#.photo.credit", "blocks.#.photo.rights", "blocks.#.tiles.#.figure",
        "blocks.#.tiles.#.part", "blocks.#.bars.#.figure", "blocks.#.bars.#.part",
        "blocks.#.links.#.url", "blocks.#.links.#.language", "blocks.#.rows.#.due",
    }
)  # fmt: skip
_NONE_IF_EMPTY: Final = frozenset({"blocks.#.consent.given_on", "blocks.#.rows.#.due"})
_ROWS: Final[dict[str, dict[str, Any]]] = {
    "tiles": {"figure": "", "part": "", "label": {}},
    "bars": {"figure": "", "part": "", "label": {}},
    "links": {"url": "", "label": {}, "language": ""},
    "rows": {"due": None, "what": {}, "who": {}},
}
_NEW: Final[dict[str, dict[str, Any]]] = {
    "story": {
        "area": "migration_management", "title": {}, "body": {}, "next": {}, "countries": [],
        "links": [],
    },
    "numbers": {"title": {}, "tiles": [_ROWS["tiles"]]},
    "chart": {"title": {}, "unit": {}, "source": {}, "bars": [_ROWS["bars"]]},
    "quote": {"text": {}, "name": "", "role": {}, "consent": {"given_on": None, "kept_at": ""}},
    "map": {"title": {}, "source": {}},
    "progress": {"title": {}, "rows": [_ROWS["rows"]]},
    "text": {"title": {}, "body": {}},
}  # fmt: skip
KINDS: Final = tuple(_NEW)


def blank(number: int, start: str, end: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return an issue with nothing in it yet."""
    return {
        "schema": "travesia.bulletin/1",
        "number": number,
        "period": {"start": start, "end": end},
        "languages": list(languages),
        "series": {},
        "title": {},
        "lead": {},
        "blocks": [],
        "notes": {},
        "funding": {},
        "contact": {},
    }


def written(document: Document, fields: Mapping[str, str]) -> dict[str, Any]:
    """Return an issue with the fields of a form; paths that are not in it are passed over.

    A text is named by its path and language (`blocks.2.body.es`), other parts by their path alone.
    """
    made: dict[str, Any] = copy.deepcopy(dict(document))
    texts = {place.path for place in places(document)}
    for path, value in fields.items():
        parent, _, last = path.rpartition(".")
        tidy = value.replace("\r\n", "\n").strip()
        if parent in texts and last in document["languages"]:
            _put(made, path, tidy)
            continue
        pattern = re.sub(r"\.\d+(?=\.|$)", ".#", path)
        if pattern in _PLAIN:
            _put(made, path, tidy or (None if pattern in _NONE_IF_EMPTY else ""))
        elif pattern == "blocks.#.countries":
            _put(made, path, [one.upper() for one in _LIST.split(tidy) if one])
    return made


def _put(document: dict[str, Any], path: str, value: object) -> None:
    *way, last = path.split(".")
    at: Any = document
    for step in way:
        if isinstance(at, list):
            if int(step) >= len(at):
                return
            at = at[int(step)]
        elif step in at:
            at = at[step]
        else:
            return
    if isinstance(at, dict):
        at[last] = value


def done(document: Document, verb: str) -> dict[str, Any]:
    """Return an issue after a verb of the editor; the same issue for a verb that it cannot do.

    `up:3`, `down:3`, `remove:3` a block; `add:story` one at the end; `row:3:tiles` and
    `unrow:3:tiles:0` a row of a block; `photo:3`, `unphoto:3`; `note:key`, `unnote:key`.
    """
    made: dict[str, Any] = copy.deepcopy(dict(document))
    name, *words = verb.split(":")
    try:
        _VERBS[name](made, *words)
    except (KeyError, IndexError, ValueError, TypeError):
        return dict(document)
    return made


def _move(document: dict[str, Any], at: str, by: int) -> None:
    blocks, place = document["blocks"], int(at)
    if 0 <= place + by < len(blocks):
        blocks.insert(place + by, blocks.pop(place))


def _add(document: dict[str, Any], kind: str) -> None:
    taken = {block["id"] for block in document["blocks"]}
    number = next(n for n in range(1, 100) if f"{kind}-{n}" not in taken)
    new = copy.deepcopy(_NEW[kind])
    document["blocks"].append({"kind": kind, "id": f"{kind}-{number}", **new})


def _row(document: dict[str, Any], at: str, name: str) -> None:
    document["blocks"][int(at)].setdefault(name, []).append(copy.deepcopy(_ROWS[name]))


def _photo(document: dict[str, Any], at: str) -> None:
    block = document["blocks"][int(at)]
    if block["kind"] == "story":
        block["photo"] = {"asset": "0" * 64, "alt": {}, "credit": "", "rights": ""}


def _note(document: dict[str, Any], key: str) -> None:
    plain = re.sub(r"[^a-z0-9_-]", "", key.lower())[:40]
    if plain:
        document["notes"].setdefault(plain, {})


_VERBS: Final[dict[str, Any]] = {
    "up": lambda document, at: _move(document, at, -1),
    "down": lambda document, at: _move(document, at, 1),
    "remove": lambda document, at: document["blocks"].pop(int(at)),
    "add": _add,
    "row": _row,
    "unrow": lambda document, at, name, row: document["blocks"][int(at)][name].pop(int(row)),
    "photo": _photo,
    "unphoto": lambda document, at: document["blocks"][int(at)].pop("photo"),
    "note": _note,
    "unnote": lambda document, key: document["notes"].pop(key),
}
