"""What is kept when an issue is published: its words and figures as one text, and their hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from travesia.programme.domain.bulletin.citing import cited_codes
from travesia.programme.domain.bulletin.texts import Document
from travesia.programme.domain.figures import (
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
)


def canonical(content: object) -> str:
    """Return JSON in the one order and spacing of which the hash is taken."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(document: Document, figures: Iterable[Mapping[str, Any]]) -> str:
    """Return SHA-256 of an issue with the figures that it cites, in hexadecimal."""
    content = {"document": document, "figures": list(figures)}
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def snapshot(document: Document, figures: Mapping[str, Figure]) -> list[dict[str, Any]]:
    """Return the cited figures as JSON, in the order of their codes; unknown codes are left out."""
    return [as_json(figures[code]) for code in sorted(cited_codes(document)) if code in figures]


def as_json(figure: Figure) -> dict[str, Any]:
    """Return what a printed figure rests on; numbers as text, so that nothing rounds them."""
    return {
        "code": figure.code,
        "revision": figure.revision,
        "value": _text(figure.value),
        "null_reason": figure.null_reason,
        "qualifier": figure.qualifier.value,
        "unit": figure.unit,
        "subject": figure.subject,
        "kind": figure.kind.value,
        "basis": figure.basis.value,
        "indicator": figure.indicator,
        "period": [_day(figure.period.first), _day(figure.period.last)],
        "geography": list(figure.geography),
        "split": _split(figure.split),
        "source": figure.source,
        "note": figure.note,
        "attribution_share": _text(figure.attribution_share),
        "subset_of": figure.subset_of,
        "subset_status": figure.subset_status,
        "verified_at": figure.verified_at.isoformat() if figure.verified_at else None,
        **({"language": figure.language} if figure.language else {}),
        **({} if figure.line is None else {"line": figure.line}),
    }


def from_json(kept: Mapping[str, Any]) -> Figure:
    """Return a figure from what was kept of it; it was verified, or it would not be printed."""
    split = kept["split"]
    return Figure(
        code=kept["code"],
        value=_decimal(kept["value"]),
        qualifier=Qualifier(kept["qualifier"]),
        unit=kept["unit"],
        subject=kept["subject"],
        kind=Kind(kept["kind"]),
        basis=Basis(kept["basis"]),
        indicator=kept["indicator"],
        period=Period(*(date.fromisoformat(one) if one else None for one in kept["period"])),
        geography=tuple(kept["geography"]),
        split=split and Split(split["dimension"], SplitForm(split["form"]), _parts(split["parts"])),
        source=kept["source"],
        note=kept["note"],
        attribution_share=_decimal(kept["attribution_share"]),
        null_reason=kept["null_reason"] and NullReason(kept["null_reason"]),
        state=FigureState.VERIFIED,
        revision=kept["revision"],
        language=kept.get("language", ""),
        line=kept.get("line"),
    )


def _split(split: Split | None) -> dict[str, Any] | None:
    if split is None:
        return None
    parts = [[one.category, _text(one.value), one.null_reason] for one in split.parts]
    return {"dimension": split.dimension, "form": split.form.value, "parts": parts}


def _parts(kept: list[list[str | None]]) -> tuple[Part, ...]:
    return tuple(
        Part(str(category), _decimal(value), NullReason(reason) if reason else None)
        for category, value, reason in kept
    )


def _text(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
