"""The same desk, with the search of the names done by a peer: the rest of the request is ours.

What the officer is shown stays what our search found, so that the page is the same. The time of our
search is taken off a request, and the time that the peer took for the same traveller is added: its
own, without the pipe between the processes.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import _names_programs as programs
from bench._desk_list import VERSION
from bench._desk_report import LOGIC, PG
from bench._names_material import plainly
from travesia.lists.models import ListEntry
from travesia.lists.services import preparing
from travesia.screening import Description, ScreeningIndex

_FIELDS = ("name", "birthDate")

#: Milliseconds that a peer takes for a traveller.
Search = Callable[[ScreeningIndex, Description], float]


class Taken:
    """What has to be added to the time of the request that is measured now."""

    def __init__(self) -> None:
        self.milliseconds = 0.0

    def take(self) -> float:
        """Return it and begin anew."""
        found, self.milliseconds = self.milliseconds, 0.0
        return found


@contextmanager
def instead_of_ours(search: Search, *, entries: int) -> Iterator[Taken]:
    """Let a peer be asked beside our search of the list that was filled, and no other."""
    ours, taken = ScreeningIndex.search, Taken()

    def searched(index: ScreeningIndex, query: Description, **how: Any) -> Any:  # noqa: ANN401
        began = perf_counter()
        found = ours(index, query, **how)
        if len(index) == entries:
            theirs = search(index, query)
            taken.milliseconds += theirs - 1000 * (perf_counter() - began)
        return found

    ScreeningIndex.search = searched  # type: ignore[method-assign]  # for this measurement alone
    try:
        yield taken
    finally:
        ScreeningIndex.search = ours  # type: ignore[method-assign]  # as it was


@contextmanager
def pg_trgm(folder: Path) -> Iterator[Search]:
    """Fill a table of names with an index of trigrams, and ask it by the name alone."""
    table = folder / "bench-names.tsv"
    with table.open("w", encoding="utf-8") as file:
        rows = ListEntry.objects.filter(version_id=VERSION).values_list("id", "names")
        for key, names in rows.iterator():
            for primary, secondary, *_weak in names:
                file.write(f"{key}\t{plainly(f'{secondary} {primary}')}\n")
    program = programs.start(programs.PG, {"server": programs.SERVER})
    program.ask({"do": "fill", "items": [{"names": str(table)}]})

    def search(_index: ScreeningIndex, query: Description) -> float:
        item = {"name": _written(query), "threshold": 0.4}
        return float(program.ask({"do": "search", "items": [item]})[0]["wall"])

    try:
        yield search
    finally:
        program.ask({"do": "drop", "items": [{}]})
        program.end()


@contextmanager
def nomenklatura(_folder: Path) -> Iterator[Search]:
    """Score the candidates of our index: it reads every entry for each question otherwise."""
    program = programs.start(programs.NOMENKLATURA)

    def search(index: ScreeningIndex, query: Description) -> float:
        began = perf_counter()
        keys = list(index.candidates(query))
        finding = 1000 * (perf_counter() - began)
        asked = {"name": _written(query), "birth_date": query.birth_date}
        item = {"algorithm": "logic-v2", "fields": _FIELDS, "query": asked}
        told = program.ask({"do": "score", "items": [{**item, "candidates": _entries(keys)}]})
        return finding + float(told[0]["wall"])

    try:
        yield search
    finally:
        program.end()


PEERS: dict[str, Callable[[Path], Any]] = {PG: pg_trgm, LOGIC: nomenklatura}


def _written(query: Description) -> str:
    name = query.names[0]
    return plainly(f"{name.secondary} {name.primary}")


def _entries(keys: list[str]) -> list[dict[str, Any]]:
    rows = ListEntry.objects.filter(pk__in=keys).only("names", "birth_dates")
    found = []
    for row in rows:
        described = preparing.description_of(row.view().entry)
        first, *more = (f"{one.secondary} {one.primary}".strip() for one in described.names)
        found.append({"name": first, "names": more, "birth_date": described.birth_date})
    return found
