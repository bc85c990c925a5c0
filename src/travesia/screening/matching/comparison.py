"""Compare two persons without any list, and the words that every comparison has around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from travesia.screening.matching.model import CURRENT, Model, model, score_of
from travesia.screening.matching.prepared import PreparedName
from travesia.screening.matching.preparing import prepare, prepare_name, setting_of
from travesia.screening.matching.scoring import Scored, score_pair
from travesia.screening.values import Decision, Description, FieldComparison

#: The reason where no single rule asks and the whole taken together does.
TAKEN_TOGETHER = "alike_taken_together"


#: How far thresholds move with the logarithm of the size of a list.
_SLOPE = 0.35
#: The same without birth dates, for readings from 2 on: names alone meet by chance on short lists.
_SLOPE_UNDATED = 0.2


#: The shortest list that thresholds move for, in names.
_SHORTEST_LIST = 100


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two persons compared: a score from 0 to 1, whether somebody is asked, and the reckoning."""

    score: float
    decision: Decision
    rows: tuple[FieldComparison, ...]
    explanation: Explanation


def compare(left: Description, right: Description, *, algorithm: str = CURRENT) -> Comparison:
    """Compare two persons; words are as rare as they are in the region, for want of a list.

    Raises UnknownModelError.
    """
    chosen = model(algorithm)
    setting = setting_of(reading=chosen.reading)
    scored = score_pair(prepare(left), prepare(right), setting=setting, model=chosen)
    rows = compare_person(left, right)
    frame = Frame(
        query_as_given=as_given(left, scored.name.query),
        entry_as_given=as_given(right, scored.name.entry),
        listed=ListLabel(),
        threshold=thresholds_of({}, chosen, kind=scored.dates),
        reason=reason_of(rows, scored),
    )
    found = explain(scored, frame, setting=setting, model=chosen)
    return Comparison(found.score, found.decision, rows, found)


def is_hit(left: Description, right: Description, *, algorithm: str = CURRENT) -> bool:
    """Tell whether `compare` would ask somebody, without the rows and the reckoning.

    For whoever compares with hundreds and explains the few. Raises UnknownModelError.
    """
    chosen = model(algorithm)
    setting = setting_of(reading=chosen.reading)
    scored = score_pair(prepare(left), prepare(right), setting=setting, model=chosen)
    if scored.same_document:
        return True
    least = thresholds_of({}, chosen, kind=scored.dates).value
    return scored.shares_a_word and scored.score >= least


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

    Two persons put side by side are a list of one: hardly anything agrees by chance.
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
