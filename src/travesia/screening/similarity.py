"""How alike two tokens of names are, from 0 to 1, and in which way.

The measure by which names are aligned. An engine may compute the same in bulk; this is the
reference.
"""

from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from travesia.screening.romanising import same_syllables
from travesia.screening.sounding import sound_key
from travesia.screening.spellings import are_apart, is_gender_pair, kind_of_variant


class Likeness(StrEnum):
    """In which way two tokens are alike."""

    EXACT = "exact"
    VARIANT = "variant"
    """One name in another spelling or transliteration."""
    TYPO = "typo"
    """A letter or two off, for the length of the token."""
    SOUND = "sound"
    """Other letters, the same by ear."""
    INITIAL = "initial"
    """One is the first letter of the other."""
    PREFIX = "prefix"
    """One was cut and the other goes on as it began."""
    NICKNAME = "nickname"
    """A short form and its name."""
    GENDER_PAIR = "gender_pair"
    """One name for a woman and for a man, typical of brother and sister."""
    NONE = "none"


SURE = {
    Likeness.EXACT: 1.0,
    Likeness.VARIANT: 0.95,
    Likeness.SOUND: 0.85,
    Likeness.NICKNAME: 0.7,
    Likeness.INITIAL: 0.5,
    Likeness.PREFIX: 0.75,
    Likeness.GENDER_PAIR: 0.3,
    Likeness.NONE: 0.0,
}
"""What each kind is worth; a typo is worth what its letters say. Calibration weighs them again."""

_SHORT = 2.0
"""How much more a letter counts in short tokens: half as much again in four letters."""

_FIRST_LETTER = 0.1
"""Taken off when the first letters differ: slips are rarest there."""

_BY_EAR_AND_EYE = 0.92
"""The same by ear and one letter apart: PEREZ, PERES."""

_MISREAD = 0.75
"""Two letters off that are alike to the eye of a reader: GARCIA, CAPCIA."""

_SHORTEST_SEEN = 6
"""Letters; in shorter tokens two letters make another name: JUANA, IVANA."""

_END_NOT_HEARD = 0.8
"""The same by ear but for an E at the end, which some languages hear and others do not."""

_NO_VOWELS = 0.6
"""The same consonants where one side wrote no vowels, as a zone in Arabic letters does."""


def letters_allowed(length: int) -> int:
    """Say how many letters may be off for the shorter token's length: 0 to 3, 1 to 7, 2 to 11."""
    return 0 if length <= 3 else min(length // 4, 3)


@lru_cache(maxsize=131_072)
def token_similarity(one: str, other: str, *, cut: bool = False) -> tuple[float, Likeness]:
    """Return how alike two tokens in capitals are, and in which way; the same both ways round.

    Args:
        one: a token of `normalise`.
        other: the token it is compared with.
        cut: one of the two ends a name that may have been cut, so it may be a beginning.
    """
    if one == other:
        return (SURE[Likeness.EXACT], Likeness.EXACT) if one else (0.0, Likeness.NONE)
    if 1 in (len(one), len(other)):
        kind = Likeness.INITIAL if one[:1] == other[:1] and one and other else Likeness.NONE
        return SURE[kind], kind
    variant = kind_of_variant(one, other)
    if variant:
        return SURE[Likeness(variant)], Likeness(variant)
    if is_gender_pair(one, other):
        return SURE[Likeness.GENDER_PAIR], Likeness.GENDER_PAIR
    found = max(_by_letters(one, other), _by_ear(one, other), _by_shape(one, other))
    if cut and found[0] < SURE[Likeness.PREFIX] and _begins(one, other):
        return SURE[Likeness.PREFIX], Likeness.PREFIX
    return found


def _begins(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _by_letters(one: str, other: str) -> tuple[float, Likeness]:
    allowed = letters_allowed(min(len(one), len(other)))
    distance = OSA.distance(one, other, score_cutoff=allowed)
    if distance > allowed:
        return 0.0, Likeness.NONE
    length = max(len(one), len(other))
    alike = 1 - distance * (1 + _SHORT / length) / length
    return round(alike - _FIRST_LETTER * (one[0] != other[0]), 4), Likeness.TYPO


def _by_shape(one: str, other: str) -> tuple[float, Likeness]:
    """Believe two letters off, or RN for M, where they are letters that readers confuse."""
    if min(len(one), len(other)) < _SHORTEST_SEEN or abs(len(one) - len(other)) > 1:
        return 0.0, Likeness.NONE
    if OSA.distance(one, other, score_cutoff=2) > 2 or _shape(one) != _shape(other):
        return 0.0, Likeness.NONE
    return _MISREAD, Likeness.TYPO


def _shape(token: str) -> str:
    return token.replace("RN", "M").replace("VV", "W").translate(_CONFUSED)


def _by_ear(one: str, other: str) -> tuple[float, Likeness]:
    left, right = sound_key(one), sound_key(other)
    if left == right and not are_apart(one, other):
        close = OSA.distance(one, other, score_cutoff=1) <= 1 and min(len(one), len(other)) > 3
        return (_BY_EAR_AND_EYE if close else SURE[Likeness.SOUND]), Likeness.SOUND
    if same_syllables(one, other):
        return SURE[Likeness.SOUND], Likeness.SOUND
    if left[0] == right[0] and left != right:
        if _silent_end(one, left) == _silent_end(other, right):
            return _END_NOT_HEARD, Likeness.SOUND
        if _without_vowels(left, right):
            return _NO_VOWELS, Likeness.SOUND
    return 0.0, Likeness.NONE


def _silent_end(token: str, key: str) -> str:
    """Leave out an E behind a consonant at the end: GERALDINE, YERALDIN; not in short tokens."""
    return key[:-1] if len(token) > 4 and key[-1] == "E" else key


def _without_vowels(left: str, right: str) -> bool:
    """Tell whether two keys are the same but for the vowels, of which one side has none."""
    short, long = sorted((left, right), key=len)
    return len(short) >= 3 and long.translate(_VOWELS) == short


_CONFUSED = str.maketrans("QDGLJVFXHR", "OOCIIUEKNP")
_VOWELS = str.maketrans("", "", "AEIOY")
