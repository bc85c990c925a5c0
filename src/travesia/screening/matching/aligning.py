"""Align the words of two names: which word answers which, how alike they are, what is left over.

The order of the words is not held against a name: documents, forms and zones put family and given
names either way round. Words written together on one side and apart on the other answer each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from travesia.screening.names import plain_spelling
from travesia.screening.romanising import same_syllables
from travesia.screening.sounding import may_sound_alike
from travesia.screening.spellings import variants

#: Names longer than this in words are cut; no document carries more.
MOST_WORDS = 14

#: A word with one of these is rather a short name than initials.
_VOWELS = frozenset("AEIOUY")

#: Below this likeness two words do not answer each other.
LEAST_ALIKE = 0.5

Words = tuple[str, ...]

#: Words that stand together on one side only answer each other by ear from this likeness on, and
#: where they are not longer than this: CHIEN KUO has a letter more than JIANGUO.
_ALIKE_BY_EAR = 0.8
_LONGER_BY_EAR = 4

#: Likeness of two words, 0 to 1, and the kind of it.
WordSimilarity = Callable[[str, str], tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Pair:
    """Words of the query that answer words of the entry; places count from zero."""

    query: tuple[int, ...]
    entry: tuple[int, ...]
    similarity: float
    kind: str
    """`exact`, `joined`, or a kind of `spelling.token_similarity`."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs in the order of the query, and the places that nothing answers."""

    pairs: tuple[Pair, ...]
    query_left: tuple[int, ...]
    entry_left: tuple[int, ...]


def align(
    query: Words,
    entry: Words,
    *,
    similarity: WordSimilarity,
    open_query: bool = False,
    open_entry: bool = False,
    by_ear: bool = False,
) -> Alignment:
    """Align two names given as folded words.

    `open_query` and `open_entry` say that the last word of that side was cut (Doc 9303-3 §4.6
    truncates zones), so that it answers any word it begins. `by_ear` lets words that stand together
    on one side only answer each other by sound as well: JIANGUO, CHIEN KUO.
    """
    one, other = query[:MOST_WORDS], entry[:MOST_WORDS]
    free_one, free_other = list(range(len(one))), list(range(len(other)))
    pairs = _exact(one, other, free_one, free_other)
    if free_one or free_other:
        heard = similarity if by_ear else None
        pairs += _joined(one, other, free_one, free_other, heard)
        pairs += _initials(one, other, free_one, free_other)
    if free_one and free_other:
        cut = (len(one) - 1 if open_query else -1, len(other) - 1 if open_entry else -1)
        pairs += _alike(one, other, free_one, free_other, similarity, cut)
    return Alignment(
        tuple(sorted(pairs, key=lambda pair: pair.query)), tuple(free_one), tuple(free_other)
    )


def _exact(one: Words, other: Words, free_one: list[int], free_other: list[int]) -> list[Pair]:
    pairs = []
    for place, word in enumerate(one):
        if word not in other:
            continue
        for there in free_other:
            if other[there] == word:
                pairs.append(Pair((place,), (there,), 1.0, "exact"))
                free_other.remove(there)
                free_one.remove(place)
                break
    return pairs


def _joined(
    one: Words,
    other: Words,
    free_one: list[int],
    free_other: list[int],
    heard: WordSimilarity | None,
) -> list[Pair]:
    """Pair a word of one side with two or three neighbours of the other, written together."""
    pairs: list[Pair] = []
    if max(len(one), len(other)) < 2:
        return pairs
    runs = _runs(other, free_other)
    for place in tuple(free_one) if runs else ():
        run = _run_for(one[place], runs, heard)
        if run:
            pairs.append(Pair((place,), run, *_joined_likeness(one[place], other, run)))
            free_one.remove(place)
            _take(free_other, run)
            runs = _runs(other, free_other)
    runs = _runs(one, free_one)
    for there in tuple(free_other) if runs else ():
        run = _run_for(other[there], runs, heard)
        if run:
            pairs.append(Pair(run, (there,), *_joined_likeness(other[there], one, run)))
            free_other.remove(there)
            _take(free_one, run)
            runs = _runs(one, free_one)
    return pairs


def _runs(words: Words, free: list[int]) -> list[tuple[tuple[int, ...], str]]:
    """Return two and three free neighbours with what they are written together, in order."""
    found: list[tuple[tuple[int, ...], str]] = []
    for place in free:
        if place + 1 not in free:
            continue
        text = words[place] + words[place + 1]
        found.append(((place, place + 1), text))
        if place + 2 in free:
            found.append(((place, place + 1, place + 2), text + words[place + 2]))
    return found


def _run_for(
    word: str, runs: list[tuple[tuple[int, ...], str]], heard: WordSimilarity | None
) -> tuple[int, ...]:
    """Return the neighbouring free places whose words make up this one; empty if none do."""
    if len(word) < 5:
        return ()
    most = _LONGER_BY_EAR if heard else 1
    for run, text in runs:
        if abs(len(word) - len(text)) > most:
            continue
        if (text[0] == word[0] and _nearly(word, text)) or _is_heard(word, text, heard):
            return run
    return ()


def _is_heard(word: str, text: str, heard: WordSimilarity | None) -> bool:
    """Tell whether words written together sound like a word, or are another spelling of it."""
    if heard is None or abs(len(word) - len(text)) > _LONGER_BY_EAR:
        return False
    if not (may_sound_alike(word, text) or _may_be_spelled(word, text)):
        return False
    alike, kind = heard(word, text)
    return alike >= _ALIKE_BY_EAR and kind in {"sound", "variant"}


def _may_be_spelled(word: str, text: str) -> bool:
    """Tell whether one may be another spelling or romanisation of the other."""
    return (
        text in variants(word)
        or plain_spelling(word) == plain_spelling(text)
        or same_syllables(word, text)
    )


@lru_cache(maxsize=1 << 16)
def _nearly(word: str, text: str) -> bool:
    if abs(len(word) - len(text)) > 1:
        return False
    return word == text or (len(word) >= 7 and OSA.distance(word, text, score_cutoff=1) <= 1)


def _initials(one: Words, other: Words, free_one: list[int], free_other: list[int]) -> list[Pair]:
    """Pair initials written as one word with the words they begin: JC, JEAN CLAUDE."""
    pairs: list[Pair] = []
    for place in tuple(free_one):
        run = _begun_by(one[place], other, free_other)
        if run:
            pairs.append(Pair((place,), run, LEAST_ALIKE, "initial"))
            free_one.remove(place)
            _take(free_other, run)
    for there in tuple(free_other):
        run = _begun_by(other[there], one, free_one)
        if run:
            pairs.append(Pair(run, (there,), LEAST_ALIKE, "initial"))
            free_other.remove(there)
            _take(free_one, run)
    return pairs


def _begun_by(word: str, words: Words, free: list[int]) -> tuple[int, ...]:
    """Return neighbouring free places that these two or three consonants are the initials of."""
    if not 2 <= len(word) <= 3 or not _VOWELS.isdisjoint(word):
        return ()
    for place in free:
        run = tuple(range(place, place + len(word)))
        if run[-1] >= len(words) or not all(there in free for there in run):
            continue
        begun = (words[there] for there in run)
        if all(
            len(full) > 1 and full[0] == letter for full, letter in zip(begun, word, strict=True)
        ):
            return run
    return ()


def _joined_likeness(word: str, words: Words, run: tuple[int, ...]) -> tuple[float, str]:
    same = word == "".join(words[place] for place in run)
    return (1.0 if same else 0.85, "joined")


def _alike(
    one: Words,
    other: Words,
    free_one: list[int],
    free_other: list[int],
    similarity: WordSimilarity,
    cut: tuple[int, int],
) -> list[Pair]:
    """Pair what is left, the most alike first."""
    found = []
    for place in free_one:
        for there in free_other:
            alike, kind = similarity(one[place], other[there])
            if place == cut[0] or there == cut[1]:
                alike, kind = _cut(one[place], other[there], place == cut[0], (alike, kind))
            if alike >= LEAST_ALIKE:
                found.append((-alike, place, there, kind))
    pairs = []
    for less, place, there, kind in sorted(found):
        if place in free_one and there in free_other:
            pairs.append(Pair((place,), (there,), -less, kind))
            free_one.remove(place)
            free_other.remove(there)
    return pairs


def _cut(word: str, other: str, query_is_cut: bool, found: tuple[float, str]) -> tuple[float, str]:
    """Say how alike two words are when one of them was cut at its end."""
    short, long = (word, other) if query_is_cut else (other, word)
    if len(short) < len(long) and long.startswith(short) and found[0] < 0.9:
        return (0.9, "prefix") if len(short) > 2 else (max(found[0], 0.6), "prefix")
    return found


def _take(free: list[int], run: tuple[int, ...]) -> None:
    for place in run:
        free.remove(place)
