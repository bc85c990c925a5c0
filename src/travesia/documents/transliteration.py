"""From national Latin letters to the letters of a zone (the Latin table of Doc 9303-3 §6)."""

import unicodedata
from itertools import islice, product

from travesia.documents.errors import ComposeError

MOST_ALTERNATIVES = 256
"""No name gives more spellings than this; the first is always the default."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "Ä": ("AE", "A"),
    "Å": ("AA", "A"),
    "Æ": ("AE",),
    "Ð": ("D",),
    "Đ": ("D",),
    "Ħ": ("H",),
    "Ĳ": ("IJ",),
    "Ł": ("L",),
    "Ŀ": ("L",),
    "Ñ": ("N", "NXX"),
    "Ŋ": ("N",),
    "Ö": ("OE", "O"),
    "Ø": ("OE",),
    "Œ": ("OE",),
    "ẞ": ("SS",),
    "Þ": ("TH",),
    "Ŧ": ("T",),
    "Ü": ("UE", "UXX", "U"),
}
"""Letters with an entry of their own, the default first; all others lose their marks."""

_SEPARATORS = frozenset(" -,‐‑‒–—\u00a0/")
_DROPPED = frozenset("'’‘ʼ`´ʻʾʿ.·:;\"()")


def _spellings(char: str) -> tuple[str, ...]:
    """Give the zone spellings of one upper-case character, the default first."""
    if "A" <= char <= "Z" and len(char) == 1:
        return (char,)
    if char in _CHOICES:
        return _CHOICES[char]
    if char in _SEPARATORS or char.isspace():
        return ("<",)
    if char in _DROPPED:
        return ("",)
    base = unicodedata.normalize("NFKD", char)
    letters = "".join(mark for mark in base if not unicodedata.combining(mark)).upper()
    if letters and all("A" <= letter <= "Z" for letter in letters):
        return (letters,)
    if not letters:
        return ("",)
    raise ComposeError("name.not_latin", character=char)


def _parts(name: str) -> list[tuple[str, ...]]:
    upper = unicodedata.normalize("NFC", name.replace("ß", "ẞ")).upper()
    return [_spellings(char) for char in upper]


def _tidy(spelling: str) -> str:
    return "<".join(part for part in spelling.split("<") if part)


def transliterate(name: str) -> str:
    """Write a name in zone letters with the default choices, parts separated by `<`.

    Space, hyphen and comma become `<`; apostrophe and other punctuation are dropped.
    `Núñez-O'Neill` → `NUNEZ<ONEILL`. Raises ComposeError (`name.not_latin`) on a letter
    outside the Latin table, a digit or a symbol.
    """
    return _tidy("".join(choices[0] for choices in _parts(name)))


def alternatives(name: str) -> tuple[str, ...]:
    """Give every legal zone spelling of a name, the default first, each once.

    `Nuñez` → `NUNEZ`, `NUNXXEZ`. At most `MOST_ALTERNATIVES`; raises like `transliterate`.
    """
    spellings = islice(product(*_parts(name)), MOST_ALTERNATIVES)
    return tuple(dict.fromkeys(_tidy("".join(chosen)) for chosen in spellings))
