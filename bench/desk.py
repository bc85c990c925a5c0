"""How long an officer waits: from the zone of a document to the whole answer on the screen.

A node is filled with the log of a country and a watch list, and travellers come to its desk one
after another through the whole program, sign-in, journal and page included. Nothing is sent over a
network and nothing is drawn: it is the time of the server.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import time
from typing import Any

from bench._machine import commit, machine
from bench._peers import ROOT
from bench.journal import _postgres

GOALS = {
    "answer": (("p50", 0.5, 25.0), ("p95", 0.95, 60.0), ("p99", 0.99, 120.0)),
    "crossing": (("p99", 0.99, 15.0),),
}
LABELS = {
    "answer": "document read to complete answer",
    "crossing": "durable crossing with its journal entry",
}


def main(argv: list[str]) -> int:
    """Measure on every database that is here, print the table and the goals; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench desk", description=__doc__)
    parser.add_argument("--movements", type=int, default=10_000_000)
    parser.add_argument("--persons", type=int, default=3_000_000)
    parser.add_argument("--entries", type=int, default=1_000_000, help="of the watch list")
    parser.add_argument("--questions", type=int, default=1_000, help="travellers")
    parser.add_argument("--seed", type=int, default=2611)
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database only")
    parser.add_argument("--data", type=Path, help="keep the SQLite node here and use it again")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    args = parser.parse_args(argv)
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        if args.only != "postgresql":
            found.append(_node(args, args.data or Path(folder) / "sqlite", None))
        if args.only != "sqlite":
            with _postgres() as url:
                if url is None:
                    sys.stderr.write("PostgreSQL is not reachable: set TRAVESIA_DATABASE_URL.\n")
                else:
                    found.append(_node(args, Path(folder) / "postgresql", url))
    page = _page(args, found)
    sys.stdout.write(page)
    if args.write:
        args.write.write_text(page, "utf-8")
    return 0


def _node(args: argparse.Namespace, folder: Path, url: str | None) -> dict[str, Any]:
    """Make a node, fill it, ask it: in processes of their own, as one knows one database."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    keep["PYTHONPATH"] = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    if url:
        keep["TRAVESIA_DATABASE_URL"] = url
    folder.mkdir(parents=True, exist_ok=True)
    make = [sys.executable, "-m", "travesia", "demo", "--no-serve", "--data", str(folder)]
    subprocess.run(make, env=keep, cwd=ROOT, stdout=sys.stderr, check=True)  # noqa: S603
    environment = {**keep, "TRAVESIA_ROLE": "demo", "TRAVESIA_NODE": "demo"}
    environment["TRAVESIA_DATA"] = str(folder)
    numbers = ("persons", "movements", "entries", "questions", "seed")
    words = [text for name in numbers for text in (f"--{name}", str(getattr(args, name)))]
    child = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench._desk_asking", *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(child.stdout)
    return answer


def _page(args: argparse.Namespace, found: list[dict[str, Any]]) -> str:
    day = datetime.fromtimestamp(time(), UTC).date().isoformat()
    lines = [
        "# The desk, measured",
        "",
        f"`./travesia bench desk` on {day}, commit {commit()}, {machine()}. "
        f"{args.movements:,} movements of {args.persons:,} persons, {args.entries:,} list entries, "
        f"{args.questions:,} travellers, seed {args.seed}; milliseconds of the server.",
        "",
        "| | database | travellers | p50 | p95 | p99 | goals |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in found:
        for kind, label in LABELS.items():
            times = sorted(one["times"][kind])
            if times:
                shown = [f"{_at(times, part):.1f}" for part in (0.5, 0.95, 0.99)]
                row = (label, one["database"], f"{len(times):,}", *shown, _goals(kind, times))
                lines.append(f"| {' | '.join(row)} |")
    lines += ["", *(f"{one['database']}: filled in {one['filled']:.0f} s." for one in found), ""]
    return "\n".join(lines)


def _goals(kind: str, times: list[float]) -> str:
    said = []
    for name, part, most in GOALS[kind]:
        met = _at(times, part) <= most
        said.append(f"{name} ≤ {most:g} {'met' if met else '**not met**'}")
    return ", ".join(said)


def _at(times: list[float], part: float) -> float:
    """Return the value that this part of the sorted times does not exceed."""
    if part == 0.5:
        return median(times)
    return times[min(len(times) - 1, int(part * len(times)))]
