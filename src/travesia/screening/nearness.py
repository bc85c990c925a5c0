"""Which words are near enough that the names they stand in are worth comparing at all.

Far cheaper than a comparison and wider than it: names that the engine holds to be one have a pair
of near words, so whoever has to compare with hundreds can pass over the rest.
"""

from collections.abc import Collection, Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from travesia.screening.sounding import sound_key

#: Part of the letters that two words share at least. Of 3,862 names damaged in up to three ways
#: that the engine found again none was lost at 0.65, and three at 0.7.
_LETTERS = 0.65

#: Words of one sound share so many letters, unless they are short: HSU, XU.
_HEARD = 0.2
_SHORT = 4

#: Shorter words stand in others by chance.
_SHORTEST_WITHIN = 3


def near_words(mine: Collection[str], others: Iterable[str]) -> frozenset[str]:
    """Return those of the other words that are near to one of mine, all as `tokens` gives them.

    They sound alike, share most of their letters, stand one in the other, or one is the first
    letter of the other.
    """
    words = list(set(others))
    found: set[str] = set()
    for word in mine:
        found.update(_standing_within(word, words))
        heard = sound_key(word)
        alike = process.extract(
            word, words, scorer=OSA.normalized_similarity, score_cutoff=_HEARD, limit=None
        )
        found.update(
            other
            for other, letters, _place in alike
            if letters >= _LETTERS or (other not in found and sound_key(other) == heard)
        )
        if len(word) <= _SHORT:
            found.update(one for one in words if len(one) <= _SHORT and sound_key(one) == heard)
    return frozenset(found)


def _standing_within(word: str, words: Iterable[str]) -> list[str]:
    """Return the words that stand in this one or this one in them; of one letter, that it begins.

    Somebody new to a country is compared with a thousand words.
    """
    length = len(word)
    found = []
    for other in words:
        short, long = (word, other) if length < len(other) else (other, word)
        size = len(short)
        if short in long and (size >= _SHORTEST_WITHIN or (size == 1 and long.startswith(short))):
            found.append(other)
    return found
