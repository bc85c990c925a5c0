"""Set the thresholds of a list from an alarm budget, on people who are not on it.

The threshold is read on one set of absent people and checked on a second one that shares nobody
with the first: a threshold stated with the alarm of the people it was read on promises too much.
For the same reason it is not the one at which the first set just keeps the budget, since every
second time others do not: the alarm has to lie below the budget with 95 % confidence, by the upper
bound of Wilson's interval. The fewer people, the further below.

The thresholds differ by what is known of two birth dates: a day, less than a day, nothing. A person
is asked about when any entry reaches the threshold of its kind, so the kinds are set one after the
other, and what the first ones let through counts against the budget of the next.

When the second set shows that the first one was lucky all the same (more of it than the budget
would be asked about), the threshold is raised until that set keeps the budget too. What it had
shown before is kept beside it; the alarm after that is stated on people the threshold was read on.

On a short list hardly anybody is met by chance, so the budget alone would let every namesake
through: they have a budget of their own, and the stricter of the two holds. Namesakes of entries
without a whole date, whom nothing tells apart, count against it; but a part of it is always left
for the others, since a list on which few dates are known would ask about nobody else.
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

#: How many of a hundred namesakes born on another day may be asked about.
NAMESAKES = 0.02

#: The part of that budget which stands for namesakes of entries with a whole date, at least.
_LEFT = 0.25

_Z = 1.959964

#: Of the standard normal distribution: one side, 95 %.
_ONE_SIDE = 1.644854


#: The best score of a person among the entries of each kind (`births.KINDS_OF_DATES`).
Best = Mapping[str, float]

#: The kinds in the order they are set: each meets only those before it as well.
ORDER = ("without_date", "partial", "with_date")


@dataclass(frozen=True, slots=True)
class AlarmCheck:
    """The threshold for one kind of query, and the alarm it gives on the second set."""

    threshold: float
    people: int
    """Absent people the threshold was read on."""
    second_people: int
    second_alarms: int
    raised_from: float | None = None
    """The threshold of the first set alone, where the second one did not bear it out."""
    alarms_before: int = 0
    """What that one gave on the second set."""

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
    """`with_date`, `partial` and `without_date`."""
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
    first: Mapping[str, Sequence[Best]],
    second: Mapping[str, Sequence[Best]],
    *,
    entries: int,
    floors: Mapping[str, float],
    made_from: str,
    budget: float = BUDGET,
    weights: str = "",
) -> Calibration:
    """Set thresholds from the best scores of each absent person, by kind of query.

    Kinds are those of `ORDER` and, where there are any, `namesakes`, whose budget is `NAMESAKES`.
    `floors` are the lowest thresholds there may be: officers should not be asked about names that
    look nothing alike. A kind nobody was asked about as gets no threshold, but for that of whole
    dates.
    """
    thresholds: dict[str, float] = {}
    checks = {}
    for kind in ORDER:
        if kind != "with_date" and not first.get(kind):
            continue
        budgets = {kind: budget}
        if kind == "with_date" and first.get("namesakes"):
            budgets["namesakes"] = NAMESAKES
        least = {"namesakes": _LEFT}
        read = [
            _read(first.get(of, ()), kind, thresholds, share, least=least.get(of, 0.0))
            for of, share in budgets.items()
        ]
        thresholds[kind] = before = max(floors[kind], *read)
        alarms = [_alarms(second.get(of, ()), thresholds) for of in budgets]
        for (of, share), found in zip(budgets.items(), alarms, strict=True):
            those = second.get(of, ())
            if found > share * len(those):
                kept = int(share * len(those))
                again = _read(those, kind, thresholds, share, least=least.get(of, 0.0), kept=kept)
                thresholds[kind] = max(thresholds[kind], again)
        checks[kind] = _check(kind, first, second, thresholds, before)
    namesakes = None
    if first.get("namesakes"):
        namesakes = _check("namesakes", first, second, thresholds, thresholds["with_date"])
    shown = {kind: checks[kind] for kind in reversed(ORDER) if kind in checks}
    return Calibration(budget, entries, made_from, shown, namesakes, weights)


def _check(
    kind: str,
    first: Mapping[str, Sequence[Best]],
    second: Mapping[str, Sequence[Best]],
    thresholds: Mapping[str, float],
    before: float,
) -> AlarmCheck:
    those = second.get(kind, ())
    now = thresholds.get(kind, before)
    raised = now > before
    return AlarmCheck(
        threshold=now,
        people=len(first.get(kind, ())),
        second_people=len(those),
        second_alarms=_alarms(those, thresholds),
        raised_from=before if raised else None,
        alarms_before=_alarms(those, {**thresholds, kind: before}) if raised else 0,
    )


def _read(
    people: Sequence[Best],
    kind: str,
    thresholds: Mapping[str, float],
    budget: float,
    *,
    least: float = 0.0,
    kept: int | None = None,
) -> float:
    """Return the lowest threshold of a kind at which these people bear the budget out.

    Those who are asked about at the thresholds of other kinds have a part of it already; `least` is
    the part of it that the rest keep all the same. `kept` are the alarms allowed, where these
    people are to keep the budget and not to bear it out.
    """
    within = alarms_within(budget, len(people)) if kept is None else kept
    others = {name: at for name, at in thresholds.items() if name != kind}
    left = [one.get(kind, 0.0) for one in people if not _is_asked(one, others)]
    allowed = within - (len(people) - len(left))
    return _lowest(left, max(allowed, int(least * budget * len(left))))


def _is_asked(one: Best, thresholds: Mapping[str, float]) -> bool:
    return any(one.get(kind, 0.0) >= at for kind, at in thresholds.items())


def _alarms(people: Sequence[Best], thresholds: Mapping[str, float]) -> int:
    return sum(_is_asked(one, thresholds) for one in people)


def threshold_at(scores: Sequence[float], budget: float) -> float:
    """Return the lowest threshold at which these scores bear a budget out, see `alarms_within`.

    Without scores it is 1, which asks about nobody but holders of a listed document.
    """
    return _lowest(scores, alarms_within(budget, len(scores)))


def alarms_within(budget: float, people: int) -> int:
    """Return the most alarms among so many people that show an alarm within the budget.

    They do when the upper bound of the Wilson interval of their share, one side and 95 %, lies
    within it. So few people that none of them would have to be asked about show nothing: 0 then.
    """
    alarms = int(budget * people)
    while alarms and wilson(alarms, people, z=_ONE_SIDE)[1] > budget:
        alarms -= 1
    return alarms


def _lowest(scores: Sequence[float], allowed: int) -> float:
    """Return the lowest threshold that at most so many of these scores reach; 1 of none."""
    if not scores:
        return 1.0
    ranked = sorted(scores, reverse=True)
    place = max(0, allowed)
    return min(1.0, _just_above(ranked[place])) if place < len(ranked) else 0.0


def refit_due(calibration: Mapping[str, Any], entries: int, *, weights: str = "") -> bool:
    """Tell whether thresholds have to be set anew.

    They have when the list grew by a tenth, or when they were read with other weights.
    """
    if weights and calibration.get("weights", weights) not in {"", weights}:
        return True
    before = int(calibration.get("entries", 0))
    return entries > before * (1 + GROWTH)


def wilson(hits: int, of: int, *, z: float = _Z) -> tuple[float, float]:
    """Return the Wilson score interval of a share, 95 % unless told; (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    share = hits / of
    middle = share + z**2 / (2 * of)
    spread = z * sqrt(share * (1 - share) / of + z**2 / (4 * of**2))
    scale = 1 + z**2 / of
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def people_needed(budget: float, *, alarms: int = 10) -> int:
    """Return how many absent people show a budget by at least so many alarms."""
    return ceil(alarms / budget)


def _just_above(score: float) -> float:
    """Return a threshold that this score does not reach and any better one does."""
    return score + 1e-9
