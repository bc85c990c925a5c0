"""Whether a document has the shape that `schema.json` writes down.

The schema is JSON Schema 2020-12, so that others can use it with their own tools; this reads the
part of the language that it uses.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

Schema = Mapping[str, Any]
_TYPES: Final[dict[str, tuple[type, ...]]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "null": (type(None),),
}


@cache
def schema() -> Schema:
    """Return the schema of an issue."""
    loaded: Schema = json.loads(Path(__file__).with_name("schema.json").read_text("utf-8"))
    return loaded


def misshapen(document: object) -> tuple[str, ...]:
    """Return what of a document has not the shape of an issue, each with its place; empty if all.

    A document that passes can be read without asking again whether a part is there.
    """
    return tuple(_faults(document, schema(), "issue"))


def _faults(value: Any, rule: Schema, where: str) -> Iterator[str]:  # noqa: ANN401  # any JSON
    if "$ref" in rule:
        rule = schema()["$defs"][rule["$ref"].rpartition("/")[2]]
    if "oneOf" in rule:
        yield from _one_of(value, rule, where)
        return
    if "const" in rule and value != rule["const"]:
        yield f"{where}: must be {rule['const']}"
    elif "enum" in rule and value not in rule["enum"]:
        yield f"{where}: must be one of {', '.join(rule['enum'])}"
    elif "type" in rule and not _is_type(value, rule["type"]):
        yield f"{where}: must be {rule['type']}"
    elif isinstance(value, dict):
        yield from _object(value, rule, where)
    elif isinstance(value, list):
        yield from _array(value, rule, where)
    elif isinstance(value, str):
        yield from _string(value, rule, where)
    elif isinstance(value, int) and value < rule.get("minimum", value):
        yield f"{where}: must be at least {rule['minimum']}"


def _is_type(value: object, named: str | list[str]) -> bool:
    names = [named] if isinstance(named, str) else named
    if isinstance(value, bool):
        return "boolean" in names
    return any(isinstance(value, _TYPES[name]) for name in names)


def _one_of(value: Any, rule: Schema, where: str) -> Iterator[str]:  # noqa: ANN401
    """Choose by `kind`, so that a fault is named in the kind that was meant."""
    kinds = {one["$ref"].rpartition("/")[2]: one for one in rule["oneOf"]}
    kind = value.get("kind") if isinstance(value, dict) else None
    if kind not in kinds:
        yield f"{where}: must be one of the kinds {', '.join(kinds)}"
        return
    yield from _faults(value, kinds[kind], where)


def _object(value: dict[str, Any], rule: Schema, where: str) -> Iterator[str]:
    known, more = rule.get("properties", {}), rule.get("additionalProperties", True)
    for name in rule.get("required", ()):
        if name not in value:
            yield f"{where}.{name}: is missing"
    pattern = rule.get("propertyNames", {}).get("pattern")
    for name, inside in value.items():
        if name in known:
            yield from _faults(inside, known[name], f"{where}.{name}")
        elif more is False or (pattern and not re.search(pattern, name)):
            yield f"{where}.{name}: is not known"
        elif isinstance(more, dict):
            yield from _faults(inside, more, f"{where}.{name}")


def _array(value: list[Any], rule: Schema, where: str) -> Iterator[str]:
    if not rule.get("minItems", 0) <= len(value) <= rule.get("maxItems", len(value)):
        yield f"{where}: has {len(value)} items"
    for place, inside in enumerate(value, start=1):
        yield from _faults(inside, rule.get("items", {}), f"{where}[{place}]")


def _string(value: str, rule: Schema, where: str) -> Iterator[str]:
    if "pattern" in rule and not re.search(rule["pattern"], value):
        yield f"{where}: {value[:40]!r} has not the right form"
    if len(value) > rule.get("maxLength", len(value)):
        yield f"{where}: is longer than {rule['maxLength']} characters"
