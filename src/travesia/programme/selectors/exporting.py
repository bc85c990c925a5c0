"""The book as a document that another node, or the same one, can load again."""

from collections.abc import Mapping
from typing import Any

from travesia.programme.domain.book import RECORD_KINDS, SCHEMA
from travesia.programme.domain.reading_figures import write_figure
from travesia.programme.selectors import sources as reading
from travesia.programme.selectors.figures import figures


def document_of(*, source: str = "") -> Mapping[str, Any]:
    """Return sources, figures and records of everything, or of one source.

    Figures stand in the order of their codes as people count: F2 before F10.
    """
    kept = [one for one in reading.sources() if source in ("", one.code)]
    document: dict[str, Any] = {"schema": SCHEMA}
    for one in kept:
        entry = {"id": one.code, **one.data}
        if one.kind == "page":
            document["programme_page"] = entry
        else:
            document.setdefault("bulletins", []).append({**entry, "label": one.label})
    found = sorted(figures(source=source), key=lambda one: _natural(one.code))
    document["figures"] = [write_figure(one) for one in found]
    for kind in RECORD_KINDS:
        rows = [one for one in reading.records(kind) if source in ("", one.source)]
        if rows:
            document[kind] = [dict(one.data) for one in rows]
    return document


def _natural(code: str) -> tuple[str, int, str]:
    head = code.rstrip("0123456789")
    tail = code[len(head) :]
    return head, int(tail) if tail and len(tail) < 18 else 0, code
