"""What a pair of names shows, as few numbers with a meaning each; the model gives them weights."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from travesia.screening.matching.aligning import Alignment, Pair, WordSimilarity, align
from travesia.screening.matching.prepared import PreparedName
from travesia.screening.matching.rarity import LIGHT, Known, Rarity

#: Kinds of likeness that are ways of writing one name, against slips of the hand or the reader.
WRITTEN_OTHERWISE = frozenset({"variant", "sound", "joined"})

#: More than this much shared rarity says nothing new.
_ENOUGH = 12.0

#: What an initial says, in the measure of `rarity`: about one person in twelve bears it.
_INITIAL = 1.1

NAME_FEATURES = (
    "shared",
    "otherwise",
    "slip",
    "slips",
    "other_name",
    "nickname",
    "initial",
    "conflict",
    "conflict_unknown",
    "more_in_query",
    "more_in_entry",
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
    known: Known
    """Tells whether a word is an established name rather than a slip."""
    light: Callable[[str], bool]
    """Tells particles and titles, which carry little."""


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
    found["shared"] = min(_ENOUGH, found["shared"])
    return NameEvidence(query, entry, alignment, tuple(found.values()))


def pair_weight(pair: Pair, query: PreparedName, entry: PreparedName, setting: Setting) -> float:
    """Say how much it tells that these words answer each other: the commoner side counts."""
    if setting.light(query.words[pair.query[0]]) and len(pair.query) == 1:
        return LIGHT
    if pair.kind == "initial":
        return _initial_weight(pair, query, entry, setting)
    one = sum(setting.rarity(query.words[place]) for place in pair.query)
    other = sum(setting.rarity(entry.words[place]) for place in pair.entry)
    return min(one, other)


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
    return sum(min(_INITIAL, setting.rarity(word)) for word in full)


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
    return int(weight > LIGHT)


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
    one = [query.words[p] for p in alignment.query_left if not setting.light(query.words[p])]
    other = [entry.words[p] for p in alignment.entry_left if not setting.light(entry.words[p])]
    one = [word for word in one if len(word) > 1]
    other = [word for word in other if len(word) > 1]
    opposed = min(len(one), len(other))
    unknown = min(opposed, sum(not setting.known(word) for word in one))
    found["conflict"] = float(opposed - unknown)
    found["conflict_unknown"] = float(unknown)
    found["more_in_query"] = float(len(one) - opposed)
    found["more_in_entry"] = float(len(other) - opposed)
    answered = sum(len(pair.query) for pair in alignment.pairs)
    found["conflict_share"] = opposed / max(1, opposed + answered)
    lost = sum(map(setting.rarity, one)) + sum(map(setting.rarity, other))
    found["unanswered_share"] = lost / (lost + 2 * found["shared"] + 1)


def _scrambled(alignment: Alignment) -> bool:
    """Tell whether the order is neither the same nor one side's words moved to the other end."""
    order = [place for pair in alignment.pairs for place in pair.entry]
    falls = sum(later < earlier for earlier, later in pairwise(order))
    if not falls:
        return False
    return falls > 1 or order[-1] > order[0]
