"""One key for the ways one name is written by ear, across the languages of the region.

The rules stand in `tables/graphemes.tsv` (first fit wins), the names no rule can hear in
`tables/spellings.tsv` and `tables/syllables.tsv`. Vowels stay, in three classes and a glide, and
final vowels stay apart, so that MARIA and MARIO or ANA and ADA do not meet.
"""

import re
from functools import cache, lru_cache

from travesia.screening.tables import heads, rows

_AGAIN = re.compile(r"(.)\1+")


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


@lru_cache(maxsize=131_072)
def spelled_sound(token: str) -> str:
    """Return the key by the rules alone, without the tables of names."""
    scan, codes = _rules()
    heard = scan.sub(lambda match: codes[match.lastindex or 0], token)
    return _AGAIN.sub(r"\1", heard) or token


@cache
def _rules() -> tuple[re.Pattern[str], tuple[str, ...]]:
    """Compile the table into one pattern; the number of the group that fits says the code."""
    table = list(rows("graphemes"))
    pattern = "|".join(f"({row['letters']})" for row in table)
    return re.compile(pattern), ("", *(row["code"] for row in table))
