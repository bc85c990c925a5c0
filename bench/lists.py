"""Whether the desk notices that a list is exchanged: questions before, during and after a load.

A list is loaded into a node as its manager would, while another process asks the lists of the
same node twenty times a second, as a desk does. The new version holds a twentieth more entries.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic, sleep, time
from typing import Any

from bench._machine import commit, machine
from bench._peers import ROOT
from bench.people.entries import rows

QUIET = 10
"""Seconds of asking before and after the load."""
MORE = 1.05
"""Size of the new version beside the one before."""

Answer = tuple[float, float, Any]


def main(argv: list[str]) -> int:
    """Load, ask, print the table; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench lists", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2611)
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as name:
        page = _page(args, *_run(args, Path(name)))
    sys.stdout.write(page)
    if args.write:
        args.write.write_text(page, "utf-8")
    return 0


def _run(
    args: argparse.Namespace, folder: Path
) -> tuple[dict[str, Any], dict[str, Any], float, float, list[Answer]]:
    """Return both loads, when the second began and ended, and every answer."""
    environment = _environment(folder / "node")
    make = [sys.executable, "-m", "travesia", "demo", "--no-serve", "--data", str(folder / "node")]
    subprocess.run(make, env=environment, cwd=ROOT, stdout=sys.stderr, check=True)  # noqa: S603  # ours
    first, second = folder / "first.csv", folder / "second.csv"
    _write(first, args.entries, args.seed)
    _write(second, round(args.entries * MORE), args.seed)
    before = _load(first, environment)
    asked = folder / "asked.jsonl"
    asker = subprocess.Popen(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench._lists_asking", "ask", str(asked)], env=environment, cwd=ROOT
    )
    try:
        sleep(QUIET)
        began = monotonic()
        after = _load(second, environment)
        ended = monotonic()
        sleep(QUIET)
    finally:
        (folder / "stop").write_text("", "utf-8")
        asker.wait(timeout=60)
    lines = asked.read_text("utf-8").splitlines()
    answers: list[Answer] = [(at, took, version) for at, took, version in map(json.loads, lines)]
    return before, after, began, ended, answers


def _environment(node: Path) -> dict[str, str]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    keep["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    return {
        **keep,
        **{"TRAVESIA_ROLE": "demo", "TRAVESIA_NODE": "demo", "TRAVESIA_DATA": str(node)},
    }


def _write(path: Path, entries: int, seed: int) -> None:
    """Write a list in the format of the project's own CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("number,names,birth,sex,documents,purpose,instruction,review_due\n")
        for row, _person in rows(entries, seed):
            names = ";".join((row.name, *row.names)).replace('"', "")
            documents = ";".join(row.documents)
            file.write(f'{row.id},"{names}",{row.birth_date},{row.sex},{documents},inform,Ask,\n')


def _load(path: Path, environment: dict[str, str]) -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench._lists_asking", "load", str(path)],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _page(
    args: argparse.Namespace,
    before: dict[str, Any],
    after: dict[str, Any],
    began: float,
    ended: float,
    answers: Sequence[Answer],
) -> str:
    day = datetime.fromtimestamp(time(), UTC).date().isoformat()
    known: dict[str, list[float]] = {
        "before the load": [],
        "during the load": [],
        "after it": [],
    }
    for at, took, _version in answers:
        when = "before the load" if at < began else "during the load" if at < ended else "after it"
        known[when].append(took)
    gaps = [later[0] - one[0] for one, later in pairwise(answers)]
    versions = list(dict.fromkeys(str(version) for _at, _took, version in answers))
    lines = [
        "# A list exchanged under the desk, measured",
        "",
        f"`./travesia bench lists` on {day}, commit {commit()}, {machine()}, SQLite. "
        f"{before['entries']:,} entries, then {after['entries']:,}; seed {args.seed}.",
        "",
        f"The first version was loaded, calibrated and in force after {before['seconds']:.0f} s, "
        f"the second after {after['seconds']:.0f} s, with progress all the while. Versions that "
        f"answered: {', '.join(versions)}; no question failed. The longest time between the "
        f"beginnings of two questions was {1000 * max(gaps, default=0):.0f} ms (50 ms of it wait).",
        "",
        "| questions | count | p50 ms | p99 ms | longest ms |",
        "|---|--:|--:|--:|--:|",
    ]
    for when, times in known.items():
        if times:
            ranked = sorted(times)
            shown = (_at(ranked, 0.5), _at(ranked, 0.99), ranked[-1])
            cells = " | ".join(f"{value:.1f}" for value in shown)
            lines.append(f"| {when} | {len(times):,} | {cells} |")
    return "\n".join([*lines, ""])


def _at(ranked: Sequence[float], part: float) -> float:
    """Return the value that this part of the sorted times does not exceed."""
    return ranked[min(len(ranked) - 1, int(part * len(ranked)))]
