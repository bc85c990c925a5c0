"""Values of XPath expressions at a node."""

import math
import operator
from collections.abc import Callable
from typing import Final

from travesia.programme.domain.iati.reading import Node
from travesia.programme.domain.iati.xpath import (
    Call,
    Expression,
    Literal,
    Number,
    Pair,
    Path,
    Step,
    XPathError,
    parse,
)

Value = list[Node] | float | str | bool
_ORDER: Final[dict[str, Callable[[float, float], bool]]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def select(source: str, node: Node) -> list[Node]:
    """Return the nodes a path leads to, in order; XPathError for what is no path."""
    found = evaluate(parse(source), node)
    if not isinstance(found, list):
        raise XPathError(source)
    return found


def holds(source: str, node: Node) -> bool:
    """Tell whether an expression is true at a node; a path is true where it leads anywhere."""
    return truth(evaluate(parse(source), node))


def evaluate(expression: Expression, node: Node) -> Value:
    """Return the value of an expression with `node` at hand."""
    if isinstance(expression, Number | Literal):
        return expression.value
    if isinstance(expression, Path):
        return _walk(expression, node)
    if isinstance(expression, Call):
        return _called(expression, node)
    return _paired(expression, node)


def truth(value: Value) -> bool:
    """Return a value as true or false: a number that is neither 0 nor NaN, a text, a node."""
    if isinstance(value, float):
        return value != 0 and not math.isnan(value)
    return bool(value)


def number(value: Value) -> float:
    """Return a value as a number, as XPath turns it; NaN for what is none."""
    if isinstance(value, bool | float):
        return float(value)
    text = (value[0].text() if value else "") if isinstance(value, list) else value
    try:
        return float(text.strip())
    except ValueError:
        return math.nan


def _called(call: Call, node: Node) -> Value:
    value = evaluate(call.argument, node)
    if call.function == "not":
        return not truth(value)
    if call.function == "number":
        return number(value)
    if not isinstance(value, list):
        raise XPathError("count() takes a path")
    return float(len(value))


def _paired(pair: Pair, node: Node) -> Value:
    left = evaluate(pair.left, node)
    if pair.sign == "or":
        return truth(left) or truth(evaluate(pair.right, node))
    if pair.sign == "and":
        return truth(left) and truth(evaluate(pair.right, node))
    right = evaluate(pair.right, node)
    if pair.sign == "+":
        return number(left) + number(right)
    if pair.sign == "|":
        return _joined(left, right)
    return any(_compared(pair.sign, a, b) for a in _each(left) for b in _each(right))


def _joined(left: Value, right: Value) -> list[Node]:
    if not isinstance(left, list) or not isinstance(right, list):
        raise XPathError("| joins paths")
    return left + [one for one in right if one not in left]


def _each(value: Value) -> list[float | str | bool]:
    """Return the texts of nodes, or the value alone: a comparison holds if it does for one."""
    return [one.text() for one in value] if isinstance(value, list) else [value]


def _compared(sign: str, left: float | str | bool, right: float | str | bool) -> bool:
    if sign in _ORDER:
        return _ORDER[sign](number(left), number(right))
    if isinstance(left, bool) or isinstance(right, bool):
        equal = truth(left) == truth(right)
    elif isinstance(left, float) or isinstance(right, float):
        equal = number(left) == number(right)
    else:
        equal = left == right
    return equal if sign == "=" else not equal


def _walk(path: Path, node: Node) -> list[Node]:
    at = [_document(node) if path.absolute else node]
    for step in path.steps:
        at = list(dict.fromkeys(new for one in at for new in _stepped(step, one)))
    return at


def _document(node: Node) -> Node:
    while node.parent is not None:
        node = node.parent
    return node


def _stepped(step: Step, node: Node) -> list[Node]:
    starts = [node, *node.descendants()] if step.deep else [node]
    found: list[Node] = []
    for start in starts:
        here = _tested(step.name, start)
        for predicate in step.predicates:
            here = _kept(predicate, here)
        found += here
    return found


def _tested(name: str, node: Node) -> list[Node]:
    if name == "..":
        return [node.parent] if node.parent is not None else []
    if name == ".":
        return [node]
    if name.startswith("@"):
        return [
            Node(f"@{key}", node, value)
            for key, value in node.attributes.items()
            if name in {"@*", f"@{key}"}
        ]
    inside = node.elements() if name == "*" else node.children
    return [one for one in inside if name in {"*", one.name}]


def _kept(predicate: Expression, nodes: list[Node]) -> list[Node]:
    kept = []
    for place, node in enumerate(nodes, start=1):
        value = evaluate(predicate, node)
        if value == place if type(value) is float else truth(value):
            kept.append(node)
    return kept
