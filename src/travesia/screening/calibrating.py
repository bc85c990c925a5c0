"""Set the thresholds of a list from an alarm budget, on people who are not on it.

The threshold is read on one set of absent people and checked on a second one that shares nobody
with the first: a threshold stated with the alarm of the people it was read on promises too much.

On a short list hardly anybody is met by chance, so the budget alone would let every namesake
through: they have a budget of their own, and the stricter of the two holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from math import ceil, sqrt
from typing import Any

#: A list that grew by this part since its thresholds were set needs new ones.
GROWTH = 0.10

#: From fewer entries no crowd of different travellers can be put together: they would bear the
#: very names of the list, and the threshold would come out too high.
FEWEST = 500

#: How many of a hundred absent people may be asked about.
BUDGET = 0.01

#: How many of a hundred namesakes born in other years may be asked about.
NAMESAKES = 0.02

_Z = 1.959964


@dataclass(frozen=True, slots=True)
class AlarmCheck:
    """The thresholds for one kind of query, and the alarm they give on the second set."""

    threshold: float
    people: int
    """Absent people the threshold was read on."""
    second_people: int
    second_alarms: int

    @property
    def alarm(self) -> float:
        """The share of the second set that would be asked about."""
        return self.second_alarms / self.second_people if self.second_people else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The Wilson interval of the alarm, 95 %."""
        return wilson(self.second_alarms, self.second_people)


@dataclass(frozen=True, slots=True)
class Calibration:
    """The thresholds of a list and what they were set on."""

    budget: float
    entries: int
    """Size of the list when the thresholds were set."""
    made_from: str
    """`list` for people put together from the names of the list, else the name of a file."""
    checks: Mapping[str, AlarmCheck]
    """`with_date` and `without_date`."""
    namesakes: AlarmCheck | None = None
    """What the threshold with a date does to namesakes; None where none could be made."""
    weights: str = ""
    """Digest of the weights it was read with (`model.Model.digest`); it holds for no others."""

    def as_json(self) -> dict[str, Any]:
        """Return the calibration as it is kept in the header of an index."""
        return {
            "budget": self.budget,
            "entries": self.entries,
            "made_from": self.made_from,
            "thresholds": {kind: check.threshold for kind, check in self.checks.items()},
            "checks": {kind: _shown(check) for kind, check in self.checks.items()},
            "namesakes": _shown(self.namesakes) if self.namesakes else None,
            "weights": self.weights,
        }


def _shown(check: AlarmCheck) -> dict[str, Any]:
    return {**asdict(check), "alarm": check.alarm, "interval": list(check.interval)}


def calibrate(
    first: Mapping[str, Sequence[float]],
    second: Mapping[str, Sequence[float]],
    *,
    entries: int,
    floors: Mapping[str, float],
    made_from: str,
    budget: float = BUDGET,
    weights: str = "",
) -> Calibration:
    """Set thresholds from the best score of each absent person, by kind of query.

    Kinds are `with_date`, `without_date` and, where there are any, `namesakes`, whose budget is
    `NAMESAKES`. `floors` are the lowest thresholds there may be: officers should not be asked
    about names that look nothing alike.
    """
    checks = {}
    same_name = first.get("namesakes", ())
    for kind in floors:
        threshold = max(threshold_at(first[kind], budget), floors[kind])
        if kind == "with_date" and same_name:
            threshold = max(threshold, threshold_at(same_name, NAMESAKES))
        checks[kind] = _check(threshold, first[kind], second.get(kind, ()))
    namesakes = None
    if same_name:
        dated = checks["with_date"].threshold
        namesakes = _check(dated, same_name, second.get("namesakes", ()))
    return Calibration(budget, entries, made_from, checks, namesakes, weights)


def _check(threshold: float, first: Sequence[float], second: Sequence[float]) -> AlarmCheck:
    return AlarmCheck(
        threshold=threshold,
        people=len(first),
        second_people=len(second),
        second_alarms=sum(score >= threshold for score in second),
    )


def threshold_at(scores: Sequence[float], budget: float) -> float:
    """Return the lowest threshold that at most `budget` of these scores reach.

    Without scores it is 1, which asks about nobody but holders of a listed document.
    """
    if not scores:
        return 1.0
    ranked = sorted(scores, reverse=True)
    allowed = int(budget * len(ranked))
    return min(1.0, _just_above(ranked[allowed])) if allowed < len(ranked) else 0.0


def refit_due(calibration: Mapping[str, Any], entries: int, *, weights: str = "") -> bool:
    """Tell whether thresholds have to be set anew.

    They have when the list grew by a tenth, or when they were read with other weights.
    """
    if weights and calibration.get("weights", weights) not in {"", weights}:
        return True
    before = int(calibration.get("entries", 0))
    return entries > before * (1 + GROWTH)


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % Wilson score interval of a share; (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = share + _Z**2 / (2 * of)
    spread = _Z * sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2))
    scale = 1 + _Z**2 / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def people_needed(budget: float, *, alarms: int = 10) -> int:
    """Return how many absent people show a budget by at least so many alarms."""
    return ceil(alarms / budget)


def _just_above(score: float) -> float:
    """Return a threshold that this score does not reach and any better one does."""
    return score + 1e-9
