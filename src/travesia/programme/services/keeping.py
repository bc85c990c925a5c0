"""Writing figures into the tables, and what the journal says of them."""

from collections.abc import Iterable, Sequence

from travesia.core import clock
from travesia.core.ids import new_id
from travesia.programme.domain import Figure, Split
from travesia.programme.domain.book import Problem
from travesia.programme.domain.schemes import NOT_SPLIT
from travesia.programme.events.figures import FigureEntered
from travesia.programme.models import Figure as FigureRow
from travesia.programme.models import FigurePart, Scheme, Source
from travesia.programme.selectors.rows import columns_of, part_texts, parts_of, told

_MANY = 500


def insert_figures(figures: Sequence[Figure]) -> None:
    """Write new figures with their parts; the caller judged them and records them."""
    sources = {one.code: one for one in Source.objects.all()}
    schemes = {(one.key, one.version): one for one in Scheme.objects.all()}
    now = clock.now()
    rows = []
    for figure in figures:
        split = figure.split
        rows.append(
            FigureRow(
                id=new_id(),
                code=figure.code,
                source=sources.get(figure.source),
                scheme=schemes.get((split.dimension, split.version)) if split else None,
                entered_by=figure.entered_by,
                entered_at=now,
                **columns_of(figure),
            )
        )
    FigureRow.objects.bulk_create(rows, batch_size=_MANY)
    pairs = zip(rows, figures, strict=True)
    parts = [part for row, figure in pairs for part in parts_of(row, figure.split)]
    FigurePart.objects.bulk_create(parts, batch_size=_MANY)


def scheme_of(split: Split | None) -> Scheme | None:
    """Return the row of the scheme version that a breakdown was collected in."""
    if split is None:
        return None
    return Scheme.objects.filter(key=split.dimension, version=split.version).first()


def scheme_problems(figures: Iterable[Figure]) -> list[Problem]:
    """Return breakdowns whose scheme, version or categories are not known."""
    schemes = {(one.key, one.version): one for one in Scheme.objects.all()}
    problems = []
    for figure in figures:
        split = figure.split
        if split is None:
            continue
        scheme = schemes.get((split.dimension, split.version))
        facts = {"dimension": split.dimension, "version": str(split.version)}
        if scheme is None:
            problems.append(Problem("scheme_unknown", figure.code, facts))
            continue
        known = {*scheme.categories, NOT_SPLIT}
        problems += [
            Problem("category_unknown", figure.code, {**facts, "category": part.category})
            for part in split.parts
            if part.category not in known
        ]
    return problems


def event_of(figure: Figure) -> FigureEntered:
    """Return what the journal says of a new figure."""
    said = told(figure)
    return FigureEntered(
        code=figure.code,
        indicator=figure.indicator,
        value=said["value"],
        null_reason=said["null_reason"],
        qualifier=said["qualifier"],
        unit=figure.unit,
        subject=figure.subject,
        kind=said["kind"],
        basis=said["basis"],
        first=figure.period.first,
        last=figure.period.last,
        geography=figure.geography,
        dimension=said["dimension"],
        form=said["form"],
        parts=part_texts(figure),
        subset_of=figure.subset_of,
        subset_status=said["subset_status"],
        source=figure.source,
    )
