"""How well and how fast records of one person are put together over years and documents.

Events of invented people (bench/_link_people) go through `travesia link` as anybody would run it,
once with their documents and once without. Beside it in the same run: linkage by equality alone,
of the document or of name and birth date.
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import monotonic, time
from typing import NamedTuple

import duckdb

from bench import _link_alike, _link_public
from bench._link_files import MIXES, files
from bench._link_judging import Judged, judge
from bench._machine import commit, machine
from bench._peers import data_folder


class Run(NamedTuple):
    """One linkage, judged."""

    name: str
    seconds: float
    processor: float
    """Seconds of processors, which other work on the machine hardly lengthens."""
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
    parser.add_argument(
        "--alike", type=Path, metavar="FILE", help="twins named alike alone, put into this page"
    )
    args = parser.parse_args(argv)
    folder = data_folder() / "linkage"
    if args.alike:
        section = _alike(args, folder)
        sys.stdout.write(section)
        page = _link_alike.put_into(args.alike.read_text("utf-8"), section)
        args.alike.write_text(page, "utf-8")
        return 0
    text = _main_run(args, folder) + _alike(args, folder)
    text += _link_public.markdown(_link_public.public_sets(folder))
    sys.stdout.write(text)
    if args.write:
        args.write.write_text(text, "utf-8")
    return 0


def _alike(args: argparse.Namespace, folder: Path) -> str:
    found = _link_alike.measured(MIXES[args.mix], args.seed, folder, tail=args.tail)
    made_at = f"{_today()}, commit {commit()}, {machine()}, mix {args.mix}, seed {args.seed}."
    return _link_alike.markdown(found, made_at=made_at)


def _main_run(args: argparse.Namespace, folder: Path) -> str:
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
    return _markdown(args, runs)


def _ours(name: str, told: Path, truth: Path) -> Run:
    out = told.with_suffix(".clusters.csv")
    command = [sys.executable, "-m", "travesia", "link", str(told), "--out", str(out), "--json"]
    began, before = monotonic(), getrusage(RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603  # our own program
    seconds, after = monotonic() - began, getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = float(json.loads(done.stdout)["peak_mib"])
    return Run(name, seconds, processor, peak, judge(duckdb.connect(), out, truth))


def _equal(name: str, told: Path, truth: Path) -> Run:
    """Put together what has one document number; the rest by name and birth date."""
    out = told.with_suffix(".equal.csv")
    began = monotonic()
    duckdb.read_csv(str(told), all_varchar=True).project(
        "event_id, case when coalesce(document_number, '') <> '' then document_number "
        "else coalesce(upper(name), '') || coalesce(birth_date, '') end as cluster_id"
    ).write_csv(str(out))
    return Run(name, monotonic() - began, 0.0, 0.0, judge(duckdb.connect(), out, truth))


def _today() -> str:
    return datetime.fromtimestamp(time(), UTC).date().isoformat()


def _markdown(args: argparse.Namespace, runs: list[Run]) -> str:
    head = (
        "# Linkage beside equality\n\n"
        "<!-- Made by `./travesia bench linkage --write docs/reference/linkage-benchmark.md`. -->"
        "\n\n"
        f"{_today()}, commit {commit()}, {machine()}. {args.records:,} events of invented people, "
        f"mix {args.mix}, seed {args.seed}; weights were set on mix A, which has another "
        "vocabulary and other damage. Precision is of pairs, twins left out and counted apart; "
        "they draw their given names independently, and twins named alike stand below. *Relatives "
        "of one name* share given names and first family name within a family, as father and son "
        "do; their pairs count as wrong. The load of the machine was "
        f"{os.getloadavg()[2]:.1f} over the last quarter of an hour; this benchmark alone makes "
        "up to 2.\n\n"
    )
    table = (
        "| linkage | seconds | of processors | peak MB | precision | recall | twins merged | "
        "relatives of one name merged | their pairs | pairs of other relatives | pairs of "
        "strangers | clusters / people |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n"
    )
    for run in runs:
        one = run.judged
        table += (
            f"| {run.name} | {run.seconds:.0f} | {run.processor:.0f} | {run.peak_mb:,.0f} | "
            f"{one.precision:.5f} | {one.recall:.5f} | {one.twins_merged:,} of {one.twins_all:,} | "
            f"{one.one_name_merged:,} of {one.one_name_all:,} | {one.of_one_name:,} | "
            f"{one.relatives:,} | {one.strangers:,} | {one.clusters:,} / {one.people:,} |\n"
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
        ("at most a tenth of the relatives of one name merged",
         known.judged.one_name_merged <= known.judged.one_name_all / 10,
         f"{known.judged.one_name_merged:,} of {known.judged.one_name_all:,}"),
    ]  # fmt: skip
    rows = "".join(f"| {name} | {value} | {'met' if met else 'NOT MET'} |\n"
                   for name, met, value in goals)  # fmt: skip
    return f"| goal | measured | |\n|---|---|---|\n{rows}"
