"""Reading a file of figures: all of it, or nothing and a list of what is wrong."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from travesia.programme.domain.book import (
    RECORD_KINDS,
    SCHEMA,
    Book,
    BookRefusedError,
    Problem,
    Record,
    Source,
)
from travesia.programme.domain.figures import Figure, Period
from travesia.programme.domain.judging import figure_problems
from travesia.programme.domain.reading_figures import FieldError, read_figure


def read_book(document: object) -> Book:
    """Return what a file says; raises BookRefusedError with every problem it has."""
    if not isinstance(document, Mapping) or document.get("schema") != SCHEMA:
        raise BookRefusedError([Problem("schema", "schema", {"expected": SCHEMA})])
    problems: list[Problem] = []
    sources = tuple(_sources(document, problems))
    figures = tuple(_figures(document, problems))
    records = tuple(_records(document, problems))
    problems += _links(sources, figures, records)
    for figure in figures:
        problems += figure_problems(figure)
    if problems:
        raise BookRefusedError(problems)
    return Book(sources, figures, records)


def _sources(document: Mapping[str, Any], problems: list[Problem]) -> Iterable[Source]:
    page = document.get("programme_page")
    entries = [("page", page)] if isinstance(page, Mapping) else []
    entries += [("bulletin", one) for one in _list(document, "bulletins", problems)]
    for kind, entry in entries:
        try:
            yield _source(kind, entry)
        except FieldError as wrong:
            problems.append(Problem(wrong.code, str(entry.get("id", kind)), wrong.facts))


def _source(kind: str, entry: Mapping[str, Any]) -> Source:
    code = entry.get("id")
    if not isinstance(code, str) or not code:
        raise FieldError("id_missing", field="id")
    period = Period(_day(entry, "period_start"), _day(entry, "period_end"))
    if period.first and period.last and period.last < period.first:
        raise FieldError("period_reversed", first=str(period.first), last=str(period.last))
    rest = {k: v for k, v in entry.items() if k not in ("id", "label")}
    return Source(code, kind, str(entry.get("label") or code), period, rest)


def _day(entry: Mapping[str, Any], name: str) -> date | None:
    found = entry.get(name)
    try:
        return None if found is None else date.fromisoformat(str(found))
    except ValueError:
        raise FieldError("date", field=name, value=str(found)) from None


def _list(
    document: Mapping[str, Any], name: str, problems: list[Problem]
) -> list[Mapping[str, Any]]:
    found = document.get(name, [])
    if not isinstance(found, list):
        problems.append(Problem("not_a_list", name))
        return []
    wrong = [at for at, one in enumerate(found) if not isinstance(one, Mapping)]
    problems += [Problem("not_an_object", f"{name}[{at}]") for at in wrong]
    return [one for one in found if isinstance(one, Mapping)]


def _figures(document: Mapping[str, Any], problems: list[Problem]) -> Iterable[Figure]:
    seen: set[str] = set()
    for at, entry in enumerate(_list(document, "figures", problems)):
        ref = str(entry.get("id") or f"figures[{at}]")
        try:
            figure = read_figure(entry)
        except FieldError as wrong:
            problems.append(Problem(wrong.code, ref, wrong.facts))
            continue
        if figure.code in seen:
            problems.append(Problem("figure_twice", ref))
        seen.add(figure.code)
        yield figure


def _records(document: Mapping[str, Any], problems: list[Problem]) -> Iterable[Record]:
    seen: set[tuple[str, str]] = set()
    for kind in RECORD_KINDS:
        for at, entry in enumerate(_list(document, kind, problems)):
            named = entry.get("id") or entry.get("thread")
            ref = str(named) if named else f"{kind}:{entry.get('source', '')}:{at}"
            if (kind, ref) in seen:
                problems.append(Problem("record_twice", ref))
            seen.add((kind, ref))
            yield Record(kind, ref, str(entry.get("source") or ""), entry)


def _links(
    sources: tuple[Source, ...], figures: tuple[Figure, ...], records: tuple[Record, ...]
) -> Iterable[Problem]:
    """Yield what names something that is not in the file."""
    known = {one.code for one in sources}
    codes = {one.code for one in figures}
    for figure in figures:
        if figure.source and figure.source not in known:
            yield Problem("source_unknown", figure.code, {"source": figure.source})
        if figure.subset_of and figure.subset_of not in codes:
            yield Problem("subset_unknown", figure.code, {"figure": figure.subset_of})
        if figure.subset_of == figure.code:
            yield Problem("subset_itself", figure.code)
    for record in records:
        if record.source and record.source not in known:
            yield Problem("source_unknown", record.ref, {"source": record.source})
