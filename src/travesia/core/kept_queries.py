"""Queries that are put into SQL once: each call fills in the values and reads.

Half the time of a page at the desk went into writing the same SQL again. A `KeptQuery` is a plain
queryset with slots in it; what a call gives is what the queryset would, prefetches included, and
where it locks with `select_for_update`, the call does. Rows are never kept.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, Model, QuerySet, prefetch_related_objects
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql.compiler import SQLCompiler
from django.db.transaction import TransactionManagementError

from travesia.core import statements
from travesia.core.slots import Many, Slot

__all__ = ["KeptQuery", "Many", "keep_beside"]

Row = TypeVar("Row")


#: How often a query is written until its slots are told apart; once is the rule.
_TRIES = 5


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
        self._many = [name for name, field in fields.items() if isinstance(field, Many)]
        self._written: dict[object, _Written | None] = {}

    def __call__(self, **values: object) -> list[Row]:
        """Return the rows for these values; TransactionManagementError for a lock without one."""
        given = {name: self._listed(name, value) for name, value in values.items()}
        vendor = connections[DEFAULT_DB_ALIAS].vendor
        key = (
            (vendor, *(_places(len(given[name])) for name in self._many)) if self._many else vendor
        )
        if key not in self._written:
            self._written[key] = self._write(given)
        written = self._written[key]
        if written is None:
            return []
        if written.locks and not connections[DEFAULT_DB_ALIAS].in_atomic_block:
            raise TransactionManagementError("a row is locked within a transaction")
        rows: list[Row] = list(_rows(written, given))
        if written.prefetches and rows:
            prefetch_related_objects(cast("list[Model]", rows), *written.prefetches)
        return rows

    def first(self, **values: object) -> Row | None:
        """Return the first row or None; the query itself says in which order and how many."""
        return next(iter(self(**values)), None)

    def _listed(self, name: str, value: object) -> Any:  # noqa: ANN401  # of any field
        if name in self._many and isinstance(value, Collection):
            return list(value)
        return value

    def _write(self, given: Mapping[str, Any]) -> "_Written | None":
        """Return the query in SQL; None where it can have no rows, as with `__in` of nothing.

        A value of the query itself may happen to be the mark of a slot, and two marks of days may
        be the same day. Written with other marks the slots would lie elsewhere, so it is written
        twice and taken when both agree.
        """
        for _try in range(_TRIES):
            first, second = self._written_once(given), self._written_once(given)
            if first is None or second is None:
                return None
            if first.places == second.places:
                return first
        raise LookupError("the places of the slots cannot be told apart")

    def _written_once(self, given: Mapping[str, Any]) -> "_Written | None":
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
        selected = [column for column, _sql, _alias in compiler.select[: compiler.col_count]]
        places = {slot.prepared(slot.mark): slot for some in slots.values() for slot in some}
        return _Written(
            queryset.model,
            compiler,
            sql,
            tuple(places.get(one, one) for one in params),
            queryset._iterable_class,
            queryset._prefetch_related_lookups,
            queryset.query.select_for_update,
            tuple((place, *how) for place, how in compiler.get_converters(selected).items()),
            _Instances.of(compiler) if queryset._iterable_class is ModelIterable else None,
        )


def keep_beside(instance: Model, **rows: Sequence[Model]) -> None:
    """Give an instance the rows that point to it, by the names under which it knows them.

    `instance.hits.all()` then gives these, as after a prefetch, which takes four times as long.
    """
    kept = cast("Any", instance).__dict__.setdefault("_prefetched_objects_cache", {})
    for name, some in rows.items():
        found = getattr(instance, name).get_queryset()
        found._result_cache, found._prefetch_done = list(some), True
        kept[name] = found


@dataclass(frozen=True, slots=True)
class _Instances:
    """How a row becomes an instance with what was selected beside it, as `ModelIterable` has it."""

    model: Any
    columns: slice
    names: tuple[str, ...]
    related: tuple[Any, ...]
    annotations: tuple[tuple[str, int], ...]

    @classmethod
    def of(cls, compiler: SQLCompiler) -> "_Instances":
        """Take from a query that is written what is the same for each of its calls."""
        how: Any = compiler.klass_info
        columns = slice(how["select_fields"][0], how["select_fields"][-1] + 1)
        return cls(
            how["model"],
            columns,
            tuple(column[0].target.attname for column in compiler.select[columns]),
            tuple(get_related_populators(how, compiler.select, DEFAULT_DB_ALIAS)),  # type: ignore[call-arg]  # the stubs are of a later Django
            tuple((compiler.annotation_col_map or {}).items()),
        )

    def made(self, rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
        """Yield an instance for each row."""
        from_db, names, columns = self.model.from_db, list(self.names), self.columns
        for row in rows:
            one = from_db(DEFAULT_DB_ALIAS, names, row[columns])
            for populator in self.related:
                populator.populate(row, one)
            for name, place in self.annotations:
                setattr(one, name, row[place])
            yield one


def _rows(written: "_Written", values: Mapping[str, Any]) -> Iterable[Any]:
    """Ask, and return what the queryset would: instances without looking up anew what they are."""
    asked = _Asked(written, values)
    if written.instances is None:
        return cast("Iterable[Any]", written.iterable(asked))
    return written.instances.made(asked.results_iter())


@dataclass(frozen=True, slots=True)
class _Written:
    """A query in SQL, with how its rows become what the queryset gives."""

    model: Any
    compiler: SQLCompiler
    sql: str
    params: tuple[object, ...]
    iterable: Any
    prefetches: tuple[Any, ...]
    locks: bool
    converters: tuple[tuple[int, Sequence[Any], Any], ...]
    """Place of a column, and what turns its value into that of the field."""
    instances: _Instances | None

    @property
    def places(self) -> tuple[tuple[str, int | None] | None, ...]:
        """Return of each parameter which slot fills it; None for a value of the query itself."""
        return tuple((p.name, p.place) if isinstance(p, Slot) else None for p in self.params)


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
        rows: list[Sequence[Any]] = [*statements.fetch(written.sql, params)]
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
        rows = chain.from_iterable(found)
        if self._written.converters:
            return self._converted(rows, tuple_expected=tuple_expected)
        return map(tuple, rows) if tuple_expected else rows

    def _converted(
        self, rows: Iterable[Sequence[Any]], *, tuple_expected: bool
    ) -> Iterator[Sequence[Any]]:
        """Yield rows with the values of the fields; which field wants what is known already."""
        connection, converters = connections[self.db], self._written.converters
        for row in map(list, rows):
            for place, turns, column in converters:
                value = row[place]
                for turn in turns:
                    value = turn(value, column, connection)
                row[place] = value
            yield tuple(row) if tuple_expected else row
