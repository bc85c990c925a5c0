"""Which words of a name count: particles that are all a name has, and the name of a spouse.

Documents drop and add particles and titles, so they are light. In `DING BIN` or `DON EBANKS` the
word of the table is half of the name: it counts. The name behind `DE` at the end of a surname, or
behind `VDA.`, `ÉPOUSE`, `NÉE`, comes and goes with a marriage: where it stands against another
surname it is set aside.
"""

from functools import cache, lru_cache

from travesia.screening.tables import groups, heads, light_words, rows

#: Kinds of light words that are no names: forms of address, suffixes, what a marriage is told by.
_NEVER_NAMES = frozenset({"address", "suffix", "status", "alias", "middle"})

#: Kinds that the reading of `person_v1` did not know.
_SINCE_2 = frozenset({"middle"})

#: So many words of weight make a name without its particles.
_ENOUGH = 2

Words = tuple[str, ...]
Heavy = tuple[bool, ...]


@lru_cache(maxsize=1 << 16)
def heavy_words(words: Words) -> Heavy:
    """Tell of each word whether it counts: a light one does where fewer than two others are left.

    Forms of address, `JR`, `THI` and the like never do.
    """
    kinds = light_words()
    found = tuple(word not in kinds for word in words)
    if sum(heavy and len(word) > 1 for heavy, word in zip(found, words, strict=True)) >= _ENOUGH:
        return found
    return tuple(kinds.get(word) not in _NEVER_NAMES for word in words)


@lru_cache(maxsize=1 << 16)
def heavy_words_1(words: Words) -> Heavy:
    """Tell the same as `person_v1` had it: light words never count."""
    return tuple(not is_light_1(word) for word in words)


def is_light_1(word: str) -> bool:
    """Tell particles and titles as `person_v1` did."""
    return light_words().get(word, "middle") not in _SINCE_2


@lru_cache(maxsize=1 << 14)
def married_places(words: Words, surname: int) -> frozenset[int]:
    """Return the places of names that come and go with a marriage.

    `surname` says how many words, from the first, are the surname; 0 where the name does not say.
    A particle before the only surname (`DE LA CRUZ`) makes nothing optional.
    """
    if not _told().isdisjoint(words):
        told = (_behind(words, place) for place, word in enumerate(words) if word in _told())
        return frozenset(place for place in told if place)
    end = surname or len(words)
    marker = end - 2
    if marker < 1 or words[marker] != "DE" or words[end - 1] in light_words():
        return frozenset()
    before = [word for word in words[:marker] if word not in light_words() and len(word) > 1]
    if surname:
        return frozenset({end - 1}) if before else frozenset()
    family = len(before) >= _ENOUGH and before[-1] not in given_names()
    return frozenset({end - 1}) if family else frozenset()


def _behind(words: Words, place: int) -> int:
    """Return the place of the first word of weight behind another; 0 where there is none."""
    after = range(place + 1, len(words))
    return next((there for there in after if words[there] not in light_words()), 0)


@cache
def _told() -> frozenset[str]:
    """Return words behind which the name of a spouse, or the one before a marriage, stands."""
    return frozenset(word for word, kind in light_words().items() if kind == "status")


@cache
def given_names() -> frozenset[str]:
    """Return words that are given names by the tables of women and men and of short forms."""
    found = set(heads("nicknames")) | set(groups("nicknames"))
    for row in rows("gender"):
        found.update((row["one"], *row["other"].split()))
    return frozenset(found)
