"""A question as what it asks for: each of its words with everything that may stand for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from travesia.portal.domain.search.asked import Alternative, Concept, Question
from travesia.portal.domain.search.normalise import (
    Run,
    clean,
    runs,
    spaced_code,
    worth_keeping,
)
from travesia.portal.domain.search.stem import LANGUAGES, term
from travesia.portal.domain.search.synonyms import LONGEST_PHRASE, Synonyms
from travesia.portal.domain.search.vocabulary import Vocabulary

MOST_CONCEPTS = 12
"""Words of a question that count, small ones not counted."""
MOST_SIGNS = 600
"""Characters of a question that are read."""
LITERAL, PIECES, SYNONYM, ENDING, ONE_WRONG, TWO_WRONG = 100, 90, 80, 50, 70, 45
"""Per cent of a word's weight that counts: for the word itself, the pieces of a hyphenated one, a
synonym, a longer word that begins so, a word with one letter wrong, with two."""
ELSEWHERE = 60
"""Per cent of it where a language other than the page's only has the stem and not the word: French
`réfugiés` is hardly Spanish `refugio`."""
_SHORTEST_START = 3


def question(text: str, language: str, vocabulary: Vocabulary, synonyms: Synonyms) -> Question:
    """Take a question apart. Any text is one; signs of search languages mean nothing."""
    read = clean(text[: 2 * MOST_SIGNS])[:MOST_SIGNS]
    everything = list(runs(read))
    found = _Reader(read, language, vocabulary, synonyms).concepts(_worthy(everything))
    if not everything:
        return Question((), "empty")
    if not found:
        return Question((), "small")
    unique = list({(one.written, one.terms): one for one in found}.values())
    long = len(unique) > MOST_CONCEPTS or len(text) > MOST_SIGNS
    return Question(tuple(unique[:MOST_CONCEPTS]), "long" if long else "")


def _worthy(everything: Sequence[Run]) -> list[Run]:
    """Drop small words, and read `h 2a` and `h 2 a` as one run."""
    found: list[Run] = []
    at = 0
    while at < len(everything):
        run = everything[at]
        size = _code_at(everything, at)
        if size > 1:
            parts = everything[at : at + size]
            run = Run(run.start, parts[-1].end, tuple(one.pieces[0] for one in parts))
        if run.counts:
            found.append(run)
        at += size
    return found


def _code_at(everything: Sequence[Run], at: int) -> int:
    """Return how many runs from here on are one code written apart; 1 for none."""
    if at + 1 >= len(everything) or not spaced_code(everything[at], everything[at + 1]):
        return 1
    last = everything[at + 2] if at + 2 < len(everything) else None
    short = len(everything[at].pieces[0]) == len(everything[at + 1].pieces[0]) == 1
    alone = last is not None and len(last.pieces) == 1 and len(last.pieces[0]) == 1
    return 3 if short and alone and last is not None and last.pieces[0].isalpha() else 2


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    language: str
    vocabulary: Vocabulary
    synonyms: Synonyms

    def concepts(self, found: Sequence[Run]) -> list[Concept]:
        """Take phrases that have synonyms first, longest first, then single words."""
        concepts: list[Concept] = []
        at = 0
        while at < len(found) and len(concepts) <= MOST_CONCEPTS:
            size = self._phrase_at(found, at)
            if size > 1:
                concepts.append(self._phrase(found[at : at + size]))
            else:
                concepts.append(self._word(found[at], last=at == len(found) - 1))
            at += size
        return concepts

    def _phrase_at(self, found: Sequence[Run], at: int) -> int:
        for size in range(min(LONGEST_PHRASE, len(found) - at), 1, -1):
            words = tuple(run.joined for run in found[at : at + size])
            if self.synonyms.meanings(words, self.language):
                return size
        return 1

    def _phrase(self, found: Sequence[Run]) -> Concept:
        words = tuple(run.joined for run in found)
        written = " ".join(self._written(run) for run in found)
        part = LITERAL // len(words)
        choices = [
            *self._literal(words, LITERAL),
            *self._synonyms(words, SYNONYM),
            *(
                Alternative(one.terms, one.strength, part)
                for word in words
                for one in self._literal((word,), part)
            ),
        ]
        return _concept(written, written, choices)

    def _word(self, run: Run, *, last: bool) -> Concept:
        word, written = run.joined, self._written(run)
        choices = [*self._literal((word,), LITERAL), *self._synonyms((word,), SYNONYM)]
        if len(run.pieces) > 1:
            apart = tuple(piece for piece in run.pieces if worth_keeping(piece))
            choices += [*self._literal(apart, PIECES), *self._synonyms(apart, SYNONYM)]
        if last and len(word) >= _SHORTEST_START:
            for longer in self.vocabulary.endings_of(word):
                choices += self._as_it_is(longer, ENDING)
        if choices:
            return _concept(written, written, choices)
        guesses = self.vocabulary.guesses(word, self.language)
        for guess, wrong in guesses:
            strength = ONE_WRONG if wrong == 1 else TWO_WRONG
            choices += self._as_it_is(guess, strength)
            choices += self._synonyms((guess,), SYNONYM * strength // 100)
        better = self.vocabulary.written(guesses[0][0], self.language) if guesses else written
        return _concept(written, better, choices)

    def _literal(self, words: tuple[str, ...], strength: int) -> Iterator[Alternative]:
        for language in LANGUAGES:
            terms = tuple(term(word, language) for word in words)
            if self.vocabulary.known(terms):
                yield Alternative(terms, strength * self._trust(words, language) // 100)

    def _trust(self, words: tuple[str, ...], language: str) -> int:
        if language == self.language:
            return 100
        exact = all(language in self.vocabulary.languages_of(word) for word in words)
        return 100 if exact else ELSEWHERE

    def _as_it_is(self, word: str, strength: int) -> Iterator[Alternative]:
        for language in self.vocabulary.languages_of(word):
            yield Alternative((term(word, language),), strength)

    def _synonyms(self, words: tuple[str, ...], strength: int) -> Iterator[Alternative]:
        for meaning in self.synonyms.meanings(words, self.language) if words else ():
            if self.vocabulary.known(meaning.terms):
                yield Alternative(meaning.terms, strength)

    def _written(self, run: Run) -> str:
        return self.text[run.start : run.end]


def _concept(written: str, better: str, choices: Sequence[Alternative]) -> Concept:
    """Keep of each alternative its strongest form, strongest first."""
    best: dict[tuple[str, ...], Alternative] = {}
    for one in choices:
        known = best.get(one.terms)
        if known is None or (one.share, one.strength) > (known.share, known.strength):
            best[one.terms] = one
    ordered = sorted(best.values(), key=lambda one: (-one.share, -one.strength, one.terms))
    return Concept(written, better, tuple(ordered))
