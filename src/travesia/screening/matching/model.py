"""The model: one visible weight for each thing a comparison shows, and their sum as log-odds.

The weights lie in a table of this folder, one file a version, and were fitted by
`tools/training` on invented people (docs/reference/screening.md says how). Versions before the
current one stay runnable by their names: their tables are frozen, and each names the way of reading
names that it was fitted with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.resources import files
from math import exp

from travesia.screening.matching.births import BirthLevel
from travesia.screening.matching.features import NAME_FEATURES

#: How documents relate, in the order of their meaning.
DOCUMENT_LEVELS = (
    "same",
    "letter_for_digit",
    "same_number_other_issuer",
    "same_short",
    "other",
    "missing",
)

BIRTH_TERMS = tuple(f"birth_{level.value}" for level in BirthLevel)
DOCUMENT_TERMS = tuple(f"document_{level}" for level in DOCUMENT_LEVELS)

#: What is seen together: the same name counts less where the dates contradict each other or are
#: missing, another given name counts more on the same birth date (twins), a birth date says little
#: of names that share no word, since a list of a million has forty people to each day, and a scarce
#: word says most where there is no date, as does a word on each side that nothing answers: no date
#: bears out that it is one person all the same.
TOGETHER_TERMS = (
    "shared_against_date",
    "shared_without_date",
    "conflict_on_same_date",
    "date_alone",
    "scarce_without_date",
    "conflict_without_date",
)

#: Every term of the model, in the order of a row of evidence.
TERMS = (*NAME_FEATURES, *BIRTH_TERMS, *DOCUMENT_TERMS, *TOGETHER_TERMS)

#: Words that one side has more, which is another thing of a traveller than of an entry.
MORE = ("more_in_query", "more_in_entry")

#: The model that is used when none is named.
CURRENT = "person_v2"

#: All models, the oldest first.
MODELS = ("person_v1", CURRENT)


class UnknownModelError(ValueError):
    """There is no model of this name."""


@dataclass(frozen=True, slots=True)
class Model:
    """A name, a weight for each term, and what every comparison starts from."""

    name: str
    weights: Mapping[str, float]
    start: float
    threshold: float
    """Score at and above which a person is asked, where a list has no calibration of its own."""
    threshold_partial: float
    """The same where a date says less than a day; `person_v1` made no difference."""
    threshold_without_date: float
    reference: int
    """The size of list that its thresholds were read on, in names."""
    reading: int
    """How names are read for it, see `features.READING`."""
    row: tuple[float, ...]
    """The weights in the order of TERMS."""
    digest: str
    """Of the table of weights; thresholds read with other weights do not hold for these."""

    def log_odds(self, values: Sequence[float]) -> float:
        """Return the sum of the start and of each value times its weight."""
        total = self.start
        for value, weight in zip(values, self.row, strict=True):
            if value:
                total += value * weight
        return total


@cache
def model(name: str = CURRENT) -> Model:
    """Return a model by name; raises UnknownModelError."""
    if name not in MODELS:
        raise UnknownModelError(name)
    text = files("travesia.screening.matching").joinpath(f"{name}.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    read = {row[0]: float(row[1]) for row in rows}
    return Model(
        name=name,
        weights={term: read.get(term, 0.0) for term in TERMS},
        start=read["start"],
        threshold=read["threshold"],
        threshold_partial=read.get("threshold_partial", read["threshold"]),
        threshold_without_date=read["threshold_without_date"],
        reference=int(read.get("reference", 300_000)),
        reading=int(read.get("reading", 1)),
        row=tuple(read.get(term, 0.0) for term in TERMS),
        digest=sha256(text.encode()).hexdigest()[:16],
    )


def even(chosen: Model) -> Model:
    """Return a model that weighs a word more on one side as it weighs one more on the other."""
    mean = sum(chosen.weights[term] for term in MORE) / len(MORE)
    weights = {**chosen.weights, **dict.fromkeys(MORE, mean)}
    return replace(chosen, weights=weights, row=tuple(weights[term] for term in TERMS))


def score_of(log_odds: float) -> float:
    """Return log-odds on the scale from 0 to 1."""
    if log_odds < -700:
        return 0.0
    return 1.0 / (1.0 + exp(-log_odds))
