"""One figure between its JSON form and the value; what was read is written back alike."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from travesia.programme.domain.adding import split_bounds
from travesia.programme.domain.figures import (
    Basis,
    Figure,
    Kind,
    NullReason,
    Part,
    Period,
    Qualifier,
    Split,
    SplitForm,
    SubsetStatus,
)
from travesia.vocab import state_by_alpha2, state_by_alpha3

E = TypeVar("E", bound=StrEnum)
#: Names in a breakdown that are not categories.
_NO_CATEGORY = frozenset(
    {"dimension", "form", "lines", "derived_bounds", "null_reasons", "version"}
)
#: In which language a file says what was counted, unless an entry names another one.
USUAL_LANGUAGE = "en"
_LONGEST = {
    "language": 8,
    "id": 40,
    "unit": 24,
    "subject": 240,
    "indicator": 40,
    "section": 60,
    "system": 60,
}


class FieldError(ValueError):
    """One field of an entry cannot be taken."""

    def __init__(self, code: str, **facts: str) -> None:
        """Keep the code and what stands in its sentence."""
        super().__init__(code)
        self.code = code
        self.facts: Mapping[str, str] = facts


def read_figure(entry: Mapping[str, Any]) -> Figure:
    """Return a figure from its JSON form; raises FieldError for the first field that is wrong."""
    for name, longest in _LONGEST.items():
        if len(_text(entry, name)) > longest:
            raise FieldError("too_long", field=name, longest=str(longest))
    if not _text(entry, "id"):
        raise FieldError("id_missing", field="id")
    line = entry.get("line")
    status = entry.get("subset_status")
    reason = entry.get("null_reason")
    return Figure(
        code=_text(entry, "id"),
        value=number(entry.get("value"), "value"),
        qualifier=_one_of(Qualifier, entry, "qualifier", "exact"),
        unit=_text(entry, "unit"),
        subject=_text(entry, "subject"),
        kind=_one_of(Kind, entry, "kind", "output"),
        basis=_one_of(Basis, entry, "counting_basis", "not_stated"),
        indicator=_text(entry, "indicator"),
        period=Period(_day(entry, "period_start"), _day(entry, "period_end")),
        geography=_places(entry.get("geography") or []),
        split=_split(entry.get("disaggregation")),
        subset_of=_text(entry, "subset_of"),
        subset_status=_one_of(SubsetStatus, entry, "subset_status") if status else None,
        source=_text(entry, "source"),
        line=line if isinstance(line, int) and not isinstance(line, bool) else None,
        anchor=_text(entry, "anchor"),
        section=_text(entry, "section"),
        system=_text(entry, "system"),
        note=_text(entry, "note"),
        evidence=_text(entry, "evidence"),
        attribution_share=number(entry.get("attribution_share"), "attribution_share"),
        null_reason=_one_of(NullReason, entry, "null_reason") if reason else None,
        language=_text(entry, "language") or USUAL_LANGUAGE,
    )


def write_figure(figure: Figure) -> dict[str, Any]:
    """Return the JSON form of a figure; what a file need not say is left out when it is not set."""
    entry: dict[str, Any] = {
        "id": figure.code,
        "source": figure.source or None,
        "line": figure.line,
        "anchor": figure.anchor or None,
        "value": plain(figure.value),
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "subject": figure.subject,
        "indicator": figure.indicator or None,
        "kind": figure.kind.value,
        "period_start": _iso(figure.period.first),
        "period_end": _iso(figure.period.last),
        "geography": [_short(code) for code in figure.geography],
        "disaggregation": _written(figure),
        "subset_of": figure.subset_of or None,
        "subset_status": figure.subset_status.value if figure.subset_status else None,
        "counting_basis": figure.basis.value,
        "system": figure.system or None,
        "section": figure.section or None,
        "note": figure.note or None,
    }
    extra = {
        "evidence": figure.evidence,
        "attribution_share": plain(figure.attribution_share),
        "null_reason": figure.null_reason.value if figure.null_reason else None,
        "language": "" if figure.language == USUAL_LANGUAGE else figure.language,
    }
    return entry | {name: value for name, value in extra.items() if value not in (None, "")}


def number(found: object, name: str) -> Decimal | None:
    """Return a number as it stands, exact; FieldError for what is none."""
    if found is None or found == "":
        return None
    try:
        value = None if isinstance(found, bool) else Decimal(str(found))
    except InvalidOperation:
        value = None
    if value is None or not value.is_finite() or abs(value) >= Decimal(10) ** 14:
        raise FieldError("number", field=name, value=str(found)[:40])
    return value


def plain(value: Decimal | None) -> int | float | None:
    """Return a decimal as JSON writes it: whole numbers without a point."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _split(entry: object) -> Split | None:
    if entry is None:
        return None
    if not isinstance(entry, Mapping):
        raise FieldError("not_an_object", field="disaggregation")
    lines = {str(k): int(v) for k, v in (entry.get("lines") or {}).items()}
    reasons = entry.get("null_reasons") or {}
    version = entry.get("version", 1)
    parts = tuple(
        _part(str(name), value, str(reasons.get(name, "not_stated")))
        for name, value in entry.items()
        if name not in _NO_CATEGORY
    )
    return Split(
        dimension=_text(entry, "dimension"),
        form=_one_of(SplitForm, entry, "form", "counts"),
        parts=parts,
        version=version if isinstance(version, int) else 1,
        lines=lines,
    )


def _part(category: str, value: object, reason: str) -> Part:
    known = number(value, category)
    if known is not None:
        return Part(category, known)
    return Part(category, None, _one_of(NullReason, {"null_reason": reason}, "null_reason"))


def _written(figure: Figure) -> dict[str, Any] | None:
    split = figure.split
    if split is None:
        return None
    entry: dict[str, Any] = {"dimension": split.dimension, "form": split.form.value}
    entry |= {part.category: plain(part.value) for part in split.parts}
    if split.lines:
        entry["lines"] = dict(split.lines)
    if split.version != 1:
        entry["version"] = split.version
    if split.form is SplitForm.PERCENT_ROUNDED:
        bounds = split_bounds(figure)
        entry["derived_bounds"] = {name: list(found) for name, found in bounds.items()}
    said = (NullReason.NOT_STATED, None)
    reasons = {
        part.category: part.null_reason.value
        for part in split.parts
        if part.null_reason is not None and part.null_reason not in said
    }
    return entry | ({"null_reasons": reasons} if reasons else {})


def _text(entry: Mapping[str, Any], name: str) -> str:
    found = entry.get(name)
    return "" if found is None else str(found)


def _one_of(kind: type[E], entry: Mapping[str, Any], name: str, usual: str = "") -> E:
    found = str(entry.get(name) or usual)
    try:
        return kind(found)
    except ValueError:
        known = ", ".join(one.value for one in kind)
        raise FieldError("word", field=name, value=found[:40], known=known) from None


def _day(entry: Mapping[str, Any], name: str) -> date | None:
    found = entry.get(name)
    try:
        return None if found is None else date.fromisoformat(str(found))
    except ValueError:
        raise FieldError("date", field=name, value=str(found)[:40]) from None


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _places(codes: object) -> tuple[str, ...]:
    """Return alpha-3 codes of places given by two or three letters."""
    found = []
    for code in codes if isinstance(codes, list) else [codes]:
        text = str(code)
        state = state_by_alpha2(text) if len(text) == 2 else state_by_alpha3(text)
        if state is None:
            raise FieldError("country", field="geography", value=text[:40])
        found.append(state.alpha3)
    return tuple(found)


def _short(code: str) -> str:
    state = state_by_alpha3(code)
    return state.alpha2 if state is not None and state.alpha2 else code
