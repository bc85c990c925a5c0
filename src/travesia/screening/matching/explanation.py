"""Why an entry is shown: every word aligned, every weight, and a sum that comes out even."""

from dataclasses import asdict, dataclass
from math import exp, log
from typing import Any

from travesia.screening.matching.features import Setting, pair_weight
from travesia.screening.matching.model import TERMS, Model, score_of
from travesia.screening.matching.scoring import Scored
from travesia.screening.values import Decision

#: The reason that needs no score: whoever holds a listed document is always asked about.
SAME_DOCUMENT = "same_document"

#: What lifts the holder of a listed document to the threshold and to the head of the answer.
LISTED_DOCUMENT = "listed_document"

#: How near to 0 and 1 a threshold is taken, so that its log-odds are finite.
_NEARLY = 1e-9


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """Words of the query and the words of the entry that answer them."""

    query: str
    entry: str
    similarity: float
    """From 0 to 1."""
    kind: str
    weight: float
    """How much it says: decimal places of the share of people who bear the commoner side."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One term of the sum: what was seen, its weight, and what it adds."""

    term: str
    value: float
    weight: float
    log_odds: float
    """Value times weight; all of them add up to the log-odds of the explanation."""
    share: float
    """Its part of the score; all of them add up to the score."""


@dataclass(frozen=True, slots=True)
class ListLabel:
    """The list that answered, and its version; empty where two persons were compared directly."""

    source: str = ""
    version: str = ""
    built_at: str = ""


@dataclass(frozen=True, slots=True)
class Threshold:
    """The score at and above which a person is asked, and where it comes from."""

    value: float
    kind: str
    """`with_date`, `partial` or `without_date`: what both sides know of the birth date decides
    which one is in force."""
    calibrated: bool = False
    """Set from the alarm budget of this very list; otherwise it came with the model."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """The whole reckoning of one comparison; nothing is left out of the sum."""

    listed: ListLabel
    algorithm: str
    query_as_given: str
    query_normalised: str
    entry_as_given: str
    entry_normalised: str
    aligned: tuple[AlignedWords, ...]
    query_left: tuple[str, ...]
    entry_left: tuple[str, ...]
    birth_level: str
    query_birth: str
    entry_birth: str
    document_level: str
    query_document: str
    entry_document: str
    contributions: tuple[Contribution, ...]
    """The start of every comparison first, then what counts most."""
    log_odds: float
    score: float
    threshold: Threshold
    decision: Decision
    reason: str

    def as_json(self) -> dict[str, Any]:
        """Return the explanation as JSON-able values."""
        found = asdict(self)
        found["list"] = found.pop("listed")
        found["decision"] = self.decision.value
        return found


@dataclass(frozen=True, slots=True)
class Frame:
    """What an explanation says beside the pair: both sides as given, the list, the threshold."""

    query_as_given: str
    entry_as_given: str
    listed: ListLabel
    threshold: Threshold
    reason: str
    best_other: float | None = None
    """The best log-odds of entries without the document asked about; None where there are none."""


def explain(scored: Scored, frame: Frame, *, setting: Setting, model: Model) -> Explanation:
    """Put the whole reckoning of a scored pair together."""
    query, entry = scored.name.query.words, scored.name.entry.words
    alignment = scored.name.alignment
    lift = _lift(scored, frame)
    log_odds = scored.log_odds + lift
    return Explanation(
        listed=frame.listed,
        algorithm=model.name,
        query_as_given=frame.query_as_given,
        query_normalised=" ".join(query),
        entry_as_given=frame.entry_as_given,
        entry_normalised=" ".join(entry),
        aligned=_aligned(scored, setting),
        query_left=tuple(query[place] for place in alignment.query_left),
        entry_left=tuple(entry[place] for place in alignment.entry_left),
        birth_level=scored.birth[0].value,
        query_birth=_born_text(scored.birth[1]),
        entry_birth=_born_text(scored.birth[2]),
        document_level=scored.document[0],
        query_document=scored.document[1],
        entry_document=scored.document[2],
        contributions=contributions(scored, model, lift),
        log_odds=log_odds,
        score=score_of(log_odds),
        threshold=frame.threshold,
        decision=_decide(scored, frame),
        reason=frame.reason,
    )


def _lift(scored: Scored, frame: Frame) -> float:
    """Return what brings a listed document to the threshold, and above who does not hold it."""
    if frame.reason != SAME_DOCUMENT:
        return 0.0
    least = min(max(frame.threshold.value + _NEARLY, _NEARLY), 1 - _NEARLY)
    floor = log(least / (1 - least))
    if frame.best_other is not None:
        floor = max(floor, frame.best_other)
    return max(0.0, floor - scored.log_odds)


def _decide(scored: Scored, frame: Frame) -> Decision:
    """Say whether a person is asked: always for the same document, never for no word in common."""
    if frame.reason == SAME_DOCUMENT:
        return Decision.HIT
    asked = scored.shares_a_word and scored.score >= frame.threshold.value
    return Decision.HIT if asked else Decision.NO_HIT


def contributions(scored: Scored, model: Model, lift: float = 0.0) -> tuple[Contribution, ...]:
    """Return what each term adds, in log-odds and as its share of the score.

    `lift` is what a listed document adds beside the weights.

    The start has the share it would have alone. The rest of the score is divided in proportion
    to the log-odds: the Aumann–Shapley value of a logistic of a sum, along the straight way from
    the start to the whole.
    """
    total, start = scored.log_odds + lift, model.start
    first = score_of(start)
    apart = total - start
    if abs(apart) > 1e-9:
        slope = (score_of(total) - first) / apart
    else:
        slope = first * first * exp(-start) if start > -700 else 0.0
    rows = [
        Contribution(term, value, model.weights[term], value * model.weights[term], 0.0)
        for term, value in zip(TERMS, scored.values, strict=True)
        if value
    ]
    rows.append(Contribution(LISTED_DOCUMENT, 1.0, lift, lift, 0.0))
    rows = [
        Contribution(row.term, row.value, row.weight, row.log_odds, row.log_odds * slope)
        for row in rows
        if row.log_odds
    ]
    rows.sort(key=lambda row: -abs(row.log_odds))
    return (Contribution("start", 1.0, start, start, first), *rows)


def _aligned(scored: Scored, setting: Setting) -> tuple[AlignedWords, ...]:
    query, entry = scored.name.query, scored.name.entry
    return tuple(
        AlignedWords(
            query=" ".join(query.words[place] for place in pair.query),
            entry=" ".join(entry.words[place] for place in pair.entry),
            similarity=pair.similarity,
            kind=pair.kind,
            weight=pair_weight(pair, query, entry, setting),
        )
        for pair in scored.name.alignment.pairs
    )


def _born_text(born: tuple[int, int, int]) -> str:
    year, month, day = born
    if not year:
        return ""
    if not month:
        return f"{year:04}"
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
