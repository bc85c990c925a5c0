"""The figures of four published bulletins and a programme page, as facts without their wording."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
SHIPPED = ROOT / "src" / "travesia" / "config" / "demo" / "programme" / "figures.json"


@cache
def seed() -> Mapping[str, Any]:
    """Return the golden document, which the demonstration ships."""
    document: Mapping[str, Any] = json.loads(SHIPPED.read_text("utf-8"))
    return document


def beside() -> Mapping[str, Any] | None:
    """Return the document as it was handed over, where it lies beside the project; else None."""
    for folder in (ROOT.parent, ROOT.parent.parent):
        place = folder / "shared" / "data" / "seed_figures.json"
        if place.exists():
            document: Mapping[str, Any] = json.loads(place.read_text("utf-8"))
            return document
    return None


#: The rule that raises each known inconsistency.
RULE_OF = {
    "X1": "opening_adds_nothing",
    "X2": "signing_skipped",
    "X3": "percent_only",
    "X4": "bound_looks_exact",
    "X5": "period_exceeds_source",
    "X6": "unknown_not_zero",
    "X7": "sum_not_unique",
    "X8": "cumulative_beside_period",
    "X9": "footnotes",
    "X10": "spelled_differently",
    "X11": "section_unlike_area",
    "X12": "months_without_bulletin",
    "X13": "subset_unknown",
    "X14": "work_not_closed",
    "X15": "lines_missing",
}
#: What the file holds only as the reader's remark: names that were printed in several ways.
IN_PART = frozenset({"X10"})
