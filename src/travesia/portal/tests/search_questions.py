"""Questions by chance, to fuzz the search with: words, broken words, signs, noise."""

import random
from collections.abc import Iterator

LANGUAGES = ("es", "en", "fr", "ht", "pt")
COUNTRIES = ("", "MEX", "GTM", "HTI", "CRI", "BRA", "XXX")
WORDS = (
    *("pasaporte", "cédula", "albergue", "visa", "H-2A", "trabajo", "ventanilla", "paspò", "kat"),
    *("idantite", "batistè", "passport", "shelter", "asylum", "passeport", "carte", "d'identité"),
    *("certidão", "refúgio", "carteira", "8840", "DPI", "Tapachula", "niño", "de", "la", "the"),
)
SIGNS = (
    *('"', "'", "*", "(", ")", "NEAR", "AND", "OR", "NOT", ":", "-", "--", ";", "%", "_", "\\"),
    *("\x00", "\u200f", "\u202e", "\u200b", "\ufeff", "🛂", "👩‍👧", "🇭🇹", "\ud83d", "\u0301", "ﷺ"),
    *("’", "`", "/", ".", "h 2 a", "İ", "ß", "①", "½", "١", "क्षि", "旅券", "\n", "\t"),
)


def questions(chance: random.Random, number: int) -> Iterator[tuple[str, str, str]]:
    """Yield so many questions with the language of a page and a country."""
    for _ in range(number):
        yield _text(chance), chance.choice(LANGUAGES), chance.choice(COUNTRIES)


def _text(chance: random.Random) -> str:
    length = chance.choice((0, 1, 1, 2, 3, 5, 8, 20, 200))
    space = chance.choice((" ", " ", " ", "", "-", "  ", "'"))
    return space.join(_part(chance) for _ in range(length))[:2000]


def _part(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.4:
        return chance.choice(WORDS)
    if kind < 0.6:
        return _broken(chance, chance.choice(WORDS))
    if kind < 0.8:
        return chance.choice(SIGNS)
    return "".join(chr(chance.randrange(0x11000)) for _ in range(chance.randrange(1, 9)))


def _broken(chance: random.Random, word: str) -> str:
    at = chance.randrange(len(word) + 1)
    return word[:at] + chance.choice((*SIGNS, "x", "")) + word[at + chance.randrange(2) :]
