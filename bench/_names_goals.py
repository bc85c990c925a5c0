"""The goals of `bench names`, and whether the figures meet them."""

from collections.abc import Iterator
from typing import NamedTuple

from bench._names_judging import Run, percentile
from bench._names_screening import LOGIC, SAME, Screening
from bench._names_tables import percent, worst_best

P50, P99, P99_OF_FIVE_MILLION = 10.0, 50.0, 80.0
"""Milliseconds."""
FIVE_MILLION = 5_000_000
AT_FIVE_MILLION = f"p99 at {FIVE_MILLION:,} entries: ≤ {P99_OF_FIVE_MILLION:.0f} ms"
"""The goal of a list of its own, which a run on another list cannot show."""
ADDED = "\n## At "
"""What begins the section of a run on a list of another size."""
_HEAD = "| goal | measured | |"


class Goal(NamedTuple):
    """One goal, what was measured, and whether it is met; None when it was not measured."""

    goal: str
    measured: str
    met: bool | None


def table(goals: list[Goal]) -> Iterator[str]:
    """Write the goals."""
    yield _HEAD
    yield "|---|---|---|"
    yield from (_row(goal) for goal in goals)


def _row(goal: Goal) -> str:
    told = "not measured" if goal.met is None else "met" if goal.met else "NOT MET"
    return f"| {goal.goal} | {goal.measured} | {told} |"


def with_five_million(page: str) -> str:
    """Bring the row of five million entries in the first table of goals up to date.

    It says what the section of that size says, and "not measured" where there is none. A page
    whose own run is of five million, or that has no table of goals, stays as it is.
    """
    first, *others = page.split(ADDED)
    before, head, after = first.partition(_HEAD + "\n")
    begins = f"| {AT_FIVE_MILLION} | "
    own = [line for line in after.splitlines() if line.startswith(begins)]
    unmeasured = _row(Goal(AT_FIVE_MILLION, "", None))
    if not head or (own and own != [unmeasured] and f"## Screening, {FIVE_MILLION:,} " in after):
        return page
    shown = (line for part in others for line in part.splitlines() if line.startswith(begins))
    table, gap, rest = after.partition("\n\n")
    rows = [row for row in table.splitlines() if not row.startswith(begins)]
    beside = [place for place, row in enumerate(rows, start=1) if row.startswith("| p99 at ")]
    rows.insert(beside[-1] if beside else len(rows), next(shown, unmeasured))
    return ADDED.join([before + head + "\n".join(rows) + gap + rest, *others])


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
    shipped = ours.alarm("namesake", None)
    yield Goal("namesakes asked about at the thresholds as shipped: ≤ 2 %",
               percent(shipped, interval=True), shipped.share <= 0.02)  # fmt: skip
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
    if found.material.entries == FIVE_MILLION:
        yield Goal(AT_FIVE_MILLION, f"{late:.1f} ms", late <= P99_OF_FIVE_MILLION)
        return
    size = f"at {found.material.entries:,} entries"
    yield Goal(f"p50 {size}: ≤ {P50:.0f} ms", f"{middle:.1f} ms", middle <= P50)
    yield Goal(f"p99 {size}: ≤ {P99:.0f} ms", f"{late:.1f} ms", late <= P99)
    yield Goal(AT_FIVE_MILLION, "", None)


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
