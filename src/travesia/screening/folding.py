"""A written word in Latin capitals: marks, other scripts, letters that only look alike."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from anyascii import anyascii

from travesia.screening.names import script_of
from travesia.screening.tables import rows
from travesia.screening.zone_letters import arabic_in_latin
from travesia.vocab.letters import LetterError, Style, spellings_by_letter
from travesia.vocab.letters.tables import LATIN

_OTHER_WAYS = 3
"""No word is given more other spellings than this."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A word in letters A–Z and digits, other ways to spell it, and what a reader should know."""

    text: str
    others: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def fold(word: str) -> Folded:
    """Write a word of any script in Latin capitals; what no table knows goes by anyascii."""
    if word.isascii():
        return Folded(word.upper())
    scripts = {script_of(char) for char in word if char.isalpha()} - {"Zyyy"}
    if scripts <= {"Latn"}:
        return _latin(word)
    if "Latn" in scripts and scripts & {"Cyrl", "Grek"}:
        return _mixed(word)
    if scripts == {"Cyrl"}:
        return _cyrillic(word)
    if scripts == {"Arab"}:
        return Folded(arabic_in_latin(word), (), ("other_script",))
    return Folded(_romanised(word), (), ("other_script",))


def _latin(word: str) -> Folded:
    """Drop the marks; beside it the spelling a zone has by default (Ä is AE, Ø is OE)."""
    capitals = unicodedata.normalize("NFC", word.replace("ß", "ẞ").upper())
    plain = "".join(_without_marks(letter) for letter in capitals)
    zone = "".join(
        LATIN[letter][0] if letter in LATIN else _without_marks(letter) for letter in capitals
    )
    return Folded(plain, (zone,) if zone != plain else ())


def _without_marks(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)
    return _romanised("".join(char for char in base if not unicodedata.combining(char)))


def _romanised(text: str) -> str:
    return "".join(char for char in anyascii(text).upper() if char.isascii() and char.isalnum())


def _cyrillic(word: str) -> Folded:
    """Spell by the common column of the table, beside it by the habits of each language."""
    spelled: dict[str, None] = {}
    for style in Style:
        try:
            letters = spellings_by_letter(word, style)
        except LetterError:
            spelled[_romanised(word)] = None
            break
        spelled["".join(choices[0] for _, choices in letters).replace("<", "")] = None
    look = _by_look(word)
    if look:
        spelled[look] = None
    first, *others = spelled
    return Folded(first, tuple(others[:_OTHER_WAYS]), ("other_script",))


def _mixed(word: str) -> Folded:
    """Read one foreign letter inside a word as the letter it looks like."""
    capitals = word.upper()
    twins = {latin: letter for letter, (latin, script) in _lookalikes().items() if script == "Cyrl"}
    latin = [char for char in capitals if script_of(char) == "Latn"]
    if len(latin) * 2 < len(capitals) and all(char in twins for char in latin):
        cyrillic = "".join(twins.get(char, char) for char in capitals)
        if script_of(cyrillic) == "Cyrl":
            found = _cyrillic(cyrillic)
            return Folded(found.text, found.others, ("mixed_script",))
    text = "".join(_as_it_looks(char) or _without_marks(char) for char in word)
    return Folded(text, (_romanised(word),), ("mixed_script",))


@cache
def _lookalikes() -> MappingProxyType[str, tuple[str, str]]:
    return MappingProxyType(
        {row["letter"]: (row["latin"], row["script"]) for row in rows("lookalikes")}
    )


def _as_it_looks(char: str) -> str:
    known = _lookalikes()
    return known.get(char, known.get(char.upper(), ("", "")))[0]


def _by_look(word: str) -> str:
    """Read the whole word by look; empty when a letter looks like none of ours."""
    seen = [_as_it_looks(char) for char in word]
    return "".join(seen) if all(seen) else ""
