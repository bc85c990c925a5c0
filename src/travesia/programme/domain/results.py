"""The results framework as values: nodes, indicators, schemes, targets."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from travesia.programme.domain.figures import Basis


class Level(StrEnum):
    """Where a result stands in the framework."""

    OBJECTIVE = "objective"
    OUTCOME = "outcome"
    OUTPUT = "output"


class Aggregation(StrEnum):
    """How an indicator's figures become one over time."""

    SUM = "sum"
    LAST = "last"
    MAX = "max"
    DISTINCT = "distinct"
    """Counted anew from attendances; figures are never added."""
    RATIO = "ratio_of_sums"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class NodeView:
    """An objective, outcome area or output."""

    code: str
    level: Level
    parent: str
    title: Mapping[str, str]
    position: int = 0
    gcm: tuple[int, ...] = ()
    """Objectives of the Global Compact for Migration, 1 to 23."""
    sdg: tuple[str, ...] = ()
    """Targets of the 2030 Agenda, such as `10.7`."""


@dataclass(frozen=True, slots=True)
class SchemeView:
    """One version of a disaggregation scheme."""

    key: str
    version: int
    categories: tuple[str, ...]
    in_force_from: date
    mapping: Mapping[str, str]
    """Category of the version before → category here; what is missing keeps its own name."""
    labels: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class TargetView:
    """What is to be reached from the first to the last day, both counted."""

    first: date
    last: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """What is measured and how."""

    code: str
    node: str
    title: Mapping[str, str]
    unit: str
    basis: Basis
    aggregation: Aggregation = Aggregation.SUM
    definition: Mapping[str, str] | None = None
    verification: Mapping[str, str] | None = None
    scheme_key: str = ""
    baseline: Decimal | None = None
    baseline_on: date | None = None
    computed: str = ""
    public: bool = True
    position: int = 0
    version: int = 1
    targets: tuple[TargetView, ...] = ()


def in_language(texts: Mapping[str, str] | None, language: str) -> str:
    """Return a text in a language; in English, else in any, where it has not been translated."""
    if not texts:
        return ""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()))
