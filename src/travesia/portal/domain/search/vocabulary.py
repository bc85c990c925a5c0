"""Every word of the documents: how rare it is, what begins like it, what it may stand for."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import process
from rapidfuzz.distance import OSA

from travesia.portal.domain.search.stem import LANGUAGES, term

MOST_ENDINGS = 12
"""Words that may complete the last one of a question."""
MOST_GUESSES = 5
_SHORTEST_GUESS, _SHORTEST_TWO = 4, 8
"""Letters from which on one wrong letter is put right, and two."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word in one language."""

    word: str
    language: str
    documents: int
    written: str
    """As it stands in a document, accents and all."""


class Vocabulary:
    """The words of an index, of the documents and of the synonyms."""

    def __init__(self, words: Iterable[Word], more: Iterable[Word]) -> None:
        """Take the words of the documents, and those of the synonyms, held or not."""
        self._terms: defaultdict[str, int] = defaultdict(int)
        self._languages: defaultdict[str, dict[str, int]] = defaultdict(dict)
        self._written: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for one in words:
            self._terms[term(one.word, one.language)] += one.documents
            self._languages[one.word][one.language] = one.documents
            self._written[one.word][one.language] = one.written
        for one in more:
            self._written[one.word].setdefault(one.language, one.written)
        # Not a defaultdict any more: looking a question's words up must leave nothing behind.
        self._terms.default_factory = self._languages.default_factory = None
        self._written.default_factory = None

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._languages)

    @cached_property
    def _all(self) -> list[str]:
        return sorted(self._written)

    def documents_with(self, term: str) -> int:
        """Return about how many documents hold a term; 0 when none does."""
        return self._terms.get(term, 0)

    def known(self, terms: tuple[str, ...]) -> bool:
        """Tell whether the documents hold each of these terms."""
        return bool(terms) and all(one in self._terms for one in terms)

    def languages_of(self, word: str) -> tuple[str, ...]:
        """Return the languages whose documents hold a word as it is."""
        found = self._languages.get(word, {})
        return tuple(one for one in LANGUAGES if one in found)

    def written(self, word: str, language: str) -> str:
        """Return a word with its accents, as in this language if it has the word."""
        found = self._written.get(word, {})
        # Accents sort behind plain letters.
        return found.get(language) or max(found.values(), default=word)

    def endings_of(self, start: str) -> tuple[str, ...]:
        """Return the commonest longer words that begin so."""
        found = []
        for at in range(bisect_left(self._sorted, start), len(self._sorted)):
            if not self._sorted[at].startswith(start):
                break
            found.append(self._sorted[at])
        ranked = sorted((-self._count(one), one) for one in found if one != start)
        return tuple(one for _count, one in ranked[:MOST_ENDINGS])

    def guesses(self, word: str, language: str) -> tuple[tuple[str, int], ...]:
        """Return words that a mistyped one may stand for, best first, with the letters that differ.

        A letter too many, too few, another one and two in the wrong order count one. Only the
        nearest are returned. Numbers are never guessed: 8841 is not a mistyped 8840.
        """
        if len(word) < _SHORTEST_GUESS or not word.isalpha():
            return ()
        most = 2 if len(word) >= _SHORTEST_TWO else 1
        near = process.extract(
            word, self._all, scorer=OSA.distance, score_cutoff=most, limit=None, processor=None
        )
        if not near:
            return ()
        least = min(distance for _word, distance, _at in near)
        ranked = sorted(
            (other[0] != word[0], not self._in(other, language), -self._count(other), other)
            for other, distance, _at in near
            if distance == least
        )
        return tuple((one[3], int(least)) for one in ranked[:MOST_GUESSES])

    def _count(self, word: str) -> int:
        return sum(self._languages.get(word, {}).values())

    def _in(self, word: str, language: str) -> bool:
        return language in self._languages.get(word, {})
