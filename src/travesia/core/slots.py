"""The places of values in a query that is written once: see `core.kept_queries`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, Self
from uuid import UUID, uuid4

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import CharField, DateField, DateTimeField, Field, IntegerField, UUIDField


@dataclass(frozen=True, slots=True)
class Many:
    """A slot for a collection, as `__in` takes it; the SQL is made for 1, 2, 4, 8 … of them."""

    field: "Field[Any, Any]"


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of a value, or of one of many: a value that stands nowhere else marks it."""

    name: str
    field: "Field[Any, Any]"
    place: int | None
    mark: object

    @classmethod
    def of(cls, name: str, field: "Field[Any, Any]", place: int | None = None) -> Self:
        """Mark the place of a value; `place` counts from 0 among many."""
        return cls(name, field, place, _mark(field))

    def prepared(self, value: object) -> object:
        """Return what the database gets for a value; ids and texts come by the hundred."""
        connection = connections[DEFAULT_DB_ALIAS]
        if type(value) is UUID and type(self.field) is UUIDField:
            return value if connection.features.has_native_uuid_field else value.hex
        if type(value) is str and type(self.field) is CharField:
            return value
        return self.field.get_db_prep_value(value, connection, prepared=False)

    def filled(self, values: Mapping[str, Any]) -> object:
        """Return what the database gets now; where there are more places than values, the last."""
        given = values[self.name]
        if self.place is not None:
            given = given[min(self.place, len(given) - 1)]
        return self.prepared(given)


def _mark(field: "Field[Any, Any]") -> object:
    """Return a value of the kind of the field that stands in no query; TypeError for others."""
    if isinstance(field, UUIDField):
        return uuid4()
    if isinstance(field, CharField):
        return uuid4().hex
    day = date.fromordinal(400_000 + uuid4().int % 300_000)
    if isinstance(field, DateTimeField):
        moment = time(microsecond=uuid4().int % 1_000_000, tzinfo=UTC)
        return datetime.combine(day, moment)
    if isinstance(field, DateField):
        return day
    if isinstance(field, IntegerField):
        return 1 + uuid4().int % 2_000_000_000
    raise TypeError(f"no slot for {type(field).__name__}")
