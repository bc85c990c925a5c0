"""Compare two persons without any list, and the words that every comparison has around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log
from typing import Any

from travesia.screening.asking import reason_to_ask
from travesia.screening.comparing import compare_person
from travesia.screening.matching.births import KINDS_OF_DATES
from travesia.screening.matching.explanation import (
    SAME_DOCUMENT,
    Explanation,
    Frame,
    ListLabel,
    Threshold,
    explain,
)
from travesia.screening.matching.model import CURRENT, Model, even, model, score_of
from travesia.screening.matching.prepared import PreparedName, PreparedPerson
from travesia.screening.matching.preparing import prepare, prepare_name, setting_of
from travesia.screening.matching.scoring import Scored, dates_of, score_pair, turned
from travesia.screening.values import Decision, Description, FieldComparison

#: The reason where no single rule asks and the whole taken together does.
TAKEN_TOGETHER = "alike_taken_together"


#: How far thresholds move with the logarithm of the size of a list.
_SLOPE = 0.35
#: The same without birth dates, for readings from 2 on: names alone meet by chance on short lists.
_SLOPE_UNDATED = 0.2


#: The shortest list that thresholds move for, in names.
_SHORTEST_LIST = 100

#: The readings from which two persons side by side are compared the same way round and back.
SYMMETRIC = 2

#: The threshold of two persons side by side.
_HALF = 0.5

#: Below this score two persons side by side are different for all that is known of them.
POSSIBLE = 0.05

#: Two persons side by side are judged as on a list of so many names. Of 4,000 invented people each,
#: on this one 98.8 % are still themselves with a damaged name, 94.6 % with a damaged date as well,
#: and 1.7 % of twins are taken for each other; on the shortest list 12.9 % of the twins were, whose
#: birth date and family names agree. Names alone are judged as on the shortest: no date adds to
#: them.
_AS_ON_A_LIST_OF = {"with_date": 10_000, "partial": 10_000, "without_date": _SHORTEST_LIST}


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two persons compared: a score from 0 to 1, whether somebody is asked, and the reckoning."""

    score: float
    decision: Decision
    rows: tuple[FieldComparison, ...]
    explanation: Explanation

    @property
    def verdict(self) -> str:
        """Say what the score means to a reader: `same`, `possible` or `different`.

        `same`: so alike that somebody is asked. `possible`: what is known does not settle it, as of
        two who bear the same common name and state no date. It says nothing of who somebody is.
        """
        if self.decision is Decision.HIT:
            return "same"
        return "possible" if self.score >= POSSIBLE else "different"


def compare(left: Description, right: Description, *, algorithm: str = CURRENT) -> Comparison:
    """Compare two persons; words are as rare as they are in the region, for want of a list.

    Neither is asked about and neither listed, so the score is the same either way round, and 0.5 is
    the threshold whatever is known of the birth dates (`person_v1` is left as it was in both).
    Raises UnknownModelError.
    """
    scored, chosen, threshold = _side_by_side(prepare(left), prepare(right), algorithm)
    rows = compare_person(left, right)
    frame = Frame(
        query_as_given=as_given(left, scored.name.query),
        entry_as_given=as_given(right, scored.name.entry),
        listed=ListLabel(),
        threshold=threshold,
        reason=reason_of(rows, scored),
    )
    found = explain(scored, frame, setting=setting_of(reading=chosen.reading), model=chosen)
    return Comparison(found.score, found.decision, rows, found)


def is_hit(left: Description, right: Description, *, algorithm: str = CURRENT) -> bool:
    """Tell whether `compare` would ask somebody, without the rows and the reckoning.

    For whoever compares with hundreds and explains the few. Raises UnknownModelError.
    """
    scored, _, threshold = _side_by_side(prepare(left), prepare(right), algorithm)
    return scored.same_document or (scored.shares_a_word and scored.score >= threshold.value)


def _side_by_side(
    left: PreparedPerson, right: PreparedPerson, algorithm: str
) -> tuple[Scored, Model, Threshold]:
    """Score two persons of whom neither is listed; also the weights used, and the threshold.

    Names are aligned from one side to the other, so that which word answers which can depend on the
    side. The way round that says more for one person counts.
    """
    named = model(algorithm)
    one, chosen, threshold = _one_way(left, right, named)
    if named.reading < SYMMETRIC:
        return one, chosen, threshold
    other, others, others_threshold = _one_way(right, left, named)
    if other.log_odds < one.log_odds:
        return turned(other), others, others_threshold
    return one, chosen, threshold


def _one_way(
    left: PreparedPerson, right: PreparedPerson, named: Model
) -> tuple[Scored, Model, Threshold]:
    kind = dates_of(left, right)
    chosen = named if named.reading < SYMMETRIC else _beside(named.name, kind)
    setting = setting_of(reading=named.reading)
    scored = score_pair(left, right, setting=setting, model=chosen)
    if named.reading < SYMMETRIC:
        return scored, chosen, thresholds_of({}, named, kind=kind)
    return scored, chosen, Threshold(_HALF, kind)


@cache
def _beside(name: str, kind: str) -> Model:
    """Return a model for two persons side by side: even weights, and 0.5 as the threshold.

    A score against a list starts low, since somebody on a long list is alike by chance. The start
    moves by as much as the threshold of a list of `_AS_ON_A_LIST_OF` names lies from 0.5.
    """
    named = model(name)
    least = threshold_for(named, kind, _AS_ON_A_LIST_OF[kind])
    return replace(even(named), start=named.start - log(least / (1 - least)))


def reason_of(rows: Sequence[FieldComparison], scored: Scored) -> str:
    """Return the code of the reason to ask: the rule that fits, or the whole taken together."""
    if scored.same_document:
        return SAME_DOCUMENT
    reason = reason_to_ask(rows)
    # The rules in words take any equal number for the same document, also a short one.
    return reason if reason and reason != SAME_DOCUMENT else TAKEN_TOGETHER


def thresholds_of(
    header: Mapping[str, Any], chosen: Model, *, kind: str, value: float | None = None
) -> Threshold:
    """Return the threshold in force: the one given, the list's own, or one for its size.

    The list's own holds only for the weights it was read with. One that was set before dates in
    part had a threshold of their own is asked with the stricter of its threshold for whole dates
    and the model's for dates in part. `kind` is one of `births.KINDS_OF_DATES`.
    """
    if value is not None:
        return Threshold(value, kind)
    calibration = header.get("calibration", {})
    own = calibration.get("thresholds", {})
    if calibration.get("weights") not in {None, "", chosen.digest}:
        own = {}
    if own.get(kind) is not None:
        return Threshold(float(own[kind]), kind, calibrated=True)
    names = int(header.get("counts", {}).get("names", 0))
    general = threshold_for(chosen, kind, names)
    if kind == "partial" and own.get("with_date") is not None:
        return Threshold(max(float(own["with_date"]), general), kind)
    return Threshold(general, kind)


def _general(chosen: Model, kind: str) -> float:
    """Return the threshold that came with the model."""
    return {
        "with_date": chosen.threshold,
        "partial": chosen.threshold_partial,
        "without_date": chosen.threshold_without_date,
    }[kind]


def threshold_for(chosen: Model, kind: str, names: int) -> float:
    """Return the threshold for a list of this many names that was not calibrated.

    The fewer names, the fewer meet by chance: the threshold of the model is for a list of
    `reference` names and moves with the logarithm of the size, by half of what chance alone
    would allow, since officers should not be shown what looks unlike; less where names stand
    alone.
    """
    general = _general(chosen, kind)
    alone = kind == "without_date" and chosen.reading > 1
    slope = _SLOPE_UNDATED if alone else _SLOPE
    moved = log(general / (1 - general))
    return score_of(moved + slope * log(max(names, _SHORTEST_LIST) / chosen.reference))


def floors_of(chosen: Model) -> dict[str, float]:
    """Return the lowest thresholds a list may have: those of the shortest list."""
    return {kind: threshold_for(chosen, kind, _SHORTEST_LIST) for kind in KINDS_OF_DATES}


def as_given(person: Description, name: PreparedName) -> str:
    """Return the name that was compared as it was given."""
    only = len(person.names) == 1
    for one in person.names:
        if only or prepare_name(one).words == name.words:
            return f"{one.primary}, {one.secondary}" if one.secondary else one.primary
    return ""
