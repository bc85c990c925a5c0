"""What counts in `bench names`: shares with their intervals, thresholds, recall and alarm."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import inf, sqrt
from typing import NamedTuple

from bench.people.asked import Asked

ALARM = 0.01
"""Of absent people, those whose threshold is read from them may be asked about."""
_Z = 1.959964


class Share(NamedTuple):
    """So many of so many; in parts where scores tie with a threshold."""

    hits: float
    of: int

    @property
    def share(self) -> float:
        """Give the share; nan of nothing."""
        return self.hits / self.of if self.of else float("nan")

    @property
    def interval(self) -> tuple[float, float]:
        """Give the Wilson interval, 95 %."""
        if not self.of:
            return 0.0, 1.0
        middle = self.share + _Z**2 / (2 * self.of)
        spread = _Z * sqrt(self.share * (1 - self.share) / self.of + _Z**2 / (4 * self.of**2))
        scale = 1 + _Z**2 / self.of
        return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


class Answer(NamedTuple):
    """What a program said of one traveller, best first, and how long that took."""

    found: Sequence[tuple[str, float, bool]]
    """(entry id, score, whether the program asks by the threshold it ships with)."""
    wall: float
    """Milliseconds by the clock."""
    cpu: float
    """Milliseconds of the program's process."""
    candidates: frozenset[str] | None = None
    """The entries that were compared at all; None where that was not asked."""

    @property
    def best(self) -> float:
        """Give the best score; 0 when nothing was found."""
        return max((score for _, score, _ in self.found), default=0.0)


class Thresholds(NamedTuple):
    """From which score somebody is asked about."""

    dated: float
    undated: float
    """For travellers who are presented without a date of birth."""
    dated_tied: float = 1.0
    undated_tied: float = 1.0
    """The part of those exactly at the threshold who are asked about."""

    def of(self, one: Asked) -> float:
        """Give the one in force for a traveller."""
        return self.dated if one.birth_date else self.undated

    def asks(self, one: Asked, score: float) -> float:
        """Say whether a score asks about a traveller: 1, 0, or a part where it ties."""
        at = self.of(one)
        if score == at:
            return self.dated_tied if one.birth_date else self.undated_tied
        return float(score > at)


Condition = Callable[[Asked], bool]


def _everybody(_: Asked) -> bool:
    return True


def cut_at(scores: Iterable[float], alarm: float = ALARM) -> tuple[float, float]:
    """Give the threshold that `alarm` of these scores reach, and the part of those at it.

    Where many scores are the same, no threshold has this alarm; whoever asked about a part of
    them, drawn by lot, would have it.
    """
    ranked = sorted(scores, reverse=True)
    if not ranked:
        return inf, 0.0
    allowed = alarm * len(ranked)
    at = ranked[min(int(allowed), len(ranked) - 1)]
    above = sum(score > at for score in ranked)
    return at, (allowed - above) / ranked.count(at)


@dataclass
class Run:
    """One program, whom it was asked about, and its answers."""

    program: str
    asked: list[Asked]
    answers: dict[str, Answer] = field(default_factory=dict)
    shipped: Thresholds | None = None
    """The program's own thresholds; None where each answer says whether it asks, or where the
    program has none."""
    ships: bool = True
    """Whether the program comes with a threshold at all."""
    note: str = ""

    def kind(self, kind: str, condition: Condition = _everybody) -> list[Asked]:
        """Give the travellers of a kind who were asked about."""
        return [one for one in self.asked if one.kind == kind and condition(one)]

    @cached_property
    def read(self) -> Thresholds:
        """Read the thresholds on the first set of absent people, with and without dates."""
        return self.read_at(ALARM)

    def read_at(self, alarm: float) -> Thresholds:
        """Read those that give another alarm there."""
        dated, tied = cut_at((self.answers[one.qid].best for one in self.kind("absent")), alarm)
        without = self.kind("absent_undated")
        if not without:
            return Thresholds(dated, dated, tied, tied)
        undated = cut_at((self.answers[one.qid].best for one in without), alarm)
        return Thresholds(dated, undated[0], tied, undated[1])

    def first(self, places: int = 1) -> Share:
        """Say how many present people have their entry among the first places."""
        asked = self.kind("present")
        ids = ([key for key, *_ in self.answers[one.qid].found[:places]] for one in asked)
        good = sum(one.entry_id in found for one, found in zip(asked, ids, strict=True))
        return Share(good, len(asked))

    def candidate(self, condition: Condition = _everybody, kind: str = "present") -> Share:
        """Say how many present people have their entry among the candidates."""
        asked = [
            (one, among)
            for one in self.kind(kind, condition)
            if (among := self.answers[one.qid].candidates) is not None
        ]
        return Share(sum(one.entry_id in among for one, among in asked), len(asked))

    def recall(
        self,
        at: Thresholds | None,
        condition: Condition = _everybody,
        kind: str = "present",
    ) -> Share:
        """Say how many present people are asked about with their own entry among the answers.

        Args:
            at: thresholds; None for the program's own decision.
            condition: on the traveller.
            kind: of travellers.
        """
        asked = self.kind(kind, condition)
        return Share(sum(self._reaches(one, at, one.entry_id) for one in asked), len(asked))

    def alarm(self, kind: str, at: Thresholds | None, condition: Condition = _everybody) -> Share:
        """Say how many people of an absent kind are asked about, whatever the entry."""
        asked = self.kind(kind, condition)
        return Share(sum(self._reaches(one, at) for one in asked), len(asked))

    def _reaches(self, one: Asked, at: Thresholds | None, entry: str = "") -> float:
        at = at or self.shipped
        asked = (
            float(own) if at is None else at.asks(one, score)
            for key, score, own in self.answers[one.qid].found
            if not entry or key == entry
        )
        return max(asked, default=0.0)

    def times(self, field_: str = "wall") -> list[float]:
        """Give the milliseconds of every question, shortest first."""
        return sorted(getattr(answer, field_) for answer in self.answers.values())


def percentile(ranked: Sequence[float], share: float) -> float:
    """Give the value below which `share` of ranked values lie; nan of none."""
    return ranked[min(int(share * len(ranked)), len(ranked) - 1)] if ranked else float("nan")
