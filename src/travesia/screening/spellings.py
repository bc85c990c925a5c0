"""Names that stand for one another: by spelling or by short form; and pairs that never do."""

from functools import cache, lru_cache

from rapidfuzz.distance import Prefix

from travesia.screening.names import plain_spelling
from travesia.screening.tables import groups, rows

_PATRONYMIC = ("OVICH", "EVICH", "OVYCH", "EVYCH", "OVITCH", "EVITCH", "OVNA", "EVNA", "IVNA")
"""Endings that make the name of somebody's child of a Slavic name."""

_STEM = 3
"""Letters that two names share before endings of gender are believed to be ones."""

_LONGEST_ENDING = 5
"""Letters by which two names of a pair differ in length at most: HENRI, HENRIETTE."""

_ENDINGS = (
    *(("O", "A"), ("OS", "A"), ("EL", "ELLE"), ("IEN", "IENNE"), ("IN", "INE")),
    *(("OV", "OVA"), ("EV", "EVA"), ("SKY", "SKAYA"), ("SKI", "SKA")),
)


@lru_cache(maxsize=131_072)
def variants(token: str) -> frozenset[str]:
    """Return every form that may stand for a token: other spellings and short forms.

    `kind_of_variant` says which. The token itself is not among them; most tokens have none.
    """
    none: frozenset[str] = frozenset()
    return groups("spellings").get(token, none) | groups("nicknames").get(token, none)


def kind_of_variant(one: str, other: str) -> str:
    """Say how two different tokens stand for one another: `variant`, `nickname` or nothing.

    `variant` is one name in another spelling or transliteration: MOHAMED and MUHAMMAD, MULLER
    and MUELLER, never a translation (JOSE and JOSEPH are two names). `nickname` is a short form.
    """
    if other in groups("spellings").get(one, ()):
        return "variant"
    if other in groups("nicknames").get(one, ()):
        return "nickname"
    return "variant" if plain_spelling(one) == plain_spelling(other) else ""


@cache
def _pairs(table: str) -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((row["one"], other)) for row in rows(table) for other in row["other"].split()
    )


def are_apart(one: str, other: str) -> bool:
    """Tell whether two tokens are known as different names although they share a sound key."""
    return frozenset((one, other)) in _pairs("apart")


def is_patronymic(one: str, other: str) -> bool:
    """Tell whether one token is the name of the other's child: OLEKSANDR and OLEKSANDROVYCH."""
    short, long = sorted((one, other), key=len)
    if len(short) < _STEM or not long.endswith(_PATRONYMIC):
        return False
    stem = long.removesuffix(next(end for end in _PATRONYMIC if long.endswith(end)))
    return stem in {short, short[:-1]}


def is_gender_pair(one: str, other: str) -> bool:
    """Tell whether two tokens are one name for a woman and for a man: JUAN and JUANA.

    Such names differ by a letter and belong to different persons as a rule, often to brother and
    sister. Family names with an ending of gender (IVANOV, IVANOVA) count too.
    """
    if one[:2] != other[:2] or abs(len(one) - len(other)) > _LONGEST_ENDING:
        return False
    if frozenset((one, other)) in _pairs("gender"):
        return True
    stem = Prefix.similarity(one, other)
    for first, second in _ENDINGS:
        start = stem - Prefix.similarity(first, second)
        ends = {one[start:], other[start:]}
        if start >= _STEM and ends == {first, second}:
            return True
    return False
