"""What a pair of names shows, as few numbers with a meaning each; the model gives them weights."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import OSA

from travesia.screening.matching.aligning import Alignment, Pair, WordSimilarity, align
from travesia.screening.matching.counting_words import married_places
from travesia.screening.matching.prepared import PreparedName
from travesia.screening.matching.rarity import LIGHT, Known, Rarity
from travesia.screening.similarity import letters_allowed

#: Kinds of likeness that are ways of writing one name, against slips of the hand or the reader.
WRITTEN_OTHERWISE = frozenset({"variant", "sound", "joined"})

#: More than this much shared rarity says nothing new.
ENOUGH = 12.0

#: The ways to read a name, which a table of weights names: 1 is that of `person_v1`; 2 counts light
#: words where they are half of a name, sets the name of a spouse aside, hears words that stand
#: together on one side only, looks for the scarcest word, and holds initials against each other.
READING = 2

#: What a particle or title says at most where it is half of a name.
_HALF_A_NAME = 2.5

#: What an initial says, in the measure of `rarity`: about one person in twelve bears it.
INITIAL = 1.1

NAME_FEATURES = (
    "shared",
    "otherwise",
    "slip",
    "slips",
    "far_slips",
    "other_name",
    "nickname",
    "initial",
    "conflict",
    "conflict_unknown",
    "more_in_query",
    "more_in_entry",
    "married",
    "conflict_share",
    "unanswered_share",
    "one_word_only",
    "scrambled",
    "nothing_shared",
    "weak_alias",
)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a comparison of names needs to know beside the names."""

    similarity: WordSimilarity
    rarity: Rarity
    scarcity: Rarity
    """How much scarcer a word is than the names of many."""
    known: Known
    """Tells whether a word is an established name rather than a slip."""
    light: Callable[[str], bool]
    """Tells particles and titles, which carry little."""
    heavy: Callable[[tuple[str, ...]], tuple[bool, ...]]
    """Tells of each word of a name whether it counts."""
    reading: int = READING


@dataclass(frozen=True, slots=True)
class NameEvidence:
    """One pair of names with its alignment and its numbers, in the order of NAME_FEATURES."""

    query: PreparedName
    entry: PreparedName
    alignment: Alignment
    values: tuple[float, ...]


def name_evidence(query: PreparedName, entry: PreparedName, setting: Setting) -> NameEvidence:
    """Align two names and count what the alignment shows."""
    alignment = align(
        query.words,
        entry.words,
        similarity=setting.similarity,
        open_query=query.cut,
        open_entry=entry.cut,
        by_ear=setting.reading > 1,
    )
    found = dict.fromkeys(NAME_FEATURES, 0.0)
    heavy = 0
    for pair in alignment.pairs:
        heavy += _count_pair(found, pair, query, entry, setting)
    _count_left(found, alignment, query, entry, setting)
    if heavy:
        # Never more than the words they begin would say in full, so that no initial outdoes a name.
        found["shared"] += _by_initials(alignment, query, entry, setting)
    else:
        # Initials bear out a name that is shared; alone they fit half the people there are.
        found["initial"] = 0.0
    found["one_word_only"] = float(heavy == 1 and not found["initial"])
    found["nothing_shared"] = float(heavy == 0)
    found["scrambled"] = float(_scrambled(alignment))
    found["weak_alias"] = float(entry.weak)
    found["shared"] = min(ENOUGH, found["shared"])
    return NameEvidence(query, entry, alignment, tuple(found.values()))


def scarcest(name: NameEvidence, setting: Setting) -> float:
    """Say how scarce the scarcest words are that answer each other: the commoner side counts.

    A word that is written otherwise (RUIXUAN, JUIHSUAN) is not that word: many are alike by ear.
    """
    most = 0.0
    if setting.reading < 2:
        return most
    scarce, query, entry = setting.scarcity, name.query, name.entry
    for pair in name.alignment.pairs:
        otherwise = pair.kind in WRITTEN_OTHERWISE and pair.kind != "joined"
        if otherwise or pair.kind == "initial" or _is_light(pair, query, entry, setting):
            continue
        if _one_letter(pair, query):
            continue
        one = sum(scarce(query.words[place]) for place in pair.query)
        if one * pair.similarity > most:
            other = sum(scarce(entry.words[place]) for place in pair.entry)
            most = max(most, min(one, other) * pair.similarity)
    return most


def pair_weight(pair: Pair, query: PreparedName, entry: PreparedName, setting: Setting) -> float:
    """Say how much it tells that these words answer each other: the commoner side counts."""
    if _is_light(pair, query, entry, setting):
        return LIGHT
    if pair.kind == "initial":
        return _initial_weight(pair, query, entry, setting)
    one = sum(setting.rarity(query.words[place]) for place in pair.query)
    other = sum(setting.rarity(entry.words[place]) for place in pair.entry)
    most = min(one, other)
    if setting.reading > 1 and _one_letter(pair, query):
        # The same initial on both sides says no more than an initial does: many share it.
        return min(most, INITIAL)
    half = len(pair.query) == 1 and setting.light(query.words[pair.query[0]])
    return min(most, _HALF_A_NAME) if half else most


def _one_letter(pair: Pair, query: PreparedName) -> bool:
    """Tell whether a single letter answers a single letter."""
    return len(pair.query) == 1 == len(query.words[pair.query[0]])


def _is_light(pair: Pair, query: PreparedName, entry: PreparedName, setting: Setting) -> bool:
    """Tell whether a particle or title answers: it counts if it does in either of two equal."""
    if len(pair.query) > 1 or setting.heavy(query.words)[pair.query[0]]:
        return False
    return pair.kind != "exact" or not setting.heavy(entry.words)[pair.entry[0]]


def _by_initials(
    alignment: Alignment, query: PreparedName, entry: PreparedName, setting: Setting
) -> float:
    pairs = (pair for pair in alignment.pairs if pair.kind == "initial")
    return sum(_initial_weight(pair, query, entry, setting) for pair in pairs)


def _initial_weight(
    pair: Pair, query: PreparedName, entry: PreparedName, setting: Setting
) -> float:
    """Say how much initials tell: each as one of twelve, or less where the full word says less."""
    one = [query.words[place] for place in pair.query]
    other = [entry.words[place] for place in pair.entry]
    full = max(one, other, key=lambda words: sum(map(len, words)))
    return sum(min(INITIAL, setting.rarity(word)) for word in full)


def _count_pair(
    found: dict[str, float],
    pair: Pair,
    query: PreparedName,
    entry: PreparedName,
    setting: Setting,
) -> int:
    """Count one pair; return 1 when its words carry weight."""
    weight = pair_weight(pair, query, entry, setting)
    if pair.kind == "initial":
        found["initial"] += 1
        return 0
    found["shared"] += weight * pair.similarity
    lost = 1 - pair.similarity
    if pair.kind == "exact":
        pass
    elif pair.kind == "nickname":
        found["nickname"] += 1
    elif pair.kind in WRITTEN_OTHERWISE or pair.kind == "prefix":
        found["otherwise"] += lost
    elif _both_known(pair, query, entry, setting):
        found["other_name"] += 1
    else:
        found["slip"] += lost
        found["slips"] += 1
        found["far_slips"] += _is_far(query.words[pair.query[0]], entry.words[pair.entry[0]])
    return int(weight > LIGHT)


def _is_far(one: str, other: str) -> bool:
    """Tell whether more letters are off than a slip by itself explains in so short a word."""
    allowed = letters_allowed(min(len(one), len(other)))
    return OSA.distance(one, other, score_cutoff=allowed) > allowed


def _both_known(pair: Pair, query: PreparedName, entry: PreparedName, setting: Setting) -> bool:
    if pair.kind == "gender_pair":
        return True
    return setting.known(query.words[pair.query[0]]) and setting.known(entry.words[pair.entry[0]])


def _count_left(
    found: dict[str, float],
    alignment: Alignment,
    query: PreparedName,
    entry: PreparedName,
    setting: Setting,
) -> None:
    """Count the words that nothing answers: opposed on both sides, or more on one side only."""
    left = _left(query, alignment.query_left, setting), _left(entry, alignment.entry_left, setting)
    if setting.reading > 1:
        for place, there in _initials_apart(alignment, query, entry):
            left = _with(left[0], place), _with(left[1], there)
    if setting.reading > 1 and all(left):
        before = len(left[0]) + len(left[1])
        left = _without_spouse(query, left[0]), _without_spouse(entry, left[1])
        found["married"] = float(before - len(left[0]) - len(left[1]))
    one = [query.words[place] for place in left[0]]
    other = [entry.words[place] for place in left[1]]
    opposed = min(len(one), len(other))
    unknown = min(opposed, sum(not setting.known(word) for word in one))
    found["conflict"] = float(opposed - unknown)
    found["conflict_unknown"] = float(unknown)
    found["more_in_query"] = float(len(one) - opposed)
    found["more_in_entry"] = float(len(other) - opposed)
    answered = sum(len(pair.query) for pair in alignment.pairs)
    found["conflict_share"] = opposed / max(1, opposed + answered)
    lost = sum(_lost(word, setting) for word in (*one, *other))
    found["unanswered_share"] = lost / (lost + 2 * found["shared"] + 1)


def _left(name: PreparedName, places: tuple[int, ...], setting: Setting) -> list[int]:
    """Return the places of words that count among those that nothing answers."""
    if not places:
        return []
    heavy = setting.heavy(name.words)
    return [place for place in places if heavy[place] and len(name.words[place]) > 1]


def _with(places: list[int], place: int) -> list[int]:
    return places if place in places else sorted([*places, place])


def _initials_apart(
    alignment: Alignment, query: PreparedName, entry: PreparedName
) -> list[tuple[int, int]]:
    """Return the places of an initial and of what stands in its place: HANS O., HANS JOACHIM.

    It does where the words before the two answer each other, or where both names begin with them.
    An initial elsewhere says nothing: MARIA G. PEREZ may be MARIA PEREZ LOPEZ.
    """
    ends = {(pair.query[-1], pair.entry[-1]) for pair in alignment.pairs} | {(-1, -1)}
    return [
        (one, other)
        for one in alignment.query_left
        for other in alignment.entry_left
        if 1 in (len(query.words[one]), len(entry.words[other])) and (one - 1, other - 1) in ends
    ]


def _without_spouse(name: PreparedName, places: list[int]) -> list[int]:
    """Return the places without names that come and go with a marriage."""
    married = married_places(name.words, name.surname)
    return [place for place in places if place not in married]


def _lost(word: str, setting: Setting) -> float:
    if len(word) == 1:
        return INITIAL
    says = setting.rarity(word)
    return min(says, _HALF_A_NAME) if setting.light(word) else says


def _scrambled(alignment: Alignment) -> bool:
    """Tell whether the order is neither the same nor one side's words moved to the other end."""
    order = [place for pair in alignment.pairs for place in pair.entry]
    falls = sum(later < earlier for earlier, later in pairwise(order))
    if not falls:
        return False
    return falls > 1 or order[-1] > order[0]
