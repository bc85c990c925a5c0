"""How two names relate, in words: the same, a slip apart, in part, or different."""

from functools import lru_cache

from rapidfuzz.distance import OSA

from travesia.screening.names import (
    as_written,
    is_latin,
    joined,
    plain_spelling,
    tokens,
    without_particles,
)
from travesia.screening.values import Relation

#: What a comparison of one field says: the relation and the code of its note.
Answer = tuple[Relation, str]

Words = tuple[str, ...]


def compare_texts(left: str, right: str) -> Answer:
    """Compare two names or parts of names as written; the same both ways round.

    Names that meet only when they are written in Latin letters are near and do not agree: many
    names of another script share one Latin form.
    """
    answer = compare_words(tokens(left), tokens(right))
    if answer[0] is not Relation.AGREES or (is_latin(left) and is_latin(right)):
        return answer
    if as_written(left) == as_written(right):
        return answer
    both = not is_latin(left) and not is_latin(right)
    return Relation.NEAR, "same_in_latin" if both else "other_script"


def compare_words(left: Words, right: Words) -> Answer:
    """Compare two names as folded words."""
    if not left or not right:
        return Relation.NOT_KNOWN, ""
    if left == right:
        return Relation.AGREES, ""
    written = _written_otherwise(left, right)
    if written:
        return Relation.NEAR, written
    core_left, core_right = without_particles(left), without_particles(right)
    slip = _slip(joined(core_left), joined(core_right))
    if not slip and len(left) != len(right):
        slip = _slip(joined(left), joined(right))
    if slip:
        return Relation.NEAR, slip
    part = _in_part(core_left, core_right)
    if part:
        return Relation.PARTIAL, part
    shared = set(core_left) & set(core_right)
    return Relation.DIFFERS, "one_part_agrees" if shared else ""


def _written_otherwise(left: Words, right: Words) -> str:
    """Return the note for the same words in another order, joined, or spelled by another rule."""
    if len(left) == len(right) and sorted(left) == sorted(right):
        return "order_differs"
    if joined(left) == joined(right):
        return "written_together"
    if sorted(without_particles(left)) == sorted(without_particles(right)):
        return "particle_differs"
    return "spelled_otherwise" if _spelling(left) == _spelling(right) else ""


@lru_cache(maxsize=65_536)
def _spelling(words: Words) -> tuple[str, ...]:
    return tuple(sorted(plain_spelling(word) for word in without_particles(words)))


def slips_allowed(length: int) -> int:
    """Say how many letters may be off before two texts of this length count as different.

    Short names differ by one letter as a rule: Lee and Leo, Ana and Ada are other names.
    """
    if length <= 3:
        return 0
    return 1 if length <= 7 else 2


def _slip(left: str, right: str) -> str:
    allowed = slips_allowed(min(len(left), len(right)))
    distance = OSA.distance(left, right, score_cutoff=allowed)
    if distance > allowed:
        return ""
    if distance == 2:
        return "two_letters_off"
    return "letters_swapped" if sorted(left) == sorted(right) else "one_letter_off"


def _in_part(left: Words, right: Words) -> str:
    """Return the note when every word of the shorter side has its own counterpart."""
    short, long = sorted((left, right), key=lambda words: (len(words), words))
    rest = list(long)
    kinds = set()
    for word in sorted(short, key=len, reverse=True):
        kind, match = _counterpart(word, rest)
        if not match:
            return ""
        rest.remove(match)
        kinds.add(kind)
    if kinds == {"initial"}:
        return "" if len(short) == 1 and len(long) > 2 else "initial_only"
    if "near" in kinds:
        return "in_part_near"
    return "initial_only" if "initial" in kinds else "in_part"


def _counterpart(word: str, among: list[str]) -> tuple[str, str]:
    if word in among:
        return "same", word
    for other in among:
        if 1 in (len(word), len(other)) and word[0] == other[0]:
            return "initial", other
    for other in among:
        allowed = min(1, slips_allowed(min(len(word), len(other)) - 1))
        if allowed and OSA.distance(word, other, score_cutoff=1) <= 1:
            return "near", other
    return "", ""
