"""The part `pairs` of `bench names`: labelled pairs of names that this project did not write."""

import csv
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from zlib import crc32

from bench import _names_programs as programs
from bench._names_goals import Goal
from bench._names_material import plainly, shared_names
from bench._programs import Program
from travesia.screening.matching.model import CURRENT

OURS, LOGIC = f"travesia {CURRENT}", "nomenklatura logic-v2"
FUZZ = ("token_set_ratio", "WRatio")


class Pair(NamedTuple):
    """Two names of persons, and whether somebody called them the same person."""

    left: str
    right: str
    same: bool


class F1(NamedTuple):
    """How well a threshold tells the pairs apart."""

    right: int
    """Pairs rightly called the same."""
    wrong: int
    """Pairs wrongly called the same."""
    missed: int

    @property
    def value(self) -> float:
        """Give F1; 0 when nothing was right."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if self.right else 0.0

    def plus(self, other: "F1") -> "F1":
        """Count two halves together."""
        return F1(*(a + b for a, b in zip(self, other, strict=True)))


@dataclass
class Judged:
    """The scores that a program gave to the pairs of a set."""

    program: str
    scores: list[float]
    own: list[bool] | None
    """Its own decisions; None where it comes with no threshold."""


@dataclass
class Labelled:
    """One set of labelled pairs and what the programs made of it."""

    name: str
    pairs: list[Pair]
    judged: list[Judged] = field(default_factory=list)


@dataclass
class Pairs:
    """All sets, and who could not be asked."""

    sets: list[Labelled]
    missing: list[str]


def pairs(_: Namespace) -> Pairs:
    """Let every program score every pair."""
    missing: list[str] = []
    peer = _started(programs.NOMENKLATURA, missing)
    found = Pairs(list(_sets(peer, missing)), missing)
    for name, judge in (
        (programs.OURS, _by_ours),
        (programs.NOMENKLATURA, _by_logic),
        (programs.RAPIDFUZZ, _by_fuzz),
    ):
        program = peer if name == programs.NOMENKLATURA else _started(name, missing)
        if program is not None:
            for labelled in found.sets:
                labelled.judged += judge(program, labelled.pairs)
            program.end()
    return found


def _started(name: str, missing: list[str]) -> Program | None:
    try:
        return programs.start(name)
    except (RuntimeError, OSError) as error:
        missing.append(f"{name}: {error}")
        return None


def _sets(peer: Program | None, missing: list[str]) -> Iterator[Labelled]:
    folder = shared_names()
    if folder is None:
        missing.append("labelled pairs: ../shared/data/names is not there")
        return
    with (folder / "name_bench_odd.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["schema"] == "Person"]
    bench = [Pair(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]
    yield Labelled("nomenklatura's name_bench, odd cases, persons", bench)
    if peer is None:
        missing.append("entity_bench_checks.yml: it is read by the peer's own reader of YAML")
        return
    path = str(folder / "entity_bench_checks.yml")
    checks = peer.ask({"do": "yaml", "items": [{"path": path}]})[0]["checks"]
    persons = [
        Pair(_name(one["query"]), _name(one["candidate"]), bool(one["match"]))
        for one in checks
        if one["schema"] == "Person"
    ]
    yield Labelled("nomenklatura's entity checks, persons", persons)


def _name(told: dict[str, Any]) -> str:
    """Give the first name of an entity, put together from its parts if need be."""
    parts = [told.get(key) for key in ("firstName", "middleName", "fatherName", "lastName")]
    name = told.get("name") or " ".join(_first(part) for part in parts if part)
    return _first(name)


def _first(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value)


def _by_ours(program: Program, asked: list[Pair]) -> list[Judged]:
    items = [{"query": {"name": p.left}, "candidate": {"name": p.right}} for p in asked]
    told = list(programs.ask(program, "pair", items, say=False))
    return [Judged(OURS, [score for score, _ in told], [own for _, own in told])]


def _by_logic(program: Program, asked: list[Pair]) -> list[Judged]:
    judged = []
    for algorithm in ("logic-v2", "logic-v1"):
        items = [
            {
                "algorithm": algorithm,
                "fields": ["name"],
                "query": {"name": one.left},
                "candidates": [{"id": f"pair-{at}", "name": one.right}],
            }
            for at, one in enumerate(asked)
        ]
        told = programs.ask(program, "score", items, say=False)
        scores = [answer["scores"][0] for answer in told]
        own = [score >= 0.7 for score in scores]
        judged.append(Judged(f"nomenklatura {algorithm} {program.version}", scores, own))
    return judged


def _by_fuzz(program: Program, asked: list[Pair]) -> list[Judged]:
    judged = []
    for scorer in FUZZ:
        items = [
            {"query": plainly(p.left), "candidate": plainly(p.right), "scorer": scorer}
            for p in asked
        ]
        scores = list(programs.ask(program, "pair", items, say=False))
        judged.append(Judged(f"RapidFuzz {scorer} {program.version}", scores, None))
    return judged


def f1(labels: Sequence[bool], called: Sequence[bool]) -> F1:
    """Count what was called the same."""
    both = list(zip(labels, called, strict=True))
    return F1(
        sum(a and b for a, b in both),
        sum(b and not a for a, b in both),
        sum(a and not b for a, b in both),
    )


def best_threshold(labels: Sequence[bool], scores: Sequence[float]) -> float:
    """Give the threshold with the best F1 on these pairs, a score that occurs."""
    return max(
        set(scores),
        key=lambda t: (f1(labels, [score >= t for score in scores]).value, t),
        default=1,
    )


def tuned_on_itself(pairs_: Sequence[Pair], judged: Judged) -> F1:
    """Give the best F1 that any threshold gives; optimistic, since it is read on the same pairs."""
    labels = [one.same for one in pairs_]
    at = best_threshold(labels, judged.scores)
    return f1(labels, [score >= at for score in judged.scores])


def by_halves(pairs_: Sequence[Pair], judged: Judged) -> F1:
    """Tune on one half and judge on the other, both ways, counted together.

    The half of a pair comes from its letters alone, so it is the same in every run.
    """
    together = F1(0, 0, 0)
    for half in (0, 1):
        tune = _half(pairs_, judged, lambda number, half=half: number == half)
        rest = _half(pairs_, judged, lambda number, half=half: number != half)
        at = best_threshold(*tune)
        together = together.plus(f1(rest[0], [score >= at for score in rest[1]]))
    return together


def _half(
    pairs_: Sequence[Pair], judged: Judged, wanted: Callable[[int], bool]
) -> tuple[list[bool], list[float]]:
    kept = [
        (one.same, score)
        for one, score in zip(pairs_, judged.scores, strict=True)
        if wanted(crc32(f"{one.left}\t{one.right}".encode()) % 2)
    ]
    return [same for same, _ in kept], [score for _, score in kept]


def markdown(found: Pairs) -> Iterator[str]:
    """Write a table for each set."""
    for labelled in found.sets:
        same = sum(one.same for one in labelled.pairs)
        yield f"### {labelled.name}: {len(labelled.pairs)} pairs, {same} of them the same person"
        rows = [
            "| program | best F1 of any threshold | F1, tuned on the other half | F1 as shipped |",
            "|---|--:|--:|--:|",
        ]
        for judged in labelled.judged:
            labels = [one.same for one in labelled.pairs]
            own = f"{f1(labels, judged.own).value:.3f}" if judged.own else "–"
            rows.append(
                f"| {judged.program} | {tuned_on_itself(labelled.pairs, judged).value:.3f} | "
                f"{by_halves(labelled.pairs, judged).value:.3f} | {own} |"
            )
        yield "\n".join(rows)


def goals(found: Pairs) -> Iterator[Goal]:
    """Give the goal of each set: above logic-v2, each tuned on the other half."""
    for labelled in found.sets:
        values = {one.program: by_halves(labelled.pairs, one).value for one in labelled.judged}
        peer = next((value for name, value in values.items() if name.startswith(LOGIC)), None)
        words = f"F1 on {labelled.name}: above logic-v2"
        if peer is None or OURS not in values:
            yield Goal(words, "", None)
        else:
            told = f"{values[OURS]:.3f} beside {peer:.3f}"
            yield Goal(words, told, values[OURS] > peer)
