"""What a row has to satisfy beyond its cells: hours that can be reckoned, one owner, an order."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from travesia.directory.domain.cells import Value
from travesia.directory.domain.hours import RuleError, rule_of
from travesia.directory.domain.tables import LISTED, TABLES, TRANSLATED
from travesia.directory.domain.zones import zone_for

Problem = tuple[str, str]
"""The column that is to blame, and the code of the reason."""
Row = Mapping[str, Value]

#: Tables whose rows belong to exactly one thing.
_PARTS = {"schedule", "contact", "phone", "language", "service_area", "x_closed_day"}


def problems_of(table: str, row: Row, owner: Row) -> Iterator[Problem]:
    """Yield what is wrong with a row; `owner` is the entry that its hours belong to."""
    if table in _PARTS:
        owners = [c.name for c in TABLES[table].owners if row.get(c.name) is not None]
        if len(owners) != 1:
            yield "id", "no_owner" if not owners else "several_owners"
    rule = _RULES.get(table)
    if rule is not None:
        yield from rule(row, owner)


def _location(row: Row, _owner: Row) -> Iterator[Problem]:
    latitude, longitude = row.get("latitude"), row.get("longitude")
    if (latitude is None) != (longitude is None):
        yield "latitude", "half_a_position"
    elif _beyond(latitude, 90) or _beyond(longitude, 180):
        yield "latitude", "not_on_earth"


def _beyond(degrees: Value, most: float) -> bool:
    return isinstance(degrees, float) and abs(degrees) > most


def _service(row: Row, _owner: Row) -> Iterator[Problem]:
    youngest, oldest = row.get("minimum_age"), row.get("maximum_age")
    if isinstance(youngest, float) and isinstance(oldest, float) and youngest > oldest:
        yield "maximum_age", "ages_reversed"
    if row.get("x_kind") == "consular" and not row.get("x_sending_state"):
        yield "x_sending_state", "missing"


def _schedule(row: Row, owner: Row) -> Iterator[Problem]:
    try:
        rule = rule_of(row)
    except RuleError as error:
        yield _TO_BLAME.get(str(error), "opens_at"), str(error)
        return
    except (ValueError, OverflowError):
        yield "opens_at", "bad_schedule"
        return
    if rule is not None and not zone_for(owner):
        yield "timezone", "time_zone_missing"


_TO_BLAME = {
    "bad_byday": "byday",
    "no_days": "byday",
    "bad_bymonthday": "bymonthday",
    "bad_freq": "freq",
    "not_reckoned": "count",
    "ends_before_it_begins": "valid_to",
    "interval_without_start": "dtstart",
}


def _closed_day(row: Row, _owner: Row) -> Iterator[Problem]:
    first, last = row.get("first_on"), row.get("last_on")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield "last_on", "ends_before_it_begins"
    if bool(row.get("opens_at")) != bool(row.get("closes_at")):
        yield "opens_at", "half_a_time"


def _visit(row: Row, _owner: Row) -> Iterator[Problem]:
    first, last = row.get("on"), row.get("last_on")
    if isinstance(first, date) and isinstance(last, date) and last < first:
        yield "last_on", "ends_before_it_begins"
    if bool(row.get("opens_at")) != bool(row.get("closes_at")):
        yield "opens_at", "half_a_time"


def _text(row: Row, _owner: Row) -> Iterator[Problem]:
    entity = str(row.get("link_entity"))
    if row.get("field") not in (*TRANSLATED.get(entity, ()), *LISTED.get(entity, ())):
        yield "field", "not_translated"


_RULES: dict[str, Callable[[Row, Row], Iterator[Problem]]] = {
    "location": _location,
    "service": _service,
    "schedule": _schedule,
    "x_closed_day": _closed_day,
    "x_visit": _visit,
    "x_text": _text,
}
