"""Golden files: for every version of every kind ever shipped, one body as it was recorded then.

They lie in `<room>/tests/golden/<kind>@<version>.json` and are never changed: what was written in
the field years ago must still be read.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from travesia.core.events import Event

_SAMPLES: dict[type, object] = {
    bool: True,
    int: 1,
    float: 0.5,
    str: "text",
    UUID: "019a0000-0000-7000-8000-000000000001",
    datetime: datetime(2026, 11, 20, 14, 32, tzinfo=UTC).isoformat(),
    date: "2026-11-20",
    NoneType: None,
}


def folder_of(event: type[Event]) -> Path:
    """Return the folder of golden files of the room that publishes the event."""
    door = event.__module__.partition(".events")[0]
    return Path(str(sys.modules[door].__file__)).parent / "tests" / "golden"


def file_of(event: type[Event]) -> Path:
    """Return where the golden file of the event's present version lies."""
    return folder_of(event) / f"{event.KIND}@{event.VERSION}.json"


def sample(event: type[Event]) -> dict[str, object]:
    """Return a body made from the event's field types, for a golden file that is not there yet."""
    return {name: _sample(hint) for name, hint in _hints(event).items()}


def text_of(body: Mapping[str, object]) -> str:
    """Return a body as the text of a golden file."""
    return json.dumps(body, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def differences(event: type[Event], body: Mapping[str, object]) -> list[str]:
    """Return how a body differs from what the event writes today: names and types of its fields."""
    hints = _hints(event)
    found = [f"{name} is missing" for name in hints if name not in body]
    found += [f"{name} is not a field" for name in body if name not in hints]
    return found + [
        f"{name} is {value!r} where {hints[name]} is written"
        for name, value in body.items()
        if name in hints and not _fits(value, hints[name])
    ]


def _hints(event: type[Event]) -> dict[str, Any]:
    hints = get_type_hints(event)
    return {f.name: hints[f.name] for f in fields(event)}  # type: ignore[arg-type]  # every event is a dataclass


def _sample(hint: Any) -> object:  # noqa: ANN401  # a type hint
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return _sample(next(arg for arg in args if arg is not NoneType))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint)).value
    if origin is not None and issubclass(origin, Mapping):
        return {str(_sample(args[0])): _sample(args[1])}
    if origin in {tuple, list, set, frozenset}:
        return [_sample(arg) for arg in args if arg is not Ellipsis]
    return _SAMPLES.get(hint, "text")


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401  # a type hint
    origin, args = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        return any(_fits(value, arg) for arg in args)
    if origin is not None and issubclass(origin, Mapping):
        return isinstance(value, dict) and all(_fits(item, args[1]) for item in value.values())
    if origin in {tuple, list, set, frozenset}:
        return isinstance(value, list) and _items_fit(value, args)
    return _is_written_as(value, hint)


def _items_fit(values: list[object], args: tuple[Any, ...]) -> bool:
    if (len(args) == 2 and args[1] is Ellipsis) or len(args) == 1:
        return all(_fits(value, args[0]) for value in values)
    return len(values) == len(args) and all(map(_fits, values, args))


def _is_written_as(value: object, hint: Any) -> bool:  # noqa: ANN401  # a type hint
    """Tell whether JSON could have got this value from a field of that plain type."""
    if hint is NoneType:
        return value is None
    if isinstance(hint, type) and issubclass(hint, Enum):
        return value in {member.value for member in hint}
    if hint in {bool, int, float}:
        return type(value) is hint or (hint is float and type(value) is int)
    if not isinstance(value, str):
        return hint is object or not isinstance(hint, type)
    readers: dict[Any, Any] = {
        UUID: UUID,
        date: date.fromisoformat,
        datetime: datetime.fromisoformat,
    }
    try:
        readers.get(hint, str)(value)
    except ValueError:
        return False
    return True
