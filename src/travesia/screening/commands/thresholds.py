"""Set the thresholds of an index on absent people: the first half sets, the second half checks."""

from collections.abc import Callable, Iterable, Sequence

from travesia.screening.absent import Absent, absent_people, less_dated, namesakes
from travesia.screening.calibrating import ORDER, Best, Calibration, calibrate
from travesia.screening.commands.words import say
from travesia.screening.indexing.searching import ScreeningIndex
from travesia.screening.matching.births import kind_of_dates
from travesia.screening.matching.preparing import read_born
from travesia.screening.values import Description

#: For each two absent people one namesake is asked about.
_NAMESAKES = 2
_SEED = 20_261_121
_EVERY = 2_000

Scores = dict[str, list[Best]]


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
    invented = [Absent(person) for person in absent]
    invented = invented or list(absent_people(index, people, seed=_SEED))
    half = len(invented) // 2
    sets = [_scores(index, part, progress) for part in (invented[:half], invented[half:])]
    same_name = tuple(namesakes(index, people // _NAMESAKES, seed=_SEED))
    for place, scores in enumerate(sets):
        # Every second one: neighbours in the list do not end up in one set.
        scores["namesakes"] = [index.best_scores(person) for person in same_name[place::2]]
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
    index: ScreeningIndex, people: Iterable[Absent], progress: Callable[[int], None]
) -> Scores:
    """Return the best scores of each person by what is known of the date.

    Half of them are asked about as they are, a quarter with less of the date, a quarter without.
    """
    scores: Scores = {kind: [] for kind in ORDER}
    for place, (person, made_of) in enumerate(people, start=1):
        asked = less_dated(person, place)
        born = read_born(asked.birth_date)
        scores[kind_of_dates(born, born)].append(index.best_scores(asked, without=made_of))
        if place % _EVERY == 0:
            progress(place)
    return scores


def tell_thresholds(found: Calibration, language: str) -> None:
    """Say the thresholds, what a second set of people shows at them, and which had to be raised."""
    named = {**found.checks, **({"namesakes": found.namesakes} if found.namesakes else {})}
    for kind, check in named.items():
        low, high = check.interval
        say(
            f"threshold.{kind}",
            language,
            value=f"{check.threshold:.3f}",
            alarms=check.second_alarms,
            people=check.second_people,
            low=f"{100 * low:.1f}",
            high=f"{100 * high:.1f}",
        )
        if check.raised_from is not None:
            say(
                "threshold_raised",
                language,
                before=f"{check.raised_from:.3f}",
                alarms=check.alarms_before,
                people=check.second_people,
            )
