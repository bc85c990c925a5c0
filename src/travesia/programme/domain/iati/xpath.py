"""The part of XPath 1.0 that the IATI rulesets use: a parser to a small tree.

Paths with `/`, `//`, `..`, `@name`, `text()`, predicates (positions and conditions), `or`, `and`,
comparisons, `+`, `|`, and the functions `not`, `count`, `number`. Anything else is an error, never
a guess (https://www.w3.org/TR/1999/REC-xpath-19991116/).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<literal>'[^']*'|\"[^\"]*\")"
    r"|(?P<name>@?[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?|@?\*)"
    r"|(?P<sign>//|\.\.|!=|<=|>=|[/.\[\]()=<>+|,]))"
)
FUNCTIONS: Final = frozenset({"not", "count", "number"})
#: Operators from the loosest to the tightest.
_LEVELS: Final = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+",), ("|",))


class XPathError(ValueError):
    """An expression that this part of XPath does not know."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written."""

    value: float


@dataclass(frozen=True, slots=True)
class Literal:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path: `deep` after `//`, a test of the name, and its predicates."""

    deep: bool
    name: str
    predicates: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A path; `absolute` from the document, else from the node at hand."""

    absolute: bool
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its one argument."""

    function: str
    argument: "Expression"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two expressions and the operator between them."""

    sign: str
    left: "Expression"
    right: "Expression"


Expression = Number | Literal | Path | Call | Pair


@lru_cache(maxsize=1024)
def parse(source: str) -> Expression:
    """Return the tree of an expression; XPathError where it is not understood to its end."""
    parser = _Parser(_tokens(source))
    found = parser.level(0)
    if parser.now is not None:
        raise XPathError(source)
    return found


def _tokens(source: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at, text = 0, source.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            raise XPathError(source)
        found.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return found


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    @property
    def now(self) -> str | None:
        """The token at hand; None at the end."""
        return self._tokens[self._at][1] if self._at < len(self._tokens) else None

    def _kind(self) -> str:
        return self._tokens[self._at][0] if self._at < len(self._tokens) else ""

    def _take(self, expected: str | None = None) -> str:
        if self.now is None or (expected is not None and self.now != expected):
            raise XPathError(f"{expected} expected")
        self._at += 1
        return self._tokens[self._at - 1][1]

    def level(self, depth: int) -> Expression:
        """Read operators of this level and the tighter ones."""
        if depth == len(_LEVELS):
            return self._single()
        left = self.level(depth + 1)
        while self.now in _LEVELS[depth] and self._kind() != "literal":
            sign = self._take()
            left = Pair(sign, left, self.level(depth + 1))
        return left

    def _single(self) -> Expression:
        kind = self._kind()
        if kind == "number":
            return Number(float(self._take()))
        if kind == "literal":
            return Literal(self._take()[1:-1])
        if self.now == "(":
            self._take()
            inside = self.level(0)
            self._take(")")
            return inside
        if self.now in FUNCTIONS and self._follows("("):
            function = self._take()
            self._take("(")
            argument = self.level(0)
            self._take(")")
            return Call(function, argument)
        return self._path()

    def _follows(self, sign: str) -> bool:
        after = self._at + 1
        return after < len(self._tokens) and self._tokens[after][1] == sign

    def _path(self) -> Path:
        absolute = self.now in {"/", "//"}
        steps: list[Step] = []
        deep = absolute and self._take() == "//"
        while True:
            steps.append(self._step(deep=deep))
            if self.now not in {"/", "//"}:
                return Path(absolute, tuple(steps))
            deep = self._take() == "//"

    def _step(self, *, deep: bool) -> Step:
        if self._kind() != "name" and self.now not in {"..", "."}:
            raise XPathError(f"a step expected, not {self.now}")
        name = self._take()
        if self.now == "(" and name == "text":
            self._take("(")
            self._take(")")
            name = "text()"
        predicates: list[Expression] = []
        while self.now == "[":
            self._take()
            predicates.append(self.level(0))
            self._take("]")
        return Step(deep, name, tuple(predicates))
