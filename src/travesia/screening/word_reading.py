"""One written word as the tokens it stands for: folded, expanded, parted, light or not."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from travesia.screening.folding import fold
from travesia.screening.tables import heads, light_words, rows
from travesia.screening.zone_letters import understood

_READ_AS = str.maketrans("0123456789", "OIZEASGTBG")
_ALSO_READ_AS = str.maketrans("0123456789", "OLZEASGTBG")
"""Digits as the letters that recognition of characters confuses them with."""

_SERVANT_OF = re.compile("^ABD(?:[EUAI]L|OUL)(?!L?L?AH)(.{3,})$")
_SERVANT_ASSIMILATED = re.compile("^ABD(?:[EUI]|OU)(?:(SH|[RSNTDZ])\\1|(?=RAHM|RAHI|RAZZ|SALAM))")
_TWO_WORDS = re.compile("([A-ZÀ-Þ][a-zß-ÿ]{3,})(?=[A-ZÀ-Þ][a-zß-ÿ]{3})")
"""A capital inside a word: SergeiLavrov; not McDonald or LaToya, which are one word."""

_RELIGION = re.compile("^(.{3,}?)(?:[EUAI]|OU)?(?:DDINE?|DDEEN|ELDIN|ELDEEN)$")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one written word gives; the three tuples have one length."""

    tokens: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]
    """For each token the other ways to write or read it."""
    light: tuple[bool, ...]
    """For each token whether it says little of who somebody is."""
    notes: tuple[str, ...] = ()


_NOTHING = Piece((), (), ())


@lru_cache(maxsize=131_072)
def read_word(word: str) -> Piece:
    """Read one word of letters, digits and combining marks, with a point at its end or none."""
    bare = word.rstrip(".")
    if not bare.isupper() and not bare.islower():
        apart = _TWO_WORDS.sub(r"\1 ", bare)
        if apart != bare:
            return _together([read_word(part) for part in apart.split()])
    folded = fold(bare)
    tokens: list[str] = []
    others: list[tuple[str, ...]] = []
    notes = list(folded.notes)
    for part in folded.text.split():
        text, ways = _without_digits(part, notes)
        text, ways = _expanded(understood(text), ways, bare != word, notes)
        pieces = parted(text)
        tokens += pieces
        others += [()] * (len(pieces) - 1) + [ways]
    if not tokens:
        return _NOTHING
    if len(tokens) == 1:
        others = [_distinct(tokens[0], (*others[0], *folded.others))]
    light = tuple(token in light_words() for token in tokens)
    return Piece(tuple(tokens), tuple(others), light, tuple(notes))


def _together(pieces: list[Piece]) -> Piece:
    return Piece(
        tuple(token for piece in pieces for token in piece.tokens),
        tuple(ways for piece in pieces for ways in piece.others),
        tuple(light for piece in pieces for light in piece.light),
        tuple(note for piece in pieces for note in piece.notes),
    )


def _distinct(token: str, ways: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way for way in ways if way and way != token))


def _without_digits(text: str, notes: list[str]) -> tuple[str, tuple[str, ...]]:
    """Read digits inside a word as letters; a number alone stays what it is."""
    if text.isalpha():
        return text, ()
    if text.isdigit():
        notes.append("number")
        return text, ()
    notes.append("digit_in_word")
    read = text.translate(_READ_AS)
    return read, _distinct(read, (text.translate(_ALSO_READ_AS), text))


def _expanded(
    text: str, ways: tuple[str, ...], dotted: bool, notes: list[str]
) -> tuple[str, tuple[str, ...]]:
    """Write an abbreviation out; one that may be a name as well stays, the long form beside it."""
    full, when = _abbreviations().get(text, ("", ""))
    if not full:
        return text, ways
    if when == "always" or dotted:
        notes.append("abbreviation")
        return full, (*ways, text)
    return text, (*ways, full)


@cache
def _abbreviations() -> MappingProxyType[str, tuple[str, str]]:
    return MappingProxyType(
        {row["short"]: (row["full"], row["when"]) for row in rows("abbreviations")}
    )


def parted(token: str) -> tuple[str, ...]:
    """Part what one document writes together and another apart: DELACRUZ, ABDELRAHMAN."""
    known = _joined().get(token)
    if known:
        return known
    if token.startswith("ABD") and token not in heads("spellings"):
        rest = _SERVANT_OF.match(token)
        if rest:
            return "ABD", "AL", rest.group(1)
        start = _SERVANT_ASSIMILATED.match(token)
        if start:
            return "ABD", "AL", (start.group(1) or "") + token[start.end() :]
    name = _RELIGION.match(token)
    return (name.group(1), "AL", "DIN") if name else (token,)


@cache
def _joined() -> MappingProxyType[str, tuple[str, ...]]:
    """Return joined form → its words; ABDEL alone is ABD and the article too."""
    found: dict[str, tuple[str, ...]] = {
        form: ("ABD", "AL") for form in ("ABDEL", "ABDUL", "ABDAL", "ABDOUL", "ABDIL")
    }
    for row in rows("joined"):
        first = tuple(row["first"].split())
        for second in row["second"].split():
            found.setdefault("".join(first) + second, (*first, second))
    found |= dict.fromkeys(("EDDINE", "EDDIN", "UDDIN", "ELDIN", "ELDINE"), ("AL", "DIN"))
    found |= {"DELA": ("DE", "LA"), "DELOS": ("DE", "LOS"), "DELAS": ("DE", "LAS")}
    return MappingProxyType(found)
