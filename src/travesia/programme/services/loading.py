"""Taking a file of figures in: all of it or nothing; the same file twice changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from travesia.access.domain import Actor, Purpose
from travesia.journal import services as journal
from travesia.journal.domain import NewEntry
from travesia.programme.domain import Figure
from travesia.programme.domain.book import Book, BookRefusedError, Problem
from travesia.programme.domain.reading import read_book
from travesia.programme.events.figures import SourceLoaded
from travesia.programme.models import Source, SourceRecord
from travesia.programme.selectors import sources as reading
from travesia.programme.selectors.figures import find_figures
from travesia.programme.selectors.rows import told
from travesia.programme.services.errors import FiguresRefusedError
from travesia.programme.services.figures import authorize
from travesia.programme.services.keeping import event_of, insert_figures, scheme_problems


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of a file."""

    name: str
    sources: int
    figures: int
    added: int
    unchanged: int
    records: int


def load_figures(*, actor: Actor, document: object, name: str) -> LoadReport:
    """Take in a document of the schema `travesia.figures/1`.

    Figures that are kept here with the same code must say the same: a correction has its own verb
    and its reason. Raises FiguresRefusedError with every problem, AccessDeniedError.
    """
    authorize(actor, "programme.observe", ())
    try:
        book = read_book(document)
    except BookRefusedError as refused:
        raise FiguresRefusedError(refused.problems) from refused
    kept = find_figures(figure.code for figure in book.figures)
    problems = scheme_problems(book.figures)
    problems += [
        Problem("differs", one.code)
        for one in book.figures
        if one.code in kept and told(kept[one.code]) != told(one)
    ]
    if problems:
        raise FiguresRefusedError(problems)
    new = [replace(f, entered_by=actor.id) for f in book.figures if f.code not in kept]
    with transaction.atomic():
        _keep_sources(actor, book)
        _keep_records(book)
        insert_figures(new)
        _record(actor, new)
    return LoadReport(
        name=name,
        sources=len(book.sources),
        figures=len(book.figures),
        added=len(new),
        unchanged=len(book.figures) - len(new),
        records=len(book.records),
    )


def _record(actor: Actor, figures: Sequence[Figure]) -> None:
    purpose = Purpose.STATISTICS
    journal.record_many(actor=actor, entries=[NewEntry(event_of(one), purpose) for one in figures])


def _keep_sources(actor: Actor, book: Book) -> None:
    known = {one.code: one for one in reading.sources()}
    for source in book.sources:
        if known.get(source.code) == source:
            continue
        Source.objects.update_or_create(
            code=source.code,
            defaults={
                "kind": source.kind,
                "label": source.label,
                "first": source.period.first,
                "last": source.period.last,
                "data": dict(source.data),
            },
        )
        count = sum(record.source == source.code for record in book.records)
        event = SourceLoaded(
            source.code, source.label, source.period.first, source.period.last, count
        )
        journal.record(actor=actor, event=event, purpose=Purpose.STATISTICS)


def _keep_records(book: Book) -> None:
    """Put the file's records in the place of those that are kept under the same names."""
    rows = {one.code: one for one in Source.objects.all()}
    for kind in {record.kind for record in book.records}:
        refs = [record.ref for record in book.records if record.kind == kind]
        SourceRecord.objects.filter(kind=kind, ref__in=refs).delete()
    SourceRecord.objects.bulk_create(
        SourceRecord(
            source=rows.get(record.source),
            kind=record.kind,
            ref=record.ref,
            data=dict(record.data),
            position=at,
        )
        for at, record in enumerate(book.records)
    )
