"""One key for the ways one name is written by ear, across the languages of the region.

The rules stand in `tables/graphemes.tsv` (first fit wins), the names no rule can hear in
`tables/spellings.tsv` and `tables/syllables.tsv`. Vowels stay, in classes, and those at the
end stay apart, so that MARIA and MARIO, ROSE and ROSY, ANA and ADA do not meet.
"""

import re
from functools import cache, lru_cache

from travesia.screening.tables import heads, rows

_AGAIN = re.compile(r"(.)\1+")

_SHORT = 4
"""Keys of so many signs keep E and I apart: PENA and PINA, LENA and LINA are names of their own."""


@lru_cache(maxsize=131_072)
def sound_key(token: str) -> str:
    """Return the key of a token in capitals A–Z; tokens that may sound alike share it.

    `JIMENEZ`, `XIMENES` and `GIMENEZ` have one, `YUSUF` and `YOUSSEF`, `PIERRE` and `PYE`.
    A syllable that is a Chinese name in several romanisations (`XU`, `HSU`, `TSUI`) has a key in
    small letters, which no other name can have. Never empty for a token with a letter.
    """
    syllable = heads("syllables").get(token)
    if syllable:
        return syllable.lower()
    return spelled_sound(heads("spellings").get(token, token))


def spelled_sound(token: str) -> str:
    """Return the key by the rules alone, without the tables of names."""
    scan, codes = _rules()
    heard = scan.sub(lambda match: codes[match.lastindex or 0], token)
    key = _AGAIN.sub(r"\1", heard)
    if len(key) > _SHORT:
        key = _AGAIN.sub(r"\1", key[:-1].replace("E", "I") + key[-1])
    return key or token


def may_sound_alike(one: str, other: str) -> bool:
    """Tell by how two tokens begin whether their keys can be the same; False is certain.

    Where the tables of names have their say, they may. Far cheaper than a key of a token that
    nobody has met, as words written together mostly are.
    """
    left, right = _begins(one), _begins(other)
    return not left or not right or left == right


@lru_cache(maxsize=131_072)
def _begins(token: str) -> str:
    """Return the first sign of the key by the rules, E as I; nothing where it cannot be told."""
    if token in heads("syllables") or token in heads("spellings"):
        return ""
    scan, codes = _rules()
    at = 0
    while found := scan.search(token, at):
        if found.start() > at:
            break
        code = codes[found.lastindex or 0]
        if code:
            return code[0].replace("E", "I")
        at = found.end()
    return token[at : at + 1].replace("E", "I")


@cache
def _rules() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile the table into one pattern; the number of the group that fits says the code."""
    table = list(rows("graphemes"))
    pattern = "|".join(f"({row['letters']})" for row in table)
    return re.compile(pattern), ("", *(row["code"] for row in table))
