"""Rows of the tables as values, and values as columns."""

from collections.abc import Iterable, Mapping

from travesia.programme.domain import (
    Basis,
    Figure,
    FigureState,
    Kind,
    NullReason,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
    SubsetStatus,
)
from travesia.programme.domain.book import Record, Source
from travesia.programme.domain.results import SchemeView
from travesia.programme.models import Figure as FigureRow
from travesia.programme.models import FigurePart, Scheme, SourceRecord
from travesia.programme.models import Source as SourceRow


def figure_value(row: FigureRow) -> Figure:
    """Return a figure; its parts, scheme and source are prefetched by whoever asks for many."""
    return Figure(
        code=row.code,
        value=row.value,
        qualifier=Qualifier(row.qualifier),
        unit=row.unit,
        subject=row.subject,
        kind=Kind(row.kind),
        basis=Basis(row.basis),
        indicator=row.indicator,
        period=Period(row.first, row.last),
        geography=tuple(row.geography),
        split=_split(row),
        subset_of=row.subset_of,
        subset_status=SubsetStatus(row.subset_status) if row.subset_status else None,
        source=row.source.code if row.source is not None else "",
        line=row.line,
        anchor=row.anchor,
        section=row.section,
        system=row.system,
        note=row.note,
        evidence=row.evidence,
        attribution_share=row.attribution_share,
        null_reason=NullReason(row.null_reason) if row.null_reason else None,
        state=FigureState(row.state),
        entered_by=row.entered_by,
        verified_by=row.verified_by,
        verified_at=row.verified_at,
        revision=row.revision,
        language=row.language,
    )


def _split(row: FigureRow) -> Split | None:
    if not row.dimension:
        return None
    parts = list(row.parts.all())
    return Split(
        dimension=row.dimension,
        form=SplitForm(row.form),
        parts=tuple(
            Part(p.category, p.value, NullReason(p.null_reason) if p.null_reason else None)
            for p in parts
        ),
        version=row.scheme.version if row.scheme is not None else 1,
        lines={part.category: part.line for part in parts if part.line is not None},
    )


def columns_of(figure: Figure) -> dict[str, object]:
    """Return the columns that a figure fills, but for its keys to other tables and its state."""
    return {
        "indicator": figure.indicator,
        "value": figure.value,
        "null_reason": figure.null_reason.value if figure.null_reason else "",
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "subject": figure.subject,
        "language": figure.language,
        "kind": figure.kind.value,
        "basis": figure.basis.value,
        "first": figure.period.first,
        "last": figure.period.last,
        "geography": list(figure.geography),
        "dimension": figure.split.dimension if figure.split else "",
        "form": figure.split.form.value if figure.split else "",
        "subset_of": figure.subset_of,
        "subset_status": figure.subset_status.value if figure.subset_status else "",
        "line": figure.line,
        "anchor": figure.anchor,
        "section": figure.section,
        "system": figure.system,
        "note": figure.note,
        "evidence": figure.evidence,
        "attribution_share": figure.attribution_share,
    }


def parts_of(row: FigureRow, split: Split | None) -> Iterable[FigurePart]:
    """Yield the rows of a breakdown; nothing is saved."""
    for at, part in enumerate(split.parts if split is not None else ()):
        yield FigurePart(
            figure=row,
            category=part.category,
            value=part.value,
            null_reason=part.null_reason.value if part.null_reason else "",
            line=split.lines.get(part.category) if split is not None else None,
            position=at,
        )


def told(figure: Figure) -> Mapping[str, str]:
    """Return what a figure says, as text by name; two figures that say the same are equal here."""
    said = {name: "" if v is None else _text(v) for name, v in columns_of(figure).items()}
    said["source"] = figure.source
    said["parts"] = "; ".join(f"{name}={value}" for name, value in part_texts(figure).items())
    said["scheme_version"] = str(figure.split.version) if figure.split else ""
    return said


def _text(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return f"{value.normalize():f}" if hasattr(value, "normalize") else str(value)


def part_texts(figure: Figure) -> Mapping[str, str]:
    """Return the value of each category as text; where it has none, the reason in brackets."""
    found = {}
    for part in figure.split.parts if figure.split else ():
        reason = part.null_reason.value if part.null_reason else "not_stated"
        found[part.category] = f"[{reason}]" if part.value is None else _text(part.value)
    return found


def source_value(row: SourceRow) -> Source:
    """Return a source."""
    return Source(row.code, row.kind, row.label, Period(row.first, row.last), row.data)


def record_value(row: SourceRecord) -> Record:
    """Return what a source says besides figures."""
    code = row.source.code if row.source is not None else ""
    return Record(row.kind, row.ref, code, row.data)


def scheme_value(row: Scheme) -> SchemeView:
    """Return one version of a scheme."""
    return SchemeView(
        key=row.key,
        version=row.version,
        categories=tuple(row.categories),
        in_force_from=row.in_force_from,
        mapping=row.mapping,
        labels=row.labels,
    )
