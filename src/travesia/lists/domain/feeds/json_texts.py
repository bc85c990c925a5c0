"""JSON of others: one document or one record a line, and values that may be anything."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from travesia.lists.domain.feeds.items import FeedError

#: A whole document is held in memory; records on lines of their own are not.
LARGEST_DOCUMENT = 128 * 1024 * 1024
LARGEST_LINE = 4 * 1024 * 1024


def json_document(stream: BinaryIO) -> object:
    """Return one JSON document; raises FeedError."""
    raw = stream.read(LARGEST_DOCUMENT + 1)
    if len(raw) > LARGEST_DOCUMENT:
        raise FeedError("feed.too_large", line=1)
    try:
        return json.loads(raw)
    except UnicodeDecodeError as error:
        raise FeedError("feed.not_utf8", line=1) from error
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise FeedError("feed.broken", line=line, why=str(error)[:100]) from error


def json_lines(stream: BinaryIO) -> Iterator[tuple[int, Mapping[str, Any] | str]]:
    """Yield line and object of each line that is not empty.

    In place of an object comes the code of what is wrong with the line: `not_json` or
    `row_too_long`.
    """
    number = 0
    while raw := stream.readline(LARGEST_LINE + 1):
        number += 1
        if len(raw) > LARGEST_LINE:
            while raw and not raw.endswith(b"\n"):
                raw = stream.readline(LARGEST_LINE)
            yield number, "row_too_long"
        elif raw.strip():
            yield number, _object(raw) or "not_json"


def _object(raw: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def text_in(record: Mapping[str, Any], key: str) -> str:
    """Return a text or number of a record on one line, else an empty string."""
    value = record.get(key)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return " ".join(value.split()) if isinstance(value, str) else ""


def texts_in(record: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    """Return the texts of lists (or single texts) under these keys, tidied, empty ones left out."""
    values = (record.get(key) for key in keys)
    each = (one for value in values for one in (value if isinstance(value, list) else [value]))
    return tuple(" ".join(one.split()) for one in each if isinstance(one, str) and one.strip())


def records_in(record: Mapping[str, Any], key: str) -> tuple[Mapping[str, Any], ...]:
    """Return the objects of the list under a key."""
    value = record.get(key)
    return tuple(one for one in value if isinstance(one, dict)) if isinstance(value, list) else ()
