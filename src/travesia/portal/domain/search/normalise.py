"""One way of reading words for every text and every question (portal.md §3.2).

Accents, capitals and marks do not count; digits do. `H-2A`, `H2A` and `h 2a` are one word, and so
are `sans-papiers` and `sans papiers`. Nothing is ever refused: what holds no word holds no word.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

LONGEST_WORD = 40
"""Letters of a word that count; nobody tells longer ones apart."""

_MARKS = "\u0300-\u036f\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{_MARKS}])*")
_NOT_A_LETTER = re.compile(r"[\W_]+")
#: Signs without width and of direction; they come along with what is copied from telephones.
_UNSEEN = re.compile("[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HYPHENS = frozenset("-\u2010\u2011\u2012\u2013/.")
_APOSTROPHES = frozenset("'\u2018\u2019\u02bc\u02bb`\u00b4\ua78c")
_MOST_PIECES = 4


@cache
def language_table() -> dict[str, Any]:
    """Return the table of small words, elisions, letters and endings."""
    text = files(__package__).joinpath("language.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def small_words() -> frozenset[str]:
    """Return the words that are dropped everywhere."""
    return frozenset(language_table()["small"].split())


@cache
def _elisions() -> frozenset[str]:
    return frozenset(language_table()["elisions"].split())


@cache
def _letters() -> dict[int, str]:
    return {ord(letter): plain for letter, plain in language_table()["letters"].items()}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together without a space: one mostly, `h` and `2a` in `H-2A`."""

    start: int
    end: int
    """Where it stands in the text as `clean` returns it, counted in characters."""
    pieces: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The run as one word."""
        return "".join(self.pieces)[:LONGEST_WORD]

    @property
    def counts(self) -> bool:
        """Whether anybody would look for it."""
        return len(self.pieces) > 1 or worth_keeping(self.pieces[0])


def worth_keeping(word: str) -> bool:
    """Tell whether a word is neither small nor a single letter."""
    return word not in small_words() and (len(word) > 1 or word.isdigit())


def clean(text: str) -> str:
    """Return a text with its letters composed and without signs that nobody sees."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def fold(word: str) -> str:
    """Return a word in small plain letters and digits; empty where none is left."""
    if word.isascii():
        return _NOT_A_LETTER.sub("", word.lower())[:LONGEST_WORD]
    apart = unicodedata.normalize("NFKD", word).lower().translate(_letters())
    return _NOT_A_LETTER.sub("", apart)[:LONGEST_WORD]  # marks are no letters either


def runs(text: str) -> Iterator[Run]:
    """Yield the runs of a clean text from left to right."""
    start = end = 0
    pieces: list[str] = []
    for match in _WORD.finditer(text):
        word = fold(match[0])
        if not word:
            continue
        glued = bool(pieces) and match.start() == end + 1 and _holds(text, end, pieces[-1], word)
        if glued and len(pieces) < _MOST_PIECES and not _lets_go(text, match.end(), word):
            pieces.append(word)
        else:
            if pieces:
                yield Run(start, end, tuple(pieces))
            pieces = [word]
            start = match.start()
        end = match.end()
    if pieces:
        yield Run(start, end, tuple(pieces))


def spaced_code(first: Run, second: Run) -> str:
    """Return `h2a` for `H` and `2A` written apart, as in `I 589` and `DS 160`; empty for others."""
    if len(first.pieces) != 1 or len(second.pieces) != 1:
        return ""
    letters, rest = first.pieces[0], second.pieces[0]
    if not (letters.isalpha() and len(letters) <= 2 and rest[0].isdigit() and len(rest) <= 5):
        return ""
    if letters in small_words() or letters == "a" or second.start != first.end + 1:
        return ""
    return letters + rest


def _holds(text: str, at: int, before: str, after: str) -> bool:
    """Tell whether the sign between two words makes them one run."""
    sign = text[at]
    if sign in _APOSTROPHES:
        return before not in _elisions()
    if sign == ".":  # D.P.I. is a word, the end of a sentence is not
        return len(before) == len(after) == 1
    return sign in _HYPHENS


def _lets_go(text: str, end: int, word: str) -> bool:
    """Tell whether a word belongs to what follows its apostrophe: the `d` of `main-d'œuvre`."""
    return word in _elisions() and text[end : end + 1] in _APOSTROPHES
