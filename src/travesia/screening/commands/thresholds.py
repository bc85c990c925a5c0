"""Set the thresholds of an index on absent people: the first half sets, the second half checks."""

from collections.abc import Callable, Iterable, Sequence

from travesia.screening.absent import absent_people, namesakes, without_date
from travesia.screening.calibrating import Calibration, calibrate
from travesia.screening.indexing.searching import ScreeningIndex
from travesia.screening.values import Description

#: One absent person in five is asked about without a birth date.
_UNDATED = 5
#: For each five absent people one namesake is asked about.
_NAMESAKES = 5
_SEED = 20_261_121
_EVERY = 2_000

Scores = dict[str, list[float]]


def calibrate_index(
    index: ScreeningIndex,
    *,
    people: int,
    budget: float,
    progress: Callable[[int], None],
    absent: Sequence[Description] = (),
    made_from: str = "list",
) -> Calibration:
    """Return thresholds for an index; `absent` are used in place of invented people if given."""
    invented = absent or tuple(absent_people(index, people, seed=_SEED))
    half = len(invented) // 2
    sets = [_scores(index, part, progress) for part in (invented[:half], invented[half:])]
    same_name = tuple(namesakes(index, people // _NAMESAKES, seed=_SEED))
    for place, scores in enumerate(sets):
        # Every second one: neighbours in the list do not end up in one set.
        scores["namesakes"] = [index.best_score(person) for person in same_name[place::2]]
    return calibrate(
        sets[0],
        sets[1],
        entries=len(index),
        floors=index.floors(),
        made_from=made_from,
        budget=budget,
        weights=index.weights,
    )


def _scores(
    index: ScreeningIndex, people: Iterable[Description], progress: Callable[[int], None]
) -> Scores:
    """Return the best score of each person, with the date and, for some, without it."""
    scores: Scores = {"with_date": [], "without_date": []}
    for place, person in enumerate(people, start=1):
        kind = "without_date" if place % _UNDATED == 0 or not person.birth_date else "with_date"
        asked = person if kind == "with_date" else without_date(person)
        scores[kind].append(index.best_score(asked))
        if place % _EVERY == 0:
            progress(place)
    return scores
