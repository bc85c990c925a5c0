"""The few things that DuckDB and Spark spell apart; everything else of the model is one text."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Dialect:
    """One engine's spelling."""

    name: str
    size: str
    shared: str
    only_left: str
    """Words of the first list that the second lacks."""

    def length(self, listed: str) -> str:
        """Count the words of a list."""
        return f"{self.size}({listed})"

    def common(self, left: str, right: str) -> str:
        """Give the words that both lists have."""
        return f"{self.shared}({left}, {right})"

    def apart(self, left: str, right: str) -> str:
        """Give the words of the first list that the second lacks."""
        return self.only_left.format(left=left, right=right)

    def without_like(self, these: str, those: str, like: str) -> str:
        """Give the words of one list that resemble none of the other; `like` speaks of x and y."""
        if self.name == "duckdb":
            inner = f"len(list_filter({those}, lambda y: {like})) = 0"
            return f"list_filter({these}, lambda x: {inner})"
        return f"filter({these}, x -> not exists({those}, y -> {like}))"

    def holds(self, listed: str, word: str) -> str:
        """Tell whether a list has a word."""
        return f"{'list_contains' if self.name == 'duckdb' else 'array_contains'}({listed}, {word})"

    def sorted_letters(self, word: str) -> str:
        """Give the letters of a word in alphabetical order."""
        if self.name == "duckdb":
            return f"list_sort(string_split({word}, ''))"
        return f"array_sort(split({word}, ''))"

    def distance(self, left: str, right: str) -> str:
        """Count the letters to change, put in or take out (Levenshtein)."""
        return f"levenshtein({left}, {right})"

    def starts(self, text: str, start: str) -> str:
        """Tell whether a text starts with another."""
        return f"{'starts_with' if self.name == 'duckdb' else 'startswith'}({text}, {start})"

    def ends(self, text: str, end: str) -> str:
        """Tell whether a text ends with another."""
        return f"{'ends_with' if self.name == 'duckdb' else 'endswith'}({text}, {end})"


DUCKDB: Final = Dialect(
    "duckdb",
    "len",
    "list_intersect",
    "list_filter({left}, lambda w: not list_contains({right}, w))",
)
SPARK: Final = Dialect("spark", "size", "array_intersect", "array_except({left}, {right})")
