"""How well and how fast records of one person are put together over years and documents.

Events of invented people (bench/_link_people) go through `travesia link` as anybody would run it,
once with their documents and once without. Beside it in the same run: linkage by equality alone,
of the document or of name and birth date.
"""

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, time
from typing import NamedTuple

import duckdb

from bench import _link_public
from bench._link_files import MIXES, files
from bench._link_judging import Judged, judge
from bench._machine import commit, machine
from bench._peers import data_folder


class Run(NamedTuple):
    """One linkage, judged."""

    name: str
    seconds: float
    peak_mb: float
    judged: Judged


def main(argv: list[str]) -> int:
    """Measure, print the tables, and write them where asked."""
    parser = argparse.ArgumentParser(prog="travesia bench linkage", description=__doc__)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=34)
    parser.add_argument("--mix", choices=sorted(MIXES), default="B", help="B judges, A is tuned on")
    parser.add_argument("--tail", type=int, default=400, help="rare family names of a culture")
    parser.add_argument("--write", type=Path, metavar="FILE")
    args = parser.parse_args(argv)
    folder = data_folder() / "linkage"
    told, truth = files(MIXES[args.mix], args.seed, args.records, folder, tail=args.tail)
    bare = told.with_suffix(".bare.csv")
    told_again = duckdb.read_csv(str(told), all_varchar=True)
    told_again.project(
        "event_id, name, birth_date, sex, '' as document_number, nationality, date, direction"
    ).write_csv(str(bare))
    runs = [
        _ours("travesia link, with documents", told, truth),
        _ours("travesia link, without documents", bare, truth),
        _equal("equality of document, or of name and date", told, truth),
    ]
    text = _markdown(args, runs) + _link_public.markdown(_link_public.public_sets(folder))
    sys.stdout.write(text)
    if args.write:
        args.write.write_text(text, "utf-8")
    return 0


def _ours(name: str, told: Path, truth: Path) -> Run:
    out = told.with_suffix(".clusters.csv")
    command = [sys.executable, "-m", "travesia", "link", str(told), "--out", str(out), "--json"]
    began = monotonic()
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own program
    seconds = monotonic() - began
    peak = float(json.loads(done.stdout)["peak_mib"])
    return Run(name, seconds, peak, judge(duckdb.connect(), out, truth))


def _equal(name: str, told: Path, truth: Path) -> Run:
    """Put together what has one document number; the rest by name and birth date."""
    out = told.with_suffix(".equal.csv")
    began = monotonic()
    duckdb.read_csv(str(told), all_varchar=True).project(
        "event_id, case when coalesce(document_number, '') <> '' then document_number "
        "else coalesce(upper(name), '') || coalesce(birth_date, '') end as cluster_id"
    ).write_csv(str(out))
    return Run(name, monotonic() - began, 0.0, judge(duckdb.connect(), out, truth))


def _markdown(args: argparse.Namespace, runs: list[Run]) -> str:
    day = datetime.fromtimestamp(time(), UTC).date().isoformat()
    head = (
        "# Linkage beside equality\n\n"
        "<!-- Made by `./travesia bench linkage --write docs/reference/linkage-benchmark.md`. -->"
        "\n\n"
        f"{day}, commit {commit()}, {machine()}. {args.records:,} events of invented people, mix "
        f"{args.mix}, seed {args.seed}; weights were set on mix A, which has another vocabulary "
        "and other damage. Precision is of pairs, twins left out and counted apart.\n\n"
    )
    table = (
        "| linkage | seconds | peak MB | precision | recall | twins merged | pairs of "
        "relatives | pairs of strangers | clusters / people |\n"
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    for run in runs:
        one = run.judged
        table += (
            f"| {run.name} | {run.seconds:.0f} | {run.peak_mb:,.0f} | {one.precision:.5f} | "
            f"{one.recall:.5f} | {one.twins_merged:,} of {one.twins_all:,} | {one.relatives:,} | "
            f"{one.strangers:,} | {one.clusters:,} / {one.people:,} |\n"
        )
    return head + table + "\n" + _goals(runs)


def _goals(runs: list[Run]) -> str:
    known, bare = runs[0], runs[1]
    goals = [
        ("time at most 90 s", known.seconds <= 90, f"{known.seconds:.0f} s"),
        ("memory at most 4 GB", known.peak_mb <= 4096, f"{known.peak_mb:,.0f} MB"),
        ("precision at least 0.999", known.judged.precision >= 0.999,
         f"{known.judged.precision:.5f}"),
        ("the same without documents", bare.judged.precision >= 0.999,
         f"{bare.judged.precision:.5f}"),
        ("recall at least 0.98 with documents", known.judged.recall >= 0.98,
         f"{known.judged.recall:.5f}"),
        ("recall at least 0.94 without", bare.judged.recall >= 0.94, f"{bare.judged.recall:.5f}"),
        ("at most a tenth of the twins merged",
         known.judged.twins_merged <= known.judged.twins_all / 10,
         f"{known.judged.twins_merged:,} of {known.judged.twins_all:,}"),
    ]  # fmt: skip
    rows = "".join(f"| {name} | {value} | {'met' if met else 'NOT MET'} |\n"
                   for name, met, value in goals)  # fmt: skip
    return f"| goal | measured | |\n|---|---|---|\n{rows}"
