"""Compare two persons without any list, and the words that every comparison has around it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Any

from travesia.screening.asking import reason_to_ask
from travesia.screening.comparing import compare_person
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


#: The size of list that the thresholds of the model were read on, in names.
_REFERENCE = 300_000
_SLOPE = 0.35


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
    setting = setting_of()
    scored = score_pair(prepare(left), prepare(right), setting=setting, model=chosen)
    rows = compare_person(left, right)
    frame = Frame(
        query_as_given=as_given(left, scored.name.query),
        entry_as_given=as_given(right, scored.name.entry),
        listed=ListLabel(),
        threshold=thresholds_of({}, chosen, dated=scored.dated),
        reason=reason_of(rows, scored),
    )
    found = explain(scored, frame, setting=setting, model=chosen)
    return Comparison(found.score, found.decision, rows, found)


def reason_of(rows: Sequence[FieldComparison], scored: Scored) -> str:
    """Return the code of the reason to ask: the rule that fits, or the whole taken together."""
    if scored.same_document:
        return SAME_DOCUMENT
    reason = reason_to_ask(rows)
    # The rules in words take any equal number for the same document, also a short one.
    return reason if reason and reason != SAME_DOCUMENT else TAKEN_TOGETHER


def thresholds_of(
    header: Mapping[str, Any], chosen: Model, *, dated: bool, value: float | None = None
) -> Threshold:
    """Return the threshold in force: the one given, the list's own, or one for its size.

    The list's own holds only for the weights it was read with.

    Two persons put side by side are a list of one: hardly anything agrees by chance.
    """
    kind = "with_date" if dated else "without_date"
    if value is not None:
        return Threshold(value, kind)
    calibration = header.get("calibration", {})
    own = calibration.get("thresholds", {}).get(kind)
    if own is not None and calibration.get("weights") in {None, "", chosen.digest}:
        return Threshold(float(own), kind, calibrated=True)
    general = chosen.threshold if dated else chosen.threshold_without_date
    names = int(header.get("counts", {}).get("names", 0))
    return Threshold(threshold_for(general, names), kind)


def threshold_for(general: float, names: int) -> float:
    """Return the threshold for a list of this many names that was not calibrated.

    The fewer names, the fewer meet by chance: the threshold of the model is for a list of
    `_REFERENCE` names and moves with the logarithm of the size, by half of what chance alone
    would allow, since officers should not be shown what looks unlike.
    """
    moved = log(general / (1 - general)) + _SLOPE * log(max(names, _SHORTEST_LIST) / _REFERENCE)
    return score_of(moved)


def floors_of(chosen: Model) -> dict[str, float]:
    """Return the lowest thresholds a list may have: those of the shortest list."""
    return {
        "with_date": threshold_for(chosen.threshold, _SHORTEST_LIST),
        "without_date": threshold_for(chosen.threshold_without_date, _SHORTEST_LIST),
    }


def as_given(person: Description, name: PreparedName) -> str:
    """Return the name that was compared as it was given."""
    only = len(person.names) == 1
    for one in person.names:
        if only or prepare_name(one).words == name.words:
            return f"{one.primary}, {one.secondary}" if one.secondary else one.primary
    return ""
