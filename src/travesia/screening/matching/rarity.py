"""How much it says that two names share a word: the rarer the word, the more.

The measure is the number of decimal places of the share of people who bear the word: 1 for one in
ten, 4 for one in ten thousand. It comes from the list where the list is large enough to tell, and
from a table of names that are common in the region otherwise; the smaller of the two counts, since
a name that is rare on a list can be common among travellers.
"""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from math import log10

#: A word says at least and at most this much.
LEAST, MOST = 1.0, 5.0

#: What a word says that is in no table: about one bearer in thirty thousand.
UNKNOWN = 4.5

#: What a light word (a particle, a title) says.
LIGHT = 0.2

#: A word borne at least this often in a list is a name somebody gave, and no slip.
ESTABLISHED = 3

_GENERAL = 20_000

#: A word is scarce from so many decimal places on, and is not scarcer than so many.
_SCARCE, _MOST_SCARCE = 3.0, 6.0

Rarity = Callable[[str], float]
Known = Callable[[str], bool]


@cache
def common_names() -> Mapping[str, float]:
    """Return the words of `common_names.tsv` with the decimal places of their share."""
    text = files("travesia.screening.matching").joinpath("common_names.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {row[0]: float(row[1]) for row in rows}


def general_rarity(word: str) -> float:
    """Say how much a word tells where no list is at hand."""
    return common_names().get(word, UNKNOWN)


def generally_known(word: str) -> bool:
    """Tell whether a word is a name that the table has."""
    return word in common_names()


def rarity_in(count: int, names: int, word: str) -> float:
    """Say how much a word tells that `count` of the `names` of a list bear.

    The share on the list counts beside the general one, which weighs as much as a list of
    `_GENERAL` names: a list of two cannot tell what is rare. The bearer compared does not count.
    """
    general = general_rarity(word)
    others = max(0, count - 1)
    seen = log10((names + _GENERAL) / (others + _GENERAL * 10**-general))
    return max(LEAST, min(MOST, seen, general))


def scarcity_in(count: int, names: int, word: str) -> float:
    """Say how much scarcer than `_SCARCE` places a word is, 0 to `_MOST_SCARCE` less these.

    Without a birth date, a word that hardly anybody bears says more than several common ones: these
    go together in one naming culture, and strangers bear the same three of them. The list is
    believed here where a word is in no table, also beyond what a word says at most in `rarity_in`.
    """
    others = max(0, count - 1)
    general = general_rarity(word)
    seen = log10((names + _GENERAL) / (others + _GENERAL * 10**-general))
    most = general if generally_known(word) else _MOST_SCARCE
    return max(0.0, min(most, seen, _MOST_SCARCE) - _SCARCE)


def general_scarcity(word: str) -> float:
    """Say the same where no list is at hand."""
    return scarcity_in(0, 0, word)
