"""The tables of `bench mrz`: who is right of how many, who is how fast, and what is not met."""

from collections.abc import Iterator
from statistics import median

from bench._machine import commit, machine
from bench._mrz_judging import RAISED, RIGHT, WRONG, Score
from bench._mrz_programs import OURS, Program

GOAL = 50_000
"""Passports a second on one core, with all evidence."""


def markdown(
    programs: list[Program],
    missing: list[str],
    scores: dict[str, Score],
    training: dict[str, Score],
    speeds: dict[str, list[float]],
    day: str,
) -> str:
    """Write the report."""
    rates = {name: median(rounds) for name, rounds in speeds.items()}
    parts = [
        "# Machine-readable zones: how right and how fast",
        "<!-- Made by `./travesia bench mrz --write docs/reference/mrz-benchmark.md`. -->",
        f"{day}, commit {commit()}, {machine()}. The cases and what is right of each stand in "
        "`bench/_mrz_cases.py`; the programs are driven by `bench/peers/mrz/`, each in a process "
        "and, the peers, in an environment of their own.",
        "\n".join(f"Not measured: {reason}." for reason in missing),
        "## Right",
        "A case is right when every value is as labelled and the verdict is valid, or when what "
        "must be refused is not called valid. An exception is counted apart: whether it is a "
        "refusal or a fault, the caller must guess. A library that gives the year of birth in two "
        "digits is wrong only in the category *century*.",
        "\n".join(_summary(programs, scores, training)),
        "The documents are of a real state's code, because npm's `mrz` refuses the specimen state "
        "UTO by design; the last column has the same cases with UTO.",
        "### By category: right / wrong / exception",
        "\n".join(_categories(scores)),
        "## Fast",
        "\n".join(_speeds(programs, speeds, rates)),
        "`travesia.documents` gives every value, place, check digit and finding; *repairing* puts "
        "right what the check digits prove, too; *written out* adds every sentence and the whole "
        "as a dictionary.",
        "## Goals",
        "\n".join(_goals(scores, rates)),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _summary(
    programs: list[Program], scores: dict[str, Score], training: dict[str, Score]
) -> Iterator[str]:
    yield "| program | licence | right | wrong | exception | of | right with UTO |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    for program in programs:
        if program.name in scores:
            total = scores[program.name].total
            yield (
                f"| {_titled(program)} | {program.licence} | {total[RIGHT]} | {total[WRONG]} | "
                f"{total[RAISED]} | {sum(total.values())} | "
                f"{training[program.name].total[RIGHT]} |"
            )


def _titled(program: Program) -> str:
    return f"{program.name} {program.version}".strip()


def _categories(scores: dict[str, Score]) -> Iterator[str]:
    yield "| category | cases | " + " | ".join(scores) + " |"
    yield "|---|--:|" + "--:|" * len(scores)
    for category in next(iter(scores.values())).categories:
        counts = [found.categories[category] for found in scores.values()]
        cells = [f"{c[RIGHT]} / {c[WRONG]} / {c[RAISED]}" for c in counts]
        yield f"| {category} | {sum(counts[0].values())} | {' | '.join(cells)} |"


def _speeds(
    programs: list[Program], speeds: dict[str, list[float]], rates: dict[str, float]
) -> Iterator[str]:
    yield "| program | TD3 a second, median | slowest–fastest round | ours is | loads in |"
    yield "|---|--:|--:|--:|--:|"
    for program in programs:
        rounds, rate = speeds[program.name], rates[program.name]
        ratio = "" if program.ours else f"{rates[OURS] / rate:.2f} ×"
        yield (
            f"| {_titled(program)} | {rate:,.0f} | {min(rounds):,.0f}–{max(rounds):,.0f} | "
            f"{ratio} | {program.loading:.2f} s |"
        )


def _goals(scores: dict[str, Score], rates: dict[str, float]) -> Iterator[str]:
    ours = rates[OURS]
    met = "met" if ours >= GOAL else "NOT MET"
    yield f"- {GOAL:,} TD3 a second on one core with all evidence: {met} ({ours:,.0f})."
    right = {name: found.total[RIGHT] for name, found in scores.items()}
    for name in scores:
        if name.startswith(OURS):
            continue
        more = "ahead" if right[OURS] > right[name] else "NOT AHEAD"
        faster = "ahead" if ours > rates[name] else "NOT AHEAD"
        yield (
            f"- {name}: {more} in cases right ({right[OURS]} to {right[name]}), "
            f"{faster} in speed ({ours:,.0f} to {rates[name]:,.0f})."
        )
