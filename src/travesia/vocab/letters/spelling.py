"""From a name to the spellings each of its letters may have, letter by letter."""

import unicodedata
from collections.abc import Iterator

from travesia.vocab.letters.errors import LetterError
from travesia.vocab.letters.tables import (
    ARABIC,
    ARABIC_AT_END,
    CYRILLIC,
    DOUBLED,
    LATIN,
    UKRAINIAN_FIRST,
    Style,
)

LONGEST_NAME = 1000
"""Characters; a longer name is refused before anything else looks at it."""

Spellings = tuple[str, tuple[str, ...]]
"""A letter (so that one hand spells it alike throughout) and its spellings, the default first."""

_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SEPARATORS = frozenset(" -,،‐‑‒–—\u00a0/<")
_DROPPED = frozenset("'’‘ʼ`´ʻʾʿ.·:;\"()")
_LANGUAGES = {
    Style.BELARUSIAN: ("be", "bel"),
    Style.BULGARIAN: ("bg", "bul"),
    Style.MACEDONIAN: ("mk", "mkd", "mac"),
    Style.SERBIAN: ("sr", "srp"),
    Style.UKRAINIAN: ("uk", "ukr"),
}
_STYLE_OF = {code: style for style, codes in _LANGUAGES.items() for code in codes}
_BESIDE = {
    Style.BULGARIAN: (Style.BULGARIAN_LAW,),
    Style.SERBIAN: (Style.SERBIAN_USAGE,),
}


def styles_for(name: str, language: str | None) -> tuple[Style, ...]:
    """Give the styles that a name may be spelled in, the default first.

    A name without Cyrillic letters has one. A language tag (`uk`, `sr-Cyrl-RS`, `bul`) chooses
    its column, beside it what the country's documents really carry where that differs.
    """
    if not any("\u0400" <= char <= "\u052f" for char in name):
        return (Style.ANY,)
    if language is None:
        return tuple(Style)
    style = _STYLE_OF.get(language.replace("_", "-").partition("-")[0].lower(), Style.ANY)
    return (style, *_BESIDE.get(style, ()))


def spellings_by_letter(name: str, style: Style) -> tuple[Spellings, ...]:
    """Give the spellings of each letter of a name in turn; separators are spelled `<`.

    Raises LetterError: `name.too_long`, or `name.no_spelling` with the first character that
    stands in no table.
    """
    if len(name) > LONGEST_NAME:
        raise LetterError("name.too_long", found=len(name), limit=LONGEST_NAME)
    letters = tuple(_letters(name))
    found: list[Spellings] = []
    for at, letter in enumerate(letters):
        if letter in ARABIC and ARABIC[letter] == (DOUBLED,):
            _double(found)
            continue
        spellings = _spell(letters, at, style)
        if spellings != ("",):
            found.append((letter, spellings))
    return tuple(found)


def _letters(name: str) -> Iterator[str]:
    """Bring a name to capitals in composed form; presentation forms become their letters.

    Signs that only steer the direction or the joining of letters are dropped.
    """
    for char in unicodedata.normalize("NFC", "".join(map(_plain, name))):
        for capital in unicodedata.normalize("NFC", char.replace("ß", "ẞ").upper()):
            if unicodedata.category(capital) != "Cf":
                yield capital


def _plain(char: str) -> str:
    """Undo the presentation forms of Arabic letters, ligatures and marks."""
    if "\ufb50" <= char <= "\ufdff":
        return unicodedata.normalize("NFKC", char)
    if "\ufe70" <= char <= "\ufeff":
        # A mark on its own is given as space and mark; the space is not in the name.
        return unicodedata.normalize("NFKC", char).replace(" ", "").replace("\ufeff", "")
    return char


def _double(found: list[Spellings]) -> None:
    """Repeat the letter before a shadda, which other hands leave out; after none it is nothing."""
    if found and found[-1][0] in ARABIC:
        letter, spellings = found[-1]
        doubled = tuple(text * 2 for text in spellings)
        found[-1] = (letter + DOUBLED, doubled + spellings)


def _spell(letters: tuple[str, ...], at: int, style: Style) -> tuple[str, ...]:
    letter = letters[at]
    if letter in _CAPITALS:
        return (letter,)
    if _parts(letter):
        return ("<",)
    if letter in LATIN:
        return LATIN[letter]
    return _of_other_scripts(letters, at, style)


def _of_other_scripts(letters: tuple[str, ...], at: int, style: Style) -> tuple[str, ...]:
    letter = letters[at]
    if letter in CYRILLIC[style]:
        return (_cyrillic(letters, at, style),)
    if letter in ARABIC:
        return _arabic(letters, at)
    if letter in _DROPPED or unicodedata.combining(letter) or _is_selector(letter):
        return ("",)
    return (_without_marks(letter, style),)


def _cyrillic(letters: tuple[str, ...], at: int, style: Style) -> str:
    letter = letters[at]
    before = letters[at - 1] if at else "<"
    if style is Style.UKRAINIAN and letter in UKRAINIAN_FIRST and _parts(before):
        return UKRAINIAN_FIRST[letter]
    if style is Style.BULGARIAN_LAW and letter == "Я" and before == "И" and _ends(letters, at):
        return "A"  # the Act writes the ending -ия as IA
    return CYRILLIC[style][letter]


def _arabic(letters: tuple[str, ...], at: int) -> tuple[str, ...]:
    letter = letters[at]
    if letter not in ARABIC_AT_END:
        return ARABIC[letter]
    # Searching must try both, whichever place the letter stands in (9303-3, appendix B).
    both = (*ARABIC[letter], ARABIC_AT_END[letter])
    return both[::-1] if _ends(letters, at) else both


def _parts(char: str) -> bool:
    """Tell whether a character parts two names."""
    return char in _SEPARATORS or char.isspace()


def _ends(letters: tuple[str, ...], at: int) -> bool:
    """Tell whether a letter is the last of its part of the name, marks aside."""
    for follower in letters[at + 1 :]:
        if _parts(follower):
            return True
        if not unicodedata.combining(follower) and follower not in _DROPPED:
            return False
    return True


def _is_selector(char: str) -> bool:
    """Tell whether a character only chooses how the one before it looks."""
    return "\ufe00" <= char <= "\ufe0f"


def _without_marks(letter: str, style: Style) -> str:
    """Spell a letter that is in no table by its base letter: Ș as S, Ӣ as И."""
    base = unicodedata.normalize("NFKD", letter)
    kept = [char for char in base if not unicodedata.combining(char)]
    spelled = ""
    for char in "".join(kept).upper():
        if char in _CAPITALS:
            spelled += char
        elif char in CYRILLIC[style] and len(base) > 1:
            spelled += CYRILLIC[style][char]
        elif char not in _DROPPED:
            raise LetterError("name.no_spelling", character=letter)
    return spelled
