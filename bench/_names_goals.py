"""The goals of `bench names`, and whether the figures meet them."""

from collections.abc import Iterator
from typing import NamedTuple

from bench._names_judging import Run, percentile
from bench._names_screening import LOGIC, SAME, Screening
from bench._names_tables import percent, worst_best

P50, P99, P99_OF_FIVE_MILLION = 10.0, 50.0, 80.0
"""Milliseconds."""
FIVE_MILLION = 5_000_000


class Goal(NamedTuple):
    """One goal, what was measured, and whether it is met; None when it was not measured."""

    goal: str
    measured: str
    met: bool | None


def table(goals: list[Goal]) -> Iterator[str]:
    """Write the goals."""
    yield "| goal | measured | |"
    yield "|---|---|---|"
    for goal in goals:
        told = "not measured" if goal.met is None else "met" if goal.met else "NOT MET"
        yield f"| {goal.goal} | {goal.measured} | {told} |"


def screening_goals(found: Screening) -> Iterator[Goal]:
    """Give the goals of screening."""
    ours = found.ours
    candidates = ours.candidate()
    yield Goal("candidates hold the entry: ≥ 99 %", percent(candidates, interval=True),
               candidates.share >= 0.99)  # fmt: skip
    yield from _speed(found)
    yield from _beside_logic(found.runs)
    namesakes = ours.alarm("namesake", ours.read)
    yield Goal("namesakes asked about at 1 % alarm: ≤ 2 %", percent(namesakes, interval=True),
               namesakes.share <= 0.02)  # fmt: skip
    second = ours.alarm("absent_second", ours.read)
    low, _ = second.interval
    yield Goal("alarm on the second set of absent people: 1 % within its interval",
               percent(second, interval=True), low <= 0.01)  # fmt: skip
    budget = ours.alarm("absent_second", None)
    yield Goal("alarm at the thresholds as shipped: the budget of 1 % or less",
               percent(budget, interval=True), budget.interval[0] <= 0.01)  # fmt: skip
    ratio = worst_best(ours)
    yield Goal("recall of the worst naming culture beside the best: ≥ 0.9", f"{ratio:.3f}",
               ratio >= 0.9)  # fmt: skip


def _speed(found: Screening) -> Iterator[Goal]:
    wall = found.ours.times("wall")
    middle, late = percentile(wall, 0.5), percentile(wall, 0.99)
    if found.material.entries >= FIVE_MILLION:
        yield Goal(f"p99 at 5,000,000 entries: ≤ {P99_OF_FIVE_MILLION:.0f} ms", f"{late:.1f} ms",
                   late <= P99_OF_FIVE_MILLION)  # fmt: skip
        return
    size = f"at {found.material.entries:,} entries"
    yield Goal(f"p50 {size}: ≤ {P50:.0f} ms", f"{middle:.1f} ms", middle <= P50)
    yield Goal(f"p99 {size}: ≤ {P99:.0f} ms", f"{late:.1f} ms", late <= P99)


def _beside_logic(runs: list[Run]) -> Iterator[Goal]:
    words = "missed at 1 % alarm: at most half of logic-v2 on the same candidates"
    same = next((run for run in runs if run.program == SAME), None)
    logic = [run for run in runs if run.program.startswith(LOGIC)]
    if same is None or not logic:
        yield Goal(words, "", None)
        return
    ours = 1 - same.recall(same.read).share
    # The better of its two ways is the yardstick.
    best = min(1 - run.recall(run.read).share for run in logic)
    yield Goal(words, f"{ours:.1%} beside {best:.1%}", ours <= best / 2)
