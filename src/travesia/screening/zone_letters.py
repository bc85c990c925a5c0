"""Arabic names as zones write them: the X escapes of Doc 9303-3 §6.C and back to usual spellings.

The table of the Doc writes consonants and long vowels only (FAXTTMXAH, MXHMD); most documents
print a spelling by ear (FATIMA, MOHAMED). Common names are looked up; the rest keeps what the
letters say, without the short vowels nobody wrote.
"""

import re
from functools import cache
from itertools import islice, product
from types import MappingProxyType

from travesia.screening.tables import rows
from travesia.vocab.letters import LetterError, Style, spellings_by_letter

_SURE = re.compile("X(?:TT|SS|SH|DZ|ZZ|KK|GG|KH|DH|NN|YA|RR|AE|AA)|X(?:AH|AY)$")
"""Escapes that stand in no name of another language we know of."""

_ARTICLE, _SERVANT = "ال", "عبد"


def understood(token: str) -> str:
    """Undo the escapes of a zone in a token in capitals: NXX, UXX and the Arabic ones.

    A token without any is returned as it is.
    """
    while "X" in token:
        before = token
        token = token.replace("NXX", "N").replace("UXX", "U")
        known = _usual().get(token)
        if known:
            return known
        if _SURE.search(token):
            token = _heard(token)
        if token == before:
            break
    return token


def arabic_in_latin(word: str) -> str:
    """Write a word in Arabic letters in Latin ones; the article and ABD stand apart by a space."""
    plain = _without_signs(word)
    for start, said in ((_SERVANT + _ARTICLE, "ABD AL "), (_ARTICLE, "AL ")):
        if plain.startswith(start) and len(plain) > len(start) + 2 and not _by_name(plain):
            return said + arabic_in_latin(plain.removeprefix(start))
    return _by_name(plain) or _heard(_zone(word))


def _without_signs(word: str) -> str:
    """Drop vowel signs, doubling and stretching."""
    return re.sub("[\u0640\u064b-\u0652\u0670]", "", word)


@cache
def _names() -> MappingProxyType[str, str]:
    return MappingProxyType({row["arabic"]: row["latin"] for row in rows("arabic")})


def _by_name(word: str) -> str:
    return _names().get(word, "")


@cache
def _usual() -> MappingProxyType[str, str]:
    """Return zone spelling → usual spelling, for every legal zone spelling with an escape."""
    found: dict[str, str] = {}
    for arabic, latin in _names().items():
        choices = [spellings for _, spellings in spellings_by_letter(arabic, Style.ANY)]
        for spelled in islice(product(*choices), 16):
            text = "".join(spelled)
            if "X" in text:
                found.setdefault(text, latin)
    return MappingProxyType(found)


def _zone(word: str) -> str:
    try:
        letters = spellings_by_letter(word, Style.ANY)
    except LetterError:
        return ""
    return "".join(choices[0] for _, choices in letters)


@cache
def _escapes() -> tuple[re.Pattern[str], MappingProxyType[str, str]]:
    table = {row["zone"]: row["latin"] for row in rows("escapes")}
    return re.compile("|".join(sorted(table, key=lambda text: (-len(text), text)))), (
        MappingProxyType(table)
    )


def _heard(zone: str) -> str:
    pattern, latin = _escapes()
    return pattern.sub(lambda match: latin[match.group()], zone)
