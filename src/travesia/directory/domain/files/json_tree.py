"""HSDS in JSON: nested entries become rows of tables, and rows become nested entries."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping

from travesia.directory.domain.checking import Row
from travesia.directory.domain.errors import FileError
from travesia.directory.domain.tables import TABLES

DEEPEST = 40
"""Levels of nesting that a document of HSDS never needs."""

#: Key of a nested list or object → its table.
_LISTS = {table.plural: name for name, table in TABLES.items()}
_OBJECTS = {"organization": "organization", "location": "location", "service": "service"}
_OBJECTS |= {"taxonomy_term": "taxonomy_term", "taxonomy_detail": "taxonomy"}
#: Nested things that the directory does not keep.
_NOT_KEPT = {"metadata", "funding", "programs", "program", "organization_identifiers", "capacities"}
_NOT_KEPT |= {"additional_urls", "additional_websites", "unit", "attributes"}


def read_json(content: bytes) -> dict[str, list[Row]]:
    """Read a document: a list of entries, a page of the API, one entry, or lists by their names.

    Raises FileError (`broken`, `no_tables`).
    """
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise FileError("broken", "JSON") from error
    tables: dict[str, list[Row]] = defaultdict(list)
    for table, where, entry in _entries(document):
        _flatten(table, where, entry, {}, tables, 0)
    if not any(name in TABLES for name in tables):
        raise FileError("no_tables")
    return {name: _once(rows) for name, rows in tables.items()}


def _entries(document: object) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Yield table, path and entry of everything that stands on top of a document."""
    if isinstance(document, list):
        for number, entry in enumerate(document):
            yield from _entry(f"[{number}]", entry)
        return
    if not isinstance(document, dict):
        return
    if isinstance(document.get("contents"), list):
        for number, entry in enumerate(document["contents"]):
            yield from _entry(f"contents[{number}]", entry)
        return
    lists = [key for key in document if key in _LISTS and isinstance(document[key], list)]
    if lists and "id" not in document:
        for key in sorted(lists, key=lambda key: list(_LISTS).index(key)):
            for number, entry in enumerate(document[key]):
                if isinstance(entry, dict):
                    yield _LISTS[key], f"{key}[{number}]", entry
        return
    yield from _entry("", document)


def _entry(where: str, entry: object) -> Iterator[tuple[str, str, Mapping[str, object]]]:
    """Tell what an entry without a name is by what only such an entry has."""
    if not isinstance(entry, dict):
        return
    if "status" in entry:
        yield "service", where, entry
    elif "location_type" in entry:
        yield "location", where, entry
    elif "service" in entry and "location" in entry:
        yield "service_at_location", where, entry
    elif "name" in entry and "description" in entry:
        yield "organization", where, entry


def _flatten(
    table: str,
    where: str,
    entry: Mapping[str, object],
    above: Mapping[str, str],
    tables: dict[str, list[Row]],
    depth: int,
) -> None:
    """Put an entry and everything in it into rows; `above` names what it hangs on."""
    if depth > DEEPEST:
        raise FileError("broken", "nesting")
    cells = {
        key: _cell(value) for key, value in entry.items() if not isinstance(value, list | dict)
    }
    known = TABLES[table].by_name()
    if table == "attribute":
        cells.pop("link_entity", None)
    if not any(cells.get(name) for name in above):
        cells |= {key: value for key, value in above.items() if key in known}
    own = {f"{table}_id": cells["id"]} if cells.get("id") else {}
    for key, value in entry.items():
        inner = f"{where}.{key}" if where else key
        if isinstance(value, dict) and key in _OBJECTS and key not in _NOT_KEPT:
            nested = _OBJECTS[key]
            _flatten(nested, inner, value, {}, tables, depth + 1)
            cells.setdefault(f"{nested}_id", _cell(value.get("id")))
        elif isinstance(value, list) and _goes_in(table, key):
            link = {"link_id": cells.get("id", "")} if key == "attributes" else own
            for number, item in enumerate(value):
                if isinstance(item, dict):
                    _flatten(_LISTS[key], f"{inner}[{number}]", item, link, tables, depth + 1)
        elif isinstance(value, list | dict) and value and key != "metadata":
            tables[f"{table}.{key}"].append(Row(inner, {}))
    tables[table].append(Row(where, cells))


def _goes_in(table: str, key: str) -> bool:
    if key == "attributes":
        return table == "service"
    return key in _LISTS and key not in _NOT_KEPT


def _cell(value: object) -> str:
    """Return a JSON value as the text of a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _once(rows: list[Row]) -> list[Row]:
    """Keep one row of an entry that is nested in several others: the one that says most."""
    best: dict[str, Row] = {}
    rest: list[Row] = []
    for row in rows:
        one = row.cells.get("id", "")
        if not one:
            rest.append(row)
        elif one not in best:
            best[one] = row
        elif best[one].cells != row.cells:
            first, other = best[one], _without_owners(row, best[one])
            if any(
                first.cells.get(k) and v and first.cells[k] != v for k, v in other.cells.items()
            ):
                rest.append(row)  # they contradict each other: the checks name it
            else:
                best[one] = Row(
                    first.where, {**other.cells, **{k: v for k, v in first.cells.items() if v}}
                )
    return [*best.values(), *rest]


def _without_owners(row: Row, first: Row) -> Row:
    """Leave out what the copy of a row hangs on: it is part of where it was met first."""
    above = {key for key in row.cells if key.endswith("_id")}
    owned = any(key.endswith("_id") and value for key, value in first.cells.items())
    return Row(row.where, {k: v for k, v in row.cells.items() if not (owned and k in above)})
