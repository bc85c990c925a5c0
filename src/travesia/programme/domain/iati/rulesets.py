"""Check a file against an IATI ruleset (`standard.json` or the older `standard_py.json`).

The meaning of each rule follows IATI-Rulesets (SPEC_PY.rst and SPEC_JS.rst); where the two
differ, what raises no false alarm wins: percentages that are not there are not added up.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from travesia.programme.domain.iati.evaluating import holds, select
from travesia.programme.domain.iati.reading import Node
from travesia.programme.domain.iati.rule_dates import DATE_RULES
from travesia.programme.domain.iati.rule_values import VALUE_RULES

Case = Mapping[str, Any]
Ruleset = Mapping[str, Mapping[str, Mapping[str, Any]]]
Rule = Callable[[Node, Case, datetime], bool]
RULES: dict[str, Rule] = {**VALUE_RULES, **DATE_RULES}


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that a file does not meet."""

    rule: str
    """Name of the kind of rule."""
    id: str
    """Number in the ruleset; empty where it has none."""
    severity: str
    """`error` or `warning`."""
    message: str
    where: str
    """Path of the element with positions."""


def read_ruleset(text: str) -> Ruleset:
    """Return a ruleset from its JSON; ValueError for what is not one."""
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError("a ruleset is a JSON object")
    for rules in found.values():
        unknown = set(rules) - set(RULES) - {"loop"}
        if unknown:
            raise ValueError(f"unknown rules: {', '.join(sorted(unknown))}")
    return found


def check(ruleset: Ruleset, document: Node, *, now: datetime) -> tuple[Finding, ...]:
    """Return what a document does not meet, in the order of the ruleset.

    Args:
        ruleset: as `read_ruleset` gives it.
        document: as `read_xml` gives it.
        now: what the rules call NOW; dates after it lie in the future.
    """
    return tuple(
        finding
        for context, rules in ruleset.items()
        for node in select(context, document)
        for finding in _of_node(rules, node, now)
    )


def _of_node(
    rules: Mapping[str, Mapping[str, Any]], node: Node, now: datetime
) -> Iterator[Finding]:
    for name, rule in rules.items():
        for case in rule["cases"]:
            if name == "loop":
                yield from _looped(case, node, now)
            elif _asked(case, node) and not RULES[name](node, case, now):
                yield _finding(name, case, node)


def _asked(case: Case, node: Node) -> bool:
    """A rule with a condition is asked where it holds; lists of agencies are not at hand."""
    return "condition" not in case or holds(case["condition"], node)


def _looped(case: Case, node: Node, now: datetime) -> Iterator[Finding]:
    """Ask the inner rules once for each value, put in the place of `$1`."""
    for value in dict.fromkeys(one.text() for one in select(case["foreach"], node)):
        if "'" not in value:
            yield from _of_node(_filled(case["do"], value), node, now)


def _filled(part: Any, value: str) -> Any:  # noqa: ANN401  # JSON of any shape
    if isinstance(part, str):
        return part.replace("$1", value)
    if isinstance(part, dict):
        return {key: _filled(one, value) for key, one in part.items()}
    return [_filled(one, value) for one in part] if isinstance(part, list) else part


def _finding(name: str, case: Case, node: Node) -> Finding:
    told = case.get("ruleInfo", {})
    return Finding(
        rule=name,
        id=str(told.get("id", "")),
        severity=str(told.get("severity", "error")),
        message=str(told.get("message", name)),
        where=node.where(),
    )
