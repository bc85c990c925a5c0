"""Rules of IATI rulesets about what is there, how often, and what it says."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from travesia.programme.domain.iati.evaluating import holds, select
from travesia.programme.domain.iati.reading import Node

Case = Mapping[str, Any]
#: Elements that carry `@currency` in IATI 2.03.
_MONEY: Final = frozenset({"value", "forecast", "loan-status"})
#: Stands for the list of approved agency codes, which is not part of a ruleset.
_AGENCIES: Final = "ORG-ID-PREFIX"


def _found(node: Node, case: Case) -> list[Node]:
    return [one for path in case["paths"] for one in select(path, node)]


def _texts(node: Node, case: Case) -> list[str]:
    return [one.text() for one in _found(node, case)]


def atleast_one(node: Node, case: Case, now: datetime) -> bool:
    """One of the paths leads somewhere."""
    return bool(_found(node, case))


def no_more_than_one(node: Node, case: Case, now: datetime) -> bool:
    """The paths together lead to one node at most."""
    return len(_found(node, case)) <= 1


def only_one_of(node: Node, case: Case, now: datetime) -> bool:
    """Either the excluded ones or exactly one of the paths, not both and not neither."""
    used = [path for path in case["paths"] if select(path, node)]
    if any(select(path, node) for path in case["excluded"]):
        return not used
    return len(used) == 1


def one_or_all(node: Node, case: Case, now: datetime) -> bool:
    """One default on the activity, or each element says it for itself."""
    if select(case["one"], node):
        return True
    if case["all"] == "lang":
        narratives = [one for one in node.descendants() if one.name == "narrative"]
        return all("xml:lang" in one.attributes for one in narratives)
    if case["all"] == "currency":
        money = [one for one in node.descendants() if one.name in _MONEY]
        return all("currency" in one.attributes for one in money)
    return all(select(case["all"], one) for one in select("transaction", node))


def dependent(node: Node, case: Case, now: datetime) -> bool:
    """All of the paths lead somewhere, or none."""
    return len({bool(select(path, node)) for path in case["paths"]}) <= 1


def adds_up(node: Node, case: Case, now: datetime) -> bool:
    """The numbers add up to what the rule says; where there are none nothing is added."""
    try:
        numbers = [Decimal(text.strip()) for text in _texts(node, case)]
    except InvalidOperation:
        return False
    return not numbers or sum(numbers) == Decimal(str(case["sum"]))


def in_range(node: Node, case: Case, now: datetime) -> bool:
    """Each number lies between `min` and `max`."""
    low, high = Decimal(str(case.get("min", "-inf"))), Decimal(str(case.get("max", "inf")))
    try:
        return all(low <= Decimal(text.strip()) <= high for text in _texts(node, case))
    except InvalidOperation:
        return False


def regex_matches(node: Node, case: Case, now: datetime) -> bool:
    """Each text holds the pattern."""
    return all(re.search(case["regex"], text) for text in _texts(node, case))


def regex_no_matches(node: Node, case: Case, now: datetime) -> bool:
    """No text holds the pattern."""
    return not any(re.search(case["regex"], text) for text in _texts(node, case))


def no_spaces(node: Node, case: Case, now: datetime) -> bool:
    """No text begins or ends with white space."""
    return all(text == text.strip() for text in _texts(node, case))


def startswith(node: Node, case: Case, now: datetime) -> bool:
    """Each text begins with one of the prefixes; with none at hand nothing is asked."""
    paths = case.get("prefix", [case["start"]] if "start" in case else [])
    if _AGENCIES in paths:
        return True
    sign = case.get("separator", "")
    prefixes = tuple(one.text() + sign for path in paths for one in select(path, node))
    return not prefixes or all(text.startswith(prefixes) for text in _texts(node, case))


def unique(node: Node, case: Case, now: datetime) -> bool:
    """No text stands twice, and none is empty: an empty one tells nothing apart."""
    texts = _texts(node, case)
    return len(set(texts)) == len(texts) and all(texts)


def if_then(node: Node, case: Case, now: datetime) -> bool:
    """Where `if` holds, `then` does too."""
    return not holds(case["if"], node) or holds(case["then"], node)


VALUE_RULES: Final[dict[str, Callable[[Node, Case, datetime], bool]]] = {
    "atleast_one": atleast_one,
    "no_more_than_one": no_more_than_one,
    "only_one_of": only_one_of,
    "one_or_all": one_or_all,
    "dependent": dependent,
    "sum": adds_up,
    "strict_sum": adds_up,
    "range": in_range,
    "regex_matches": regex_matches,
    "regex_no_matches": regex_no_matches,
    "no_spaces": no_spaces,
    "startswith": startswith,
    "unique": unique,
    "if_then": if_then,
}
