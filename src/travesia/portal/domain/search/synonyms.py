"""Words that stand for each other, as staff keep them: `cédula`, `DPI`, `DUI`, `identificación`."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from travesia.portal.domain.search.normalise import clean, runs, worth_keeping
from travesia.portal.domain.search.stem import LANGUAGES, stem
from travesia.portal.domain.search.vocabulary import Word

LONGEST_PHRASE = 4
"""Words of a synonym that count; small ones are not counted."""
EVERY = "any"
"""Stands in place of a language for names and abbreviations that are the same in all of them."""


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """Phrases that mean the same, within a language and across languages."""

    key: str
    phrases: tuple[tuple[str, str], ...]
    """Language (or `any`) and phrase as people write it."""

    def of(self, language: str) -> tuple[str, ...]:
        """Return the phrases of a language, or those of `any`."""
        return tuple(phrase for tag, phrase in self.phrases if tag == language)


@dataclass(frozen=True, slots=True)
class Meaning:
    """A phrase as the index would hold it: one term for each of its words."""

    terms: tuple[str, ...]


class Synonyms:
    """All groups, ready to be asked."""

    def __init__(self, groups: Iterable[SynonymGroup]) -> None:
        """Take the groups in; their order does not matter."""
        self._groups: dict[str, tuple[Meaning, ...]] = {}
        self._by_stems: defaultdict[tuple[str, ...], dict[str, set[str]]] = defaultdict(dict)
        self._words: dict[tuple[str, str], str] = {}
        for group in sorted(groups, key=lambda one: one.key):
            self._take(group)
        self._by_stems.default_factory = None

    def words(self) -> Iterator[Word]:
        """Yield the words of every phrase."""
        for (word, tag), written in self._words.items():
            yield Word(word, tag, 0, written)

    def meanings(self, words: tuple[str, ...], language: str) -> tuple[Meaning, ...]:
        """Return what else may be meant by these folded words; nothing for most.

        A reading in the language of the page wins; a word of another language is understood too.
        """
        keys = self._keys(words, language) or set().union(
            *(self._keys(words, other) for other in LANGUAGES)
        )
        return tuple(
            dict.fromkeys(meaning for key in sorted(keys) for meaning in self._groups[key])
        )

    def _keys(self, words: tuple[str, ...], language: str) -> set[str]:
        found = self._by_stems.get(tuple(stem(word, language) for word in words), {})
        return found.get(language, set())

    def _take(self, group: SynonymGroup) -> None:
        meanings: dict[Meaning, None] = {}
        for tag, phrase in group.phrases:
            for word, written in _singles(phrase):
                self._words.setdefault((word, tag), written)
            for language in LANGUAGES if tag == EVERY else (tag,):
                for words in forms_of(phrase):
                    stems = tuple(stem(word, language) for word in words)
                    meanings[Meaning(tuple(f"{language}:{one}" for one in stems))] = None
                    self._by_stems[stems].setdefault(language, set()).add(group.key)
        self._groups[group.key] = tuple(meanings)


def forms_of(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return a phrase as its words, hyphens read both ways; nothing when too long or empty."""
    found = [run for run in runs(clean(phrase)) if run.counts]
    joined = tuple(run.joined for run in found)
    apart = tuple(piece for run in found for piece in run.pieces if worth_keeping(piece))
    return tuple(dict.fromkeys(one for one in (joined, apart) if 0 < len(one) <= LONGEST_PHRASE))


def _singles(phrase: str) -> Iterator[tuple[str, str]]:
    text = clean(phrase)
    for run in runs(text):
        if run.counts:
            yield run.joined, text[run.start : run.end].lower()


@cache
def shipped_groups() -> tuple[SynonymGroup, ...]:
    """Return the groups that come with the platform; staff change them as they like."""
    text = files(__package__).joinpath("synonyms.toml").read_text("utf-8")
    table: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return tuple(
        SynonymGroup(
            key, tuple((tag, phrase) for tag, phrases in found.items() for phrase in phrases)
        )
        for key, found in table.items()
    )
