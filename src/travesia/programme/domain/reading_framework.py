"""A framework as a document: results, indicators with targets, breakdowns in versions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from travesia.programme.domain.book import BookRefusedError, Problem
from travesia.programme.domain.figures import Basis
from travesia.programme.domain.results import (
    Aggregation,
    IndicatorView,
    Level,
    NodeView,
    SchemeView,
    TargetView,
)


@dataclass(frozen=True, slots=True)
class Framework:
    """What a document says, in its order."""

    nodes: tuple[NodeView, ...]
    schemes: tuple[SchemeView, ...]
    indicators: tuple[IndicatorView, ...]


def read_framework(document: object) -> Framework:
    """Return a framework; raises BookRefusedError naming every entry that cannot be read."""
    if not isinstance(document, Mapping):
        raise BookRefusedError([Problem("not_an_object", "framework")])
    problems: list[Problem] = []
    found: dict[str, list[Any]] = {}
    for name, read in (("nodes", _node), ("schemes", _scheme), ("indicators", _indicator)):
        entries = document.get(name, [])
        found[name] = []
        for at, entry in enumerate(entries if isinstance(entries, Sequence) else []):
            try:
                found[name].append(read(entry, at))
            except (KeyError, TypeError, ValueError, ArithmeticError) as error:
                facts = {"why": str(error)[:120]}
                problems.append(Problem("framework_entry", f"{name}[{at}]", facts))
    if problems:
        raise BookRefusedError(problems)
    return Framework(*(tuple(found[name]) for name in ("nodes", "schemes", "indicators")))


def _texts(entry: Mapping[str, Any], name: str) -> Mapping[str, str]:
    found = entry.get(name) or {}
    return {str(language): str(text) for language, text in dict(found).items()}


def _titled(entry: Mapping[str, Any]) -> Mapping[str, str]:
    title = _texts(entry, "title")
    if not title:
        raise ValueError("title")
    return title


def _node(entry: Mapping[str, Any], at: int) -> NodeView:
    return NodeView(
        code=str(entry["code"]),
        level=Level(entry["level"]),
        parent=str(entry.get("parent") or ""),
        title=_titled(entry),
        position=at,
        gcm=tuple(int(number) for number in entry.get("gcm") or ()),
        sdg=tuple(str(target) for target in entry.get("sdg") or ()),
    )


def _scheme(entry: Mapping[str, Any], _at: int) -> SchemeView:
    labels = entry.get("labels") or {}
    return SchemeView(
        key=str(entry["key"]),
        version=int(entry["version"]),
        categories=tuple(str(one) for one in entry["categories"]),
        in_force_from=date.fromisoformat(entry["in_force_from"]),
        mapping={str(old): str(new) for old, new in (entry.get("mapping") or {}).items()},
        labels={str(code): _texts(labels, code) for code in labels},
    )


def _indicator(entry: Mapping[str, Any], at: int) -> IndicatorView:
    baseline, day = entry.get("baseline"), entry.get("baseline_on")
    return IndicatorView(
        code=str(entry["code"]),
        node=str(entry.get("node") or ""),
        title=_titled(entry),
        unit=str(entry["unit"]),
        basis=Basis(entry.get("basis", "not_stated")),
        aggregation=Aggregation(entry.get("aggregation", "sum")),
        definition=_texts(entry, "definition"),
        verification=_texts(entry, "verification"),
        scheme_key=str(entry.get("scheme") or ""),
        baseline=None if baseline is None else Decimal(str(baseline)),
        baseline_on=None if day is None else date.fromisoformat(day),
        computed=str(entry.get("computed") or ""),
        public=bool(entry.get("public", True)),
        position=at,
        targets=tuple(
            TargetView(date.fromisoformat(first), date.fromisoformat(last), Decimal(str(value)))
            for first, last, value in entry.get("targets") or ()
        ),
    )
