"""Names as they are compared: one alphabet, no marks, fillers gone; the original stays elsewhere.

The fold is for finding and comparing only. It is never shown in place of what a person or a
document says.
"""

import unicodedata
from functools import lru_cache

from anyascii import anyascii

#: Longer texts are cut: no name needs more, and a paste of a whole file must not stop a desk.
LONGEST = 300

#: Words that documents drop, join or write apart; they carry little of who somebody is.
PARTICLES = frozenset(
    [
        "DE",
        "DEL",
        "DELA",
        "LA",
        "LAS",
        "LO",
        "LOS",
        "EL",
        "Y",
        "E",
        "DA",
        "DAS",
        "DO",
        "DOS",
        "DI",
        "DU",
        "DES",
        "LE",
        "VAN",
        "VON",
        "DER",
        "DEN",
        "TER",
        "AL",
        "UL",
        "IBN",
        "BIN",
        "BINT",
        "BEN",
        "ABU",
        "OULD",
        "SAINT",
        "ST",
        "STE",
    ]
)

#: Two-letter ways of writing one letter (Doc 9303-3 §6 gives states a choice).
_DIGRAPHS = (("AE", "A"), ("OE", "O"), ("UE", "U"), ("AA", "A"), ("NXX", "N"), ("IJ", "Y"))

#: Marks that stand inside one word: O'Brien, N’Djie, Ngäbe glottal stops.
_INSIDE_WORD = frozenset("'’‘`´ʼʻʾʿ")

_DROPPED_CATEGORIES = frozenset({"Cf", "Cc", "Cs", "Co", "Cn", "So", "Sk", "Mn", "Me"})


@lru_cache(maxsize=65_536)
def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name in Latin capitals without marks, in the order they stand.

    MRZ fillers, hyphens, commas and points part words; apostrophes do not. A name of nothing but
    marks or pictures has no words.
    """
    letters = []
    for char in unicodedata.normalize("NFKD", name[:LONGEST]):
        if char in _INSIDE_WORD:
            continue
        category = unicodedata.category(char)
        if category in _DROPPED_CATEGORIES:
            letters.append(" " if category == "Cc" else "")
        elif category[0] in "LN":
            letters.append(anyascii(char))
        else:
            letters.append(" ")
    folded = "".join(letters).upper()
    return tuple("".join(c if c.isalnum() else " " for c in folded).split())


def name_key(primary: str, secondary: str) -> str:
    """Return one text for finding the same name again, whichever part its words stand in."""
    return " ".join(sorted(tokens(primary) + tokens(secondary)))


def joined(words: tuple[str, ...]) -> str:
    """Return the words written together, as some documents do."""
    return "".join(words)


@lru_cache(maxsize=65_536)
def without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without particles; all of them when there is nothing else."""
    return tuple(word for word in words if word not in PARTICLES) or words


@lru_cache(maxsize=65_536)
def is_latin(name: str) -> bool:
    """Tell whether every letter is Latin; one Cyrillic letter that looks alike makes it not."""
    return all(script_of(char) == "Latn" for char in name if char.isalpha())


def as_written(name: str) -> str:
    """Return the letters of a name in their own script, without marks, spaces and case."""
    parts = unicodedata.normalize("NFKD", name[:LONGEST]).casefold()
    return "".join(char for char in parts if unicodedata.category(char)[0] in "LN")


@lru_cache(maxsize=65_536)
def plain_spelling(word: str) -> str:
    """Return the word with two-letter spellings of one letter made single: MUELLER is MULLER."""
    for two, one in _DIGRAPHS:
        word = word.replace(two, one)
    return word


@lru_cache(maxsize=65_536)
def script_of(name: str) -> str:
    """Return the ISO 15924 code of the script most letters of the name are in; `Zyyy` if none."""
    counts: dict[str, int] = {}
    for char in name:
        if char.isalpha():
            word = unicodedata.name(char, "").split(" ", 1)[0]
            code = _SCRIPTS.get(word, "Zzzz")
            counts[code] = counts.get(code, 0) + 1
    return max(sorted(counts), key=lambda code: counts[code]) if counts else "Zyyy"


_SCRIPTS = {
    "LATIN": "Latn",
    "CJK": "Hani",
    "ARABIC": "Arab",
    "CYRILLIC": "Cyrl",
    "GREEK": "Grek",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "HANGUL": "Hang",
    "HIRAGANA": "Hira",
    "KATAKANA": "Kana",
    "MODIFIER": "Zyyy",
}
