"""A person ready to be scored: folded words, dates as numbers, document numbers as looked up."""

from dataclasses import dataclass

from travesia.screening.matching.births import Born

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PreparedName:
    """One name as folded words in the order they stand; the original stays with the caller."""

    words: Words
    cut: bool = False
    """The last word was cut by the length of a field (Doc 9303-3 §4.6)."""
    others: tuple[tuple[str, ...], ...] = ()
    """For each word other ways to read it (a misread digit, a letter with two Latin forms)."""
    weak: bool = False
    """A weak alias: its owner says that it is of low quality."""
    surname: int = 0
    """How many words, from the first, are the surname; 0 where the name does not say."""


@dataclass(frozen=True, slots=True)
class PreparedPerson:
    """One side of a comparison."""

    names: tuple[PreparedName, ...]
    births: tuple[Born, ...] = ()
    documents: tuple[tuple[str, str], ...] = ()
    """Number in capitals without marks, and issuer; an empty issuer is not known."""
