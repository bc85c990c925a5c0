"""From the letters of a name to the letters of a zone, with every legal spelling of it.

The tables of Doc 9303-3 §6 leave choices to the issuer, so one name has several spellings: a
search that knows one of them only misses people. `alternatives` lists them, `spelling_keys` and
`meets` join the spellings that one name may have.
"""

import re
from collections.abc import Iterator
from itertools import islice, product

from travesia.documents.errors import ComposeError
from travesia.vocab.letters import LetterError, Style, styles_for
from travesia.vocab.letters import spellings_by_letter as letters_of

MOST_ALTERNATIVES = 256
"""No name gives more spellings than this; the first is always the default."""

_Letters = tuple[tuple[str, tuple[str, ...]], ...]

_MAY_STAND_FOR = {"NXX": ("NXX", "N"), "UXX": ("UXX", "UE", "U")}
"""Spellings in zone letters that can only be a Latin letter with its choices: Ñ and Ü."""

_ZONE_PIECE = re.compile("NXX|UXX|<|.", re.DOTALL)

_FOLDS = (
    (re.compile("([NU])(?:XX)+"), r"\1"),
    (re.compile("X(?:YA|AY)"), "Y"),
    (re.compile("XTA|XAH"), "XTA"),
    (re.compile("([AOU])E+"), r"\1"),
    (re.compile(r"(X{1,2}[A-WYZ]{1,2}|[A-Z])\1+"), r"\1"),
)


def transliterate(name: str, *, language: str | None = None) -> str:
    """Write a name in zone letters with the default choices, parts separated by `<`.

    Space, hyphen and comma become `<`; apostrophe and other punctuation are dropped.
    `Núñez-O'Neill` → `NUNEZ<ONEILL`, `Юлія` in `uk` → `YULIIA`, `فاطمة` → `FAXTTMXAH`.

    Args:
        name: in Latin, Cyrillic or Arabic letters, also mixed; at most 1,000 characters.
        language: a language tag that chooses among the exceptions of the Cyrillic table
            (Belarusian, Bulgarian, Macedonian, Serbian, Ukrainian); any other changes nothing.

    Raises:
        ComposeError: `name.no_spelling` on a digit, a symbol or a letter that stands in none of
            the tables of Doc 9303-3 §6; `name.too_long`.
    """
    style = styles_for(name, language)[0]
    return _tidy("".join(choices[0] for _, choices in _by_letter(name, style)))


def alternatives(name: str, *, language: str | None = None) -> tuple[str, ...]:
    """Give every legal zone spelling of a name, the default first, each once.

    `Nuñez` → `NUNEZ`, `NUNXXEZ`; a name in zone letters is understood too: `NUNXXEZ` → `NUNXXEZ`,
    `NUNEZ`. Spellings that write each letter alike throughout come before mixed ones. A Cyrillic
    name without `language` is spelled in the manner of every language of the table. At most
    `MOST_ALTERNATIVES`; raises like `transliterate`.
    """
    styles = styles_for(name, language)
    spelled = [_understood(_by_letter(name, style)) for style in styles]
    found: dict[str, None] = {}
    for spelling in _each_way(spelled):
        found[spelling] = None
        if len(found) == MOST_ALTERNATIVES:
            break
    return tuple(found)


def spelling_keys(name: str, *, language: str | None = None) -> frozenset[str]:
    """Give the keys under which to file and to look up a name, whichever way it is spelled.

    Two spellings of one name by the tables share a key, also where only one of them is known:
    `MUELLER`, `MULLER` and `Müller` all have `MULER`. Coarse on purpose (`MICHAEL` and `MICHAL`
    share theirs): for finding candidates, which are then compared. Raises like `transliterate`.
    """
    return frozenset(_fold(spelling) for spelling in alternatives(name, language=language))


def meets(one: str, other: str, *, language: str | None = None) -> bool:
    """Tell whether two names may be spellings of the same name; never that it is one person.

    Raises like `transliterate`.
    """
    keys = spelling_keys(one, language=language)
    return not keys.isdisjoint(spelling_keys(other, language=language))


def _by_letter(name: str, style: Style) -> _Letters:
    """Spell each letter; what the tables cannot spell cannot be composed."""
    try:
        return letters_of(name, style)
    except LetterError as error:
        raise ComposeError(error.code, **error.facts) from None


def _tidy(spelling: str) -> str:
    return "<".join(part for part in spelling.split("<") if part)


def _understood(letters: _Letters) -> _Letters:
    """Give plain zone letters that stand for one national letter its choices."""
    if "XX" not in "".join(letter for letter, _ in letters if len(letter) == 1):
        return letters
    found: list[tuple[str, tuple[str, ...]]] = []
    plain = ""
    for letter, choices in (*letters, ("", ())):
        if choices == (letter,):
            plain += letter
            continue
        pieces = _ZONE_PIECE.findall(plain)
        found += ((piece, _MAY_STAND_FOR.get(piece, (piece,))) for piece in pieces)
        plain = ""
        if choices:
            found.append((letter, choices))
    return tuple(found)


def _each_way(spelled: list[_Letters]) -> Iterator[str]:
    """Spell in every style: first each letter alike throughout, then in every mixture."""
    for letters in spelled:
        kinds = dict.fromkeys(letters)
        for chosen in islice(product(*(choices for _, choices in kinds)), MOST_ALTERNATIVES):
            hand = dict(zip(kinds, chosen, strict=True))
            yield _tidy("".join(hand[letter] for letter in letters))
    for letters in spelled:
        mixed = islice(product(*(choices for _, choices in letters)), MOST_ALTERNATIVES)
        for chosen in mixed:
            yield _tidy("".join(chosen))


def _fold(spelling: str) -> str:
    """Fold what one hand writes and another leaves out, until nothing changes."""
    folded = spelling
    while True:
        before = folded
        for pattern, kept in _FOLDS:
            folded = pattern.sub(kept, folded)
        if folded == before:
            return folded
