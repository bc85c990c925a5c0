"""Queries that are put into SQL once: each call fills in the values and reads.

Half the time of a page at the desk went into writing the same SQL again. A `KeptQuery` is a plain
queryset with slots in it; what a call gives is what the queryset would, prefetches included. Rows
are never kept, and the locks of `select_for_update` are not for this.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, Self, TypeVar, cast
from uuid import uuid4

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import (
    CharField,
    DateField,
    Field,
    Model,
    QuerySet,
    UUIDField,
    prefetch_related_objects,
)
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")


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
        """Return what the database gets for a value."""
        connection = connections[DEFAULT_DB_ALIAS]
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
    if isinstance(field, DateField):
        return date.fromordinal(1 + uuid4().int % 300_000)
    raise TypeError(f"no slot for {type(field).__name__}")


def _places(count: int) -> int:
    return 0 if count == 0 else 1 << (count - 1).bit_length()


class KeptQuery(Generic[Row]):
    """A query with slots: `KeptQuery(lambda who: Grant.objects.filter(user=who), who=UUIDField())`.

    The names of the fields are those that the function takes and that each call gives.
    """

    def __init__(
        self, make: Callable[..., "QuerySet[Any, Row]"], **fields: "Field[Any, Any] | Many"
    ) -> None:
        """Keep how the queryset is made; nothing is asked of a database yet."""
        self._make, self._fields = make, fields
        self._written: dict[tuple[object, ...], _Written | None] = {}

    def __call__(self, **values: object) -> list[Row]:
        """Return the rows for these values."""
        given = {name: self._listed(name, value) for name, value in values.items()}
        key = (connections[DEFAULT_DB_ALIAS].vendor, *self._counts(given))
        if key not in self._written:
            self._written[key] = self._write(given)
        written = self._written[key]
        if written is None:
            return []
        rows: list[Row] = list(written.iterable(_Asked(written, given)))
        if written.prefetches and rows:
            prefetch_related_objects(cast("list[Model]", rows), *written.prefetches)
        return rows

    def first(self, **values: object) -> Row | None:
        """Return the first row or None; the query itself says in which order and how many."""
        return next(iter(self(**values)), None)

    def _listed(self, name: str, value: object) -> object:
        if isinstance(self._fields[name], Many) and isinstance(value, Collection):
            return list(value)
        return value

    def _counts(self, given: Mapping[str, Any]) -> list[int]:
        many = (name for name, field in self._fields.items() if isinstance(field, Many))
        return [_places(len(given[name])) for name in many]

    def _write(self, given: Mapping[str, Any]) -> "_Written | None":
        """Return the query in SQL; None where it can have no rows, as with `__in` of nothing."""
        slots = {
            name: [Slot.of(name, field.field, place) for place in range(_places(len(given[name])))]
            if isinstance(field, Many)
            else [Slot.of(name, field)]
            for name, field in self._fields.items()
        }
        marks = {name: [slot.mark for slot in some] for name, some in slots.items()}
        queryset: Any = self._make(
            **{
                name: marks[name] if isinstance(field, Many) else marks[name][0]
                for name, field in self._fields.items()
            }
        )
        compiler = queryset.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            return None
        places = {slot.prepared(slot.mark): slot for some in slots.values() for slot in some}
        return _Written(
            queryset.model,
            compiler,
            sql,
            tuple(places.get(one, one) for one in params),
            queryset._iterable_class,
            queryset._prefetch_related_lookups,
        )


@dataclass(frozen=True, slots=True)
class _Written:
    """A query in SQL, with how its rows become what the queryset gives."""

    model: Any
    compiler: SQLCompiler
    sql: str
    params: tuple[object, ...]
    iterable: Any
    prefetches: tuple[Any, ...]


class _Asked:
    """One call, in the place of queryset, query and compiler, which the iterables ask in turn."""

    db = DEFAULT_DB_ALIAS
    _known_related_objects: dict[Any, Any] = {}  # the iterables read it, always empty

    def __init__(self, written: _Written, values: Mapping[str, Any]) -> None:
        self.model, self.query = written.model, self
        self._written, self._values = written, values
        compiler = written.compiler
        self.select, self.klass_info = compiler.select, compiler.klass_info
        self.annotation_col_map = compiler.annotation_col_map

    def get_compiler(self, using: str) -> "_Asked":  # noqa: ARG002  # there is one database
        return self

    def execute_sql(self, **_chunks: object) -> list[list[Sequence[Any]]]:
        written = self._written
        params: list[Any] = [
            one.filled(self._values) if isinstance(one, Slot) else one for one in written.params
        ]
        with connections[self.db].cursor() as cursor:
            cursor.execute(written.sql, params)
            rows = cursor.fetchall()
        if written.compiler.has_extra_select:
            rows = [row[: written.compiler.col_count] for row in rows]
        return [rows]

    def results_iter(
        self,
        results: list[list[Sequence[Any]]] | None = None,
        *,
        tuple_expected: bool = False,
        **_chunks: object,
    ) -> Iterable[Sequence[Any]]:
        found = self.execute_sql() if results is None else results
        return self._written.compiler.results_iter(found, tuple_expected=tuple_expected)
