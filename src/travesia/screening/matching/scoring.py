"""Score one pair of persons: evidence in numbers, and the sum of their weights."""

from dataclasses import dataclass, replace
from functools import cache

from travesia.screening.document_relation import issuer, lookalike_key
from travesia.screening.matching.aligning import Alignment
from travesia.screening.matching.births import BirthLevel, Born, birth_level, kind_of_dates
from travesia.screening.matching.features import (
    NAME_FEATURES,
    NameEvidence,
    Setting,
    name_evidence,
    scarcest,
)
from travesia.screening.matching.model import (
    DOCUMENT_LEVELS,
    MORE,
    TERMS,
    Model,
    score_of,
)
from travesia.screening.matching.prepared import PreparedPerson

_BIRTHS = tuple(BirthLevel)
_SHARED, _CONFLICT = NAME_FEATURES.index("shared"), NAME_FEATURES.index("conflict")
_CONFLICTS = (_CONFLICT, NAME_FEATURES.index("conflict_unknown"))
_NOTHING = NAME_FEATURES.index("nothing_shared")

#: Levels on which two dates contradict each other.
AGAINST = frozenset(
    {
        BirthLevel.DAY_AND_MONTH,
        BirthLevel.YEAR_ONLY,
        BirthLevel.NEAR_YEARS,
        BirthLevel.FAR,
    }
)

#: Levels on which two dates bear each other out.
_AGREEING = frozenset(tuple(BirthLevel)[: tuple(BirthLevel).index(BirthLevel.MISSING)]) - AGAINST

#: Shorter numbers are too common: they say little unless both sides name the same issuer.
_SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair, scored: what was compared, the numbers in the order of `model.TERMS`, the sum."""

    name: NameEvidence
    birth: tuple[BirthLevel, Born, Born]
    document: tuple[str, str, str]
    """Level, and the two numbers that were compared."""
    values: tuple[float, ...]
    log_odds: float

    @property
    def score(self) -> float:
        """The sum on the scale from 0 to 1."""
        return score_of(self.log_odds)

    @property
    def shares_a_word(self) -> bool:
        """Tell whether any word of weight answers another."""
        return not self.values[_NOTHING]

    @property
    def same_document(self) -> bool:
        """Tell whether both sides hold one document, a letter read for a digit allowed."""
        return self.document[0] in {"same", "letter_for_digit"}

    @property
    def dates(self) -> str:
        """What both sides know of the birth date: one of `births.KINDS_OF_DATES`."""
        return kind_of_dates(self.birth[1], self.birth[2])


def score_pair(
    query: PreparedPerson, entry: PreparedPerson, *, setting: Setting, model: Model
) -> Scored:
    """Score the most alike pair of names of two persons, with dates and documents.

    Both sides need at least one name, which may be without words.
    """
    birth = birth_level(query.births, entry.births)
    document = document_level(query.documents, entry.documents)
    rest = _levels(birth[0], document[0])
    best: Scored | None = None
    for one in query.names:
        for other in entry.names:
            evidence = name_evidence(one, other, setting)
            values = evidence.values + rest + _together(evidence, birth[0], setting)
            total = model.log_odds(values)
            if best is None or total > best.log_odds:
                best = Scored(evidence, birth, document, values, total)
    if best is None:
        raise ValueError("a side without any name")
    return best


def dates_of(query: PreparedPerson, entry: PreparedPerson) -> str:
    """Return what both sides know of the birth date: one of `births.KINDS_OF_DATES`."""
    _, one, other = birth_level(query.births, entry.births)
    return kind_of_dates(one, other)


def turned(scored: Scored) -> Scored:
    """Return a scored pair the other way round: what was the entry is the query."""
    name, (level, one, other), document = scored.name, scored.birth, scored.document
    alignment = name.alignment
    pairs = (replace(pair, query=pair.entry, entry=pair.query) for pair in alignment.pairs)
    values = list(scored.values)
    more = [TERMS.index(term) for term in MORE]
    values[more[0]], values[more[1]] = values[more[1]], values[more[0]]
    evidence = NameEvidence(
        name.entry,
        name.query,
        Alignment(
            tuple(sorted(pairs, key=lambda pair: pair.query)),
            alignment.entry_left,
            alignment.query_left,
        ),
        tuple(values[: len(name.values)]),
    )
    return Scored(
        evidence,
        (level, other, one),
        (document[0], document[2], document[1]),
        tuple(values),
        scored.log_odds,
    )


def with_documents(
    scored: Scored,
    query: tuple[tuple[str, str], ...],
    entry: tuple[tuple[str, str], ...],
    *,
    model: Model,
) -> Scored:
    """Return a comparison that was made without documents, with these."""
    document = document_level(query, entry)
    start = len(NAME_FEATURES)
    rest = _levels(scored.birth[0], document[0])
    values = scored.values[:start] + rest + scored.values[start + len(rest) :]
    return Scored(scored.name, scored.birth, document, values, model.log_odds(values))


@cache
def _levels(birth: BirthLevel, document: str) -> tuple[float, ...]:
    """Return the terms of a birth level and a document level: one of each is 1."""
    births = tuple(float(level is birth) for level in _BIRTHS)
    return births + tuple(float(level == document) for level in DOCUMENT_LEVELS)


def _together(name: NameEvidence, level: BirthLevel, setting: Setting) -> tuple[float, ...]:
    """Return the terms of `model.TOGETHER_TERMS`."""
    values = name.values
    shared, conflict = values[_SHARED], values[_CONFLICT]
    return (
        shared if level in AGAINST else 0.0,
        shared if level is BirthLevel.MISSING else 0.0,
        conflict if level is BirthLevel.SAME else 0.0,
        values[_NOTHING] if level in _AGREEING else 0.0,
        scarcest(name, setting) if level is BirthLevel.MISSING else 0.0,
        sum(values[place] for place in _CONFLICTS) if level is BirthLevel.MISSING else 0.0,
    )


def document_level(
    left: tuple[tuple[str, str], ...], right: tuple[tuple[str, str], ...]
) -> tuple[str, str, str]:
    """Return how the closest pair of documents relates, and the two numbers.

    One character off is another document: relatives hold neighbouring numbers.
    """
    best = ("missing", "", "")
    for number, state in left:
        for other, other_state in right:
            level = _pair_level(number, state, other, other_state)
            if DOCUMENT_LEVELS.index(level) < DOCUMENT_LEVELS.index(best[0]):
                best = (level, number, other)
    return best


def _pair_level(number: str, state: str, other: str, other_state: str) -> str:
    known = bool(state and other_state)
    apart = known and issuer(state) != issuer(other_state)
    long_enough = min(len(number), len(other)) >= _SHORTEST
    if number == other:
        if apart:
            return "same_number_other_issuer"
        return "same" if long_enough or known else "same_short"
    if not apart and long_enough and lookalike_key(number) == lookalike_key(other):
        return "letter_for_digit"
    return "other"
