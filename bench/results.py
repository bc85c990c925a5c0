"""Whether results are kept as they were printed, and how fast: figures, checks, people, schemes.

The figures are those of the demonstration: four published bulletins and a programme page. They go
through the tables of an empty node and come back; then ten thousand observations keep their values
while their breakdown changes, and a million attendances are counted as people.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from bench._machine import commit, machine
from bench._peers import ROOT
from bench._results_tasks import measure

_NUMBERS = ("attendances", "people", "observations", "sums", "seed")


def main(argv: list[str]) -> int:
    """Measure on an empty SQLite node and print the page; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="travesia bench results", description=__doc__)
    parser.add_argument("--attendances", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=400_000)
    parser.add_argument("--observations", type=int, default=10_000)
    parser.add_argument("--sums", type=int, default=20_000, help="generated sums to be refused")
    parser.add_argument("--seed", type=int, default=2611)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.child:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
        rng = random.Random(args.seed)  # noqa: S311  # the same cases every time
        began = perf_counter()
        found = measure(args, rng)
        found["seconds"] = round(perf_counter() - began, 1)
        sys.stdout.write(json.dumps(found))
        return 0
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        found = _child(args, folder)
    page = _page(args, found)
    sys.stdout.write(page)
    if args.write:
        args.write.write_text(page, "utf-8")
    return 0 if all(row["met"] for row in found["rows"]) else 1


def _child(args: argparse.Namespace, folder: str) -> dict[str, Any]:
    """Measure in a process of its own, with an empty data folder."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    environment = {
        **keep,
        **{"TRAVESIA_ROLE": "test", "TRAVESIA_NODE": "bench", "TRAVESIA_DATA": folder},
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    words = [f"--{name}={getattr(args, name)}" for name in _NUMBERS]
    done = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench", "results", "--child", *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _page(args: argparse.Namespace, found: dict[str, Any]) -> str:
    lines = [
        "# Results, measured",
        "",
        f"`./travesia bench results`, commit {commit()}, {machine()}; {found['seconds']} s in all, "
        "SQLite. Seconds are of one run; other work may have shared the machine.",
        "",
        "| task | goal | found | met |",
        "|---|---|---|---|",
    ]
    lines += [
        f"| {row['task']} | {row['goal']} | {row['found']} | {'yes' if row['met'] else '**no**'} |"
        for row in found["rows"]
    ]
    lines += [
        "",
        f"Attendances are {args.attendances:,} rows of {args.people:,} people with 16-byte keys, "
        "in memory; the time is that of counting them in total and by country.",
        "",
        "Inconsistencies: a rule counts when it raises the known severity and names every known "
        "place. What a reader saw on paper and no file holds stands as the reader's remark.",
        "",
    ]
    return "\n".join(lines)
