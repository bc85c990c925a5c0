"""Logistic regression whose weights may not contradict their meaning, by Newton steps.

A weight with a sign is held at its bound, zero or less, where the steps would take it to the other
side, and is let go when they lead back (an active set). The ridge keeps terms that hardly occur
near zero.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from travesia.screening.matching.model import TERMS

#: Terms that can only speak for one person, and terms that can only speak against.
FOR = frozenset({"shared", "scarce_without_date"})
AGAINST = frozenset(
    {
        "otherwise",
        "slip",
        "slips",
        "far_slips",
        "nickname",
        "initial",
        "other_name",
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
        "shared_against_date",
        "conflict_on_same_date",
        "date_alone",
        "conflict_without_date",
    }
)

#: What these cost at least. Invented strangers seldom bear names that are one slip apart, so that a
#: slip costs nothing in a fit; between real people of one family and one birth date it does. Twice
#: as much was tried: it found 1 % fewer on the people of `bench/people`, most of them with two
#: slips, and asked about no fewer twins.
AT_LEAST = {
    "otherwise": 0.5,
    "slip": 1.0,
    "slips": 0.2,
    "far_slips": 0.7,
    "nickname": 0.3,
    "initial": 0.3,
    "married": 0.3,
}

Numbers = NDArray[np.float64]


def fit(
    values: Numbers,
    same: NDArray[np.bool_],
    weights: Numbers,
    *,
    signs: Mapping[str, int] | None = None,
    ridge: float = 1.0,
    steps: int = 60,
) -> Numbers:
    """Return a weight for each term and, last, the start.

    Args:
        values: one row a pair, one column a term of `model.TERMS`.
        same: whether the pair is one person.
        weights: how much each row counts.
        signs: term → 1 or -1 for terms that may have one sign only; the standard ones unless given,
            and with these the bounds of `AT_LEAST`.
        ridge: how strongly weights are drawn to zero; the start is not.
        steps: at most.
    """
    rows = np.hstack([values, np.ones((len(values), 1))])
    sign = _signs(signs, rows.shape[1])
    bound = _bounds(rows.shape[1]) if signs is None else np.zeros(rows.shape[1])
    used = np.abs(rows).sum(axis=0) > 0
    drawn = np.r_[np.full(rows.shape[1] - 1, ridge), 1e-9]
    found = bound.copy()
    for _step in range(steps):
        chance = 1 / (1 + np.exp(-np.clip(rows @ found, -30, 30)))
        slope = rows.T @ (weights * (same - chance)) - drawn * found
        held = (sign * (found - bound) <= 0) & (sign * slope < 0)
        free = used & ~held
        bend = (rows[:, free].T * (weights * chance * (1 - chance))) @ rows[:, free]
        step = np.zeros_like(found)
        step[free] = np.linalg.solve(bend + np.diag(drawn[free]), slope[free])
        found = found + step
        beyond = sign * (found - bound) < 0
        found[beyond] = bound[beyond]
        if np.abs(step).max() < 1e-6:
            break
    return found


def _signs(signs: Mapping[str, int] | None, columns: int) -> Numbers:
    if signs is None:
        signs = dict.fromkeys(FOR, 1) | dict.fromkeys(AGAINST, -1)
    row = [float(signs.get(term, 0)) for term in TERMS[: columns - 1]]
    return np.array([*row, *[0.0] * (columns - len(row))])


def _bounds(columns: int) -> Numbers:
    row = [-AT_LEAST.get(term, 0.0) for term in TERMS[: columns - 1]]
    return np.array([*row, *[0.0] * (columns - len(row))])


def centred(found: Numbers) -> Numbers:
    """Return the same model with no weight for a missing date and a missing document.

    Exactly one level of each is seen in every comparison, so a constant can move between them
    and the start without changing any sum.
    """
    moved = found.copy()
    for prefix, base in (("birth_", "birth_missing"), ("document_", "document_missing")):
        constant = moved[TERMS.index(base)]
        for place, term in enumerate(TERMS):
            if term.startswith(prefix):
                moved[place] -= constant
        moved[-1] += constant
    return moved
