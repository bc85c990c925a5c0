"""The page of `bench stays`."""

import os
from argparse import Namespace
from datetime import UTC, datetime
from statistics import median
from time import time
from typing import Any

from bench._machine import commit, machine, priority

#: Seconds that a report may take.
GOALS = {"open": 5.0, "list": 5.0, "month": 2.0}


def met(row: dict[str, Any]) -> bool:
    """Tell whether a report is as fast as its goal, at the median."""
    return bool(median(row["times"]) <= GOALS[row["kind"]])


def report(args: Namespace, found: list[dict[str, Any]]) -> str:
    """Return the page."""
    day = datetime.fromtimestamp(time(), UTC).date().isoformat()
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    lines = [
        "# Stays, measured",
        "",
        f"`./travesia bench stays` on {day}, commit {commit()}, {machine()}; load of the machine "
        f"at the end {load}. Seconds in the program, from the call to the report; "
        f"{args.rounds} runs each, the first one included. *Of its own* is the processor time of "
        "the process, median, and of the server process that answers it on PostgreSQL: waiting for "
        f"other work does not lengthen it. {priority()}".rstrip(),
        "",
        "| report | database | median | slowest | of its own | goal |",
        "|---|---|--:|--:|--:|---|",
    ]
    for one in found:
        for row in one["reports"]:
            goal = f"≤ {GOALS[row['kind']]:g} s {'met' if met(row) else '**not met**'}"
            times = f"{median(row['times']):.2f} | {max(row['times']):.2f}"
            times += f" | {median(row['own']):.2f}"
            lines.append(f"| {row['label']} | {one['database']} | {times} | {goal} |")
    lines.append("")
    lines += [
        f"{one['database']}: {one['movements']:,} movements, {one['stays']:,} stays, "
        f"{one['open']:,} of them open; filled in {one['filled']:.0f} s."
        for one in found
    ]
    return "\n".join([*lines, ""])
