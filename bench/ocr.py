"""How well pages are read off pictures, beside the libraries that people use today.

The same invented pages, drawn and worn in the same ways, go to every program in turn; each runs in
a process of its own, the peers in an environment of their own.
"""

import argparse
import json
import statistics
import sys
import tempfile
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from time import time
from typing import Any

from bench import _peers, _programs
from bench._machine import commit, machine
from bench._pages import CONDITIONS, Page, make_pages
from bench.peers.ocr.drive import FIELDS

DRIVER = Path(__file__).resolve().parent / "peers" / "ocr" / "drive.py"
OURS = "travesia.documents.ocr"
PEERS = {"passporteye": "MIT", "fastmrz": "AGPLv3"}
"""Program → licence, as its package declares it."""


@dataclass
class Score:
    """What a program made of the pages of one condition."""

    pages: int = 0
    right: int = 0
    """Every field as drawn."""
    key: int = 0
    """Document number and date of birth as drawn."""
    silent: int = 0
    """Called valid, but some field is not as drawn."""
    warned: int = 0
    """Of those: pages for which the program at least marked a character as doubtful."""
    nothing: int = 0
    """No zone found, or an exception."""
    seconds: list[float] = field(default_factory=list)


def main(argv: list[str]) -> int:
    """Draw the pages, let every program read them, print the table; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench ocr", description=__doc__)
    parser.add_argument("--pages", type=int, default=12, help="pages for each condition")
    parser.add_argument("--seed", type=int, default=9303)
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table as Markdown")
    args = parser.parse_args(argv)
    today = datetime.fromtimestamp(time(), UTC).date()
    programs, missing = start_all(today)
    scores: dict[str, dict[str, Score]] = {}
    with tempfile.TemporaryDirectory(prefix="travesia-pages-") as folder:
        pages, font = make_pages(Path(folder), args.pages, args.seed)
        missing += sift(programs, pages[0])
        for page in pages:
            for program in programs:
                row = scores.setdefault(program.name, {}).setdefault(page.condition, Score())
                count(row, page, program.ask({"file": str(page.file)}))
    for program in programs:
        program.end()
    if args.json:
        plain = {name: {c: asdict(s) for c, s in rows.items()} for name, rows in scores.items()}
        sys.stdout.write(json.dumps({"scores": plain, "missing": missing}) + "\n")
        return 0
    text = markdown(programs, missing, scores, font, today)
    sys.stdout.write(text)
    if args.write:
        args.write.write_text(text, "utf-8")
    return 0


def start_all(today: date) -> tuple[list[_programs.Program], list[str]]:
    """Start ours and every peer that can be had; the second value says why others cannot."""
    commands = [(OURS, "Apache-2.0", sys.executable, "ours")]
    peers = _peers.environment("bench-mrz")
    missing = [] if peers.path else [f"{', '.join(PEERS)}: {peers.reason}"]
    if peers.path is not None:
        commands += [(name, licence, str(peers.path), name) for name, licence in PEERS.items()]
    programs = []
    for name, licence, python, word in commands:
        ours = name == OURS
        process = _programs.start([python, str(DRIVER), word, str(today)], ours=ours)
        program = _programs.Program(name, licence, process, ours=ours)
        try:
            told = program.ask(None)
        except RuntimeError as error:
            missing.append(str(error))
            continue
        program.version, program.loading = told["version"], told["seconds"]
        programs.append(program)
    return programs, missing


def sift(programs: list[_programs.Program], page: Page) -> list[str]:
    """Take out programs that cannot run here at all, on the first and easiest page; say why."""
    reasons = []
    for program in list(programs):
        told = program.ask({"file": str(page.file)})
        if "exception" in told:
            reasons.append(f"{program.name} {program.version} cannot run: {told['exception']}")
            program.end()
            programs.remove(program)
    return reasons


def truth(zone: str) -> dict[str, str]:
    """Cut the fields of a passport out of the zone that was drawn."""
    first, second = zone.split("\n")
    surname, _, given = first[5:].rstrip("<").partition("<<")
    return {
        "number": second[:9],
        "birth": second[13:19],
        "expiry": second[21:27],
        "nationality": second[10:13],
        "sex": second[20],
        "surname": surname,
        "given_names": given,
    }


def same(one: object, other: object) -> bool:
    """Compare as people would: fillers, spaces and case aside; no sex is X or `<`."""
    left, right = (" ".join(str(v or "").upper().replace("<", " ").split()) for v in (one, other))
    return left == right


def count(score: Score, page: Page, told: dict[str, Any]) -> None:
    """Add what a program said of a page."""
    drawn = truth(page.zone)
    told = {**told, "sex": "" if told.get("sex") == "X" else told.get("sex")}
    right = {name: same(told.get(name), drawn[name]) for name in FIELDS}
    score.pages += 1
    score.right += all(right.values())
    score.key += right["number"] and right["birth"]
    silent = bool(told.get("valid")) and not all(right.values())
    score.silent += silent
    score.warned += silent and bool(told.get("warned"))
    score.nothing += "number" not in told
    score.seconds.append(float(told["seconds"]))


def markdown(
    programs: list[_programs.Program],
    missing: list[str],
    scores: dict[str, dict[str, Score]],
    font: str,
    today: date,
) -> str:
    """Write the report."""
    pages = next(iter(next(iter(scores.values())).values())).pages
    parts = [
        "# Reading pages off pictures: measured",
        "<!-- Made by `./travesia bench ocr --write docs/reference/photo-benchmark.md`. -->",
        f"{today}, commit {commit()}, {machine()}. {pages} invented passports for each condition, "
        f"zones in {font}, drawn and worn by `bench/_pages.py`. *Right*: every field as drawn. "
        "*Number and birth*: those two as drawn. *Silently wrong*: the program calls the zone "
        "valid and some field is not as drawn. *Seconds*: the median a page.",
        "Drawn pages are kinder than real ones: no holograms, creases, stamps or worn print. The "
        "table compares programs and conditions; it does not foretell how a post will fare.",
        "\n".join(f"Not measured: {reason}." for reason in missing),
    ]
    for program in programs:
        parts += [f"## {program.name} {program.version} ({program.licence})".replace("  ", " ")]
        parts += [_table(scores[program.name], ours=program.ours)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _table(rows: dict[str, Score], *, ours: bool) -> str:
    lines = [
        "| condition | right | number and birth | silently wrong | no zone | seconds |",
        "|---|---|---|---|---|---|",
    ]
    total = Score()
    for name in (*CONDITIONS, ""):
        score = rows[name] if name else total
        silent = f"{score.silent} ({score.warned} marked doubtful)" if ours else f"{score.silent}"
        shown = (f"{score.right} of {score.pages}", score.key, silent, score.nothing)
        cells = " | ".join(str(cell) for cell in shown)
        lines.append(f"| {name or '**all**'} | {cells} | {statistics.median(score.seconds):.2f} |")
        for key in ("pages", "right", "key", "silent", "warned", "nothing"):
            setattr(total, key, getattr(total, key) + getattr(score, key))
        total.seconds += score.seconds
    return "\n".join(lines)
