"""The most that two persons can score, known before their names are aligned.

Aligning two names costs far more than comparing two dates. Where even the whole of both names, with
every word answered, would stay below the threshold, nobody is asked: the pair need not be aligned.
Whoever is asked about stays the same, since the bound is never below the score.
"""

from collections.abc import Iterable, Mapping

from travesia.screening.matching.births import BirthLevel
from travesia.screening.matching.features import ENOUGH, INITIAL, NAME_FEATURES
from travesia.screening.matching.model import Model
from travesia.screening.matching.rarity import Rarity
from travesia.screening.matching.scoring import AGAINST

#: Words of so many letters may be initials, which say something for each letter.
_INITIALS = 3

#: The same sum in another order may differ in its last digits.
_ROUNDING = 1e-6

#: Start and weight of what names share, by how two dates relate; a level that is not there has no
#: bound.
Bounds = Mapping[BirthLevel, tuple[float, float]]


def bounds_of(model: Model) -> Bounds:
    """Return what bounds the score of pairs without a common document, by their dates.

    Without a birth date a scarce word says more by itself, so there is no bound. There is none at
    all in a model in which anything else of two names speaks for the pair.
    """
    weights = model.weights
    others = (*NAME_FEATURES, "conflict_on_same_date", "date_alone")
    if any(weights[name] > 0 for name in others if name != "shared"):
        return {}
    start = model.start + weights["document_missing"] + _ROUNDING
    found: dict[BirthLevel, tuple[float, float]] = {}
    for level in BirthLevel:
        if level is not BirthLevel.MISSING:
            against = weights["shared_against_date"] if level in AGAINST else 0.0
            each = max(0.0, weights["shared"] + against)
            found[level] = (start + weights[f"birth_{level.value}"], each)
    return found


def most_shared(words: Iterable[str], rarity: Rarity) -> float:
    """Return what the words of a name say at most, however another name answers them."""
    return min(ENOUGH, sum(_most_of(word, rarity) for word in words))


def _most_of(word: str, rarity: Rarity) -> float:
    says = rarity(word)
    return max(says, INITIAL * len(word)) if len(word) <= _INITIALS else says
