"""Find numbers that were typed instead of taken from a figure.

A number that somebody types can differ from the one that was verified, and nobody can follow it
back. Allowed are days with the name of their month, marks of lists, and codes of which the digit
is a part (C4D, H-2, SDG 10.7).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from travesia.programme.domain.bulletin.markup import Link, Plain, pieces
from travesia.programme.domain.bulletin.wording import MONTHS

#: Codes whose digits count nothing.
CODES: Final = (
    "C4D", "H-2", "H-2A", "H-2B", "B1", "COVID-19", "G20", "A4",
)  # fmt: skip
#: Names before which a number is part of the name.
_NAMED: Final = r"(?:SDG|ODS|ODD|GCM|PMM|IATI|Doc|ISO|4W|3W)"
#: Words for numbers that a figure should say; below eleven they are part of plain language.
_WORDS: Final[dict[str, str]] = {
    "en": (
        "eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
        "forty|fifty|sixty|seventy|eighty|ninety|hundred|hundreds|thousand|thousands|million"
    ),
    "es": (
        "once|doce|trece|catorce|quince|dieciséis|diecisiete|dieciocho|diecinueve|veinte|"
        "veinti\\w+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien|ciento|"
        "cientos|mil|miles|millón|millones"
    ),
    "fr": (
        "onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cent|"
        "cents|mille|milliers|million|millions"
    ),
    "ht": "onz|douz|trèz|katòz|kenz|sèz|ven|trant|karant|senkant|swasant|san|mil|milyon",
    "pt": (
        "onze|doze|treze|catorze|quatorze|quinze|dezesseis|dezessete|dezoito|dezenove|vinte|trinta|"
        "quarenta|cinquenta|sessenta|setenta|oitenta|noventa|cem|cento|mil|milhares|milhão|milhões"
    ),
}


#: Stands for one digit; a character for private use, which no text has.
_DIGIT: Final = "\ue000"
_RUN: Final = re.compile(f"{_DIGIT}(?:[{_DIGIT}.,\u00a0\u202f]*{_DIGIT})?")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that was typed: as it stands there, and whether it is a word."""

    text: str
    word: bool = False


def unlinked(text: str, language: str, *, codes: Iterable[str] = CODES) -> tuple[Numeral, ...]:
    """Return the numbers in a text that no reference stands for, in order.

    Args:
        text: as typed, with its references.
        language: one of the five; names of months and words for numbers depend on it.
        codes: what may hold a digit without counting anything.
    """
    found: list[Numeral] = []
    for piece in pieces(text):
        words = piece.text if isinstance(piece, Plain) else None
        words = piece.label if isinstance(piece, Link) else words
        if words is not None:
            found += _in_plain(words, language, codes)
    return tuple(found)


def _in_plain(text: str, language: str, codes: Iterable[str]) -> list[Numeral]:
    rest = _without(text, language, codes)
    # isnumeric() also knows ², ½ and digits of other scripts, which are numbers all the same.
    marked = "".join(_DIGIT if char.isnumeric() else char for char in rest.replace(_DIGIT, " "))
    found = [Numeral(rest[match.start() : match.end()]) for match in _RUN.finditer(marked)]
    return found + [Numeral(word[0], word=True) for word in _word_pattern(language).finditer(rest)]


def _word_pattern(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_WORDS[language]})\b", re.IGNORECASE)


def _without(text: str, language: str, codes: Iterable[str]) -> str:
    """Take out what may hold digits: list marks, codes, days with their month."""
    names = "|".join(MONTHS[language])
    known = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
    year = r"(?:\s+(?:de\s+|del\s+)?(?:19|20)\d\d)"
    patterns = (
        r"(?m)^\s*\d{1,2}[.)]\s+",
        rf"(?<![\w-])(?:{known})(?![\w-])",
        rf"\b{_NAMED}\s+\d[\d.]*",
        rf"(?i)\b\d{{1,2}}(?:er|º|ro)?(?:\s+de)?\s+(?:{names})\b{year}?",
        rf"(?i)\b(?:{names})\b{year}",
        rf"(?i)\b(?:{names})\s+\d{{1,2}}\b(?:,?\s+(?:19|20)\d\d)?",
    )
    for pattern in patterns:
        text = re.sub(pattern, " ", text)
    return text
