"""The forms in which a name reaches a desk: given names first, surname first, comma, zone."""

import unicodedata
from random import Random

from bench.people.spelling import Spelling

FORMS = {"given_first": 0.3, "surname_first": 0.15, "comma": 0.25, "zone": 0.3}
"""Form → its share of travellers."""
FIELD = 39
"""Places for the name in the zone of a passport, ICAO Doc 9303-4."""
CARD_FIELD = 30
"""Places for the name in the zone of a card, ICAO Doc 9303-5."""

_LETTERS = {"Ñ": "N", "Ä": "AE", "Ö": "OE", "Ü": "UE", "Å": "AA", "Æ": "AE", "Ø": "OE", "ß": "SS"}
_OTHERS = {"Ñ": "NXX", "Ä": "A", "Ö": "O", "Ü": "UXX", "Å": "A"}
"""The other ways that Doc 9303-3 allows or that states use."""


def written(name: Spelling, form: str, chance: Random) -> str:
    """Write a name in a form; capitals without accents are the most usual."""
    given, surnames = " ".join(name.given), " ".join(name.surnames)
    if form == "zone":
        return zone(name)
    text = {
        "given_first": f"{given} {surnames}",
        "surname_first": f"{surnames} {given}",
        "comma": f"{surnames}, {given}",
    }[form]
    style = chance.random()
    if style < 0.55:
        return plain(text).upper()
    return text.upper() if style < 0.7 else text


def plain(text: str) -> str:
    """Leave accents out, as a keyboard without them does."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def zone(name: Spelling, *, width: int = FIELD, other_letters: bool = False) -> str:
    """Write the name field of a machine-readable zone: fillers, and cut off at `width`."""
    letters = {**_LETTERS, **_OTHERS} if other_letters else _LETTERS
    surname = _zone_words(" ".join(name.surnames), letters)
    given = _zone_words(" ".join(name.given), letters)
    return f"{surname}<<{given}"[:width].ljust(width, "<")


def _zone_words(text: str, letters: dict[str, str]) -> str:
    composed = unicodedata.normalize("NFC", text).upper()
    spelt = plain("".join(letters.get(letter, letter) for letter in composed))
    kept = (letter if letter.isalnum() else " " for letter in spelt if letter not in "'’.")
    return "<".join("".join(kept).split())
