"""A reader of the part of JSON Schema that HSDS's compiled schemas use."""

import json
import re
import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.architecture.tree import ROOT

SHARED = ROOT.parent / "shared" / "data" / "hsds" / "schema" / "compiled"


def schema(name: str) -> dict[str, Any]:
    """Return a compiled schema; skip the test by name where the published data is not at hand."""
    file = SHARED / f"{name}.json"
    if file.exists():
        found: dict[str, Any] = json.loads(file.read_text("utf-8"))
        return found
    pytest.skip("the published HSDS schemas are not in ../shared/data/hsds")


def faults(value: object, rule: dict[str, Any], path: str = "") -> list[str]:
    """Return what a value does wrong, by path; unknown columns count as wrong."""
    kind = rule.get("type")
    types: dict[object, Any] = {
        "object": dict,
        "array": list,
        "string": str,
        "number": (int, float),
    }
    if kind in types and (not isinstance(value, types[kind]) or isinstance(value, bool)):
        return [f"{path}: {value!r} is no {kind}"]
    found = [f"{path}: {value!r} is not of the list"] if _outside(value, rule) else []
    if isinstance(value, str) and not _well_formed(value, rule.get("format", "")):
        found.append(f"{path}: {value!r} is no {rule['format']}")
    if isinstance(value, list):
        for number, item in enumerate(value):
            found += faults(item, rule.get("items", {}), f"{path}[{number}]")
    if isinstance(value, dict):
        known = rule.get("properties", {})
        found += [
            f"{path}.{name} is missing" for name in rule.get("required", ()) if name not in value
        ]
        found += [f"{path}.{name} is unknown" for name in value if known and name not in known]
        for name, item in value.items():
            found += faults(item, known.get(name, {}), f"{path}.{name}")
    return found


def _outside(value: object, rule: dict[str, Any]) -> bool:
    return "enum" in rule and value not in rule["enum"]


def _well_formed(text: str, form: str) -> bool:
    try:
        if form == "uuid":
            return str(uuid.UUID(text)) == text
        if form == "date-time":
            return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
    if form == "uri":
        return bool(urlsplit(text).scheme)
    return form != "email" or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) is not None
