"""What a question is taken apart into."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Alternative:
    """Terms of one language that a document must all hold."""

    terms: tuple[str, ...]
    strength: int
    share: int = 100
    """Per cent of the concept that is met by it."""

    @property
    def language(self) -> str:
        """Language of the documents that hold the terms."""
        return self.terms[0].partition(":")[0]


@dataclass(frozen=True, slots=True)
class Concept:
    """One thing that is asked for."""

    written: str
    """What stands in the question for it."""
    better: str
    """What probably was meant; the same as `written` when it is known."""
    alternatives: tuple[Alternative, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """Every term that may stand for it, each once."""
        return tuple(dict.fromkeys(term for one in self.alternatives for term in one.terms))


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    concepts: tuple[Concept, ...]
    notice: str
    """As in `SearchResult`."""

    @property
    def suggestion(self) -> str:
        """The question with unknown words put right; empty when there is nothing to suggest."""
        if all(one.better == one.written for one in self.concepts):
            return ""
        return " ".join(one.better for one in self.concepts)
