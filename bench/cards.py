"""How small cards are and how fast they are signed, verified, drawn and read, beside peers.

The peers sign and verify the same claims with the same keys in the same run, each in a process of
its own; rounds take turns. The yardstick is the bare signature check of `cryptography`.
"""

import argparse
import json
import sys
from pathlib import Path
from statistics import median
from time import time
from typing import Any

from bench import _mutations
from bench._cards_lists import ListFigures, list_figures
from bench._cards_pictures import Drawing, drawings
from bench._cards_report import markdown
from bench._cards_sizes import Size, sizes
from bench._cards_tasks import Task, faults, start_all, tasks
from bench._programs import Program


def main(argv: list[str]) -> int:
    """Check, weigh and measure every program that is here; 0 when no changed card passed."""
    args = _parser().parse_args(argv)
    now = int(time())
    programs, missing = start_all(now)
    for reason in missing:
        sys.stderr.write(f"Not measured: {reason}.\n")
    try:
        asked = [task for task in tasks(args.cards, now) if task.program in programs]
        wrong = [fault for task in asked for fault in faults(programs[task.program], task)]
        weighed = sizes(programs, now)
        measure(programs, asked, args.rounds, args.seconds)
    finally:
        for program in programs.values():
            program.end()
    drawn, lists = drawings(now), list(list_figures(now))
    tally = _mutations.run(args.mutations) if args.mutations else None
    text = markdown(programs, missing, weighed, asked, drawn, lists, wrong, tally)
    if args.json:
        sys.stdout.write(json.dumps(_plain(programs, weighed, asked, drawn, lists, wrong)) + "\n")
    else:
        sys.stdout.write(text)
    if args.write:
        args.write.write_text(text, "utf-8")
    return int(bool(wrong) or (tally is not None and bool(tally.false_acceptances)))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="travesia bench cards", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds; the median counts")
    parser.add_argument("--cards", type=int, default=500, help="different cards in a turn")
    parser.add_argument("--seconds", type=float, default=0.4, help="least time of a turn")
    parser.add_argument(
        "--mutations", type=int, default=0, metavar="N", help="also change signed cards N times"
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables as Markdown")
    return parser


def measure(programs: dict[str, Program], asked: list[Task], rounds: int, seconds: float) -> None:
    """Let every program do every task in turn, once to warm up and then `rounds` times."""
    for task in asked:
        _rate(programs[task.program], task, 0.05, items=task.items)
    for turn in range(rounds):
        sys.stderr.write(f"round {turn + 1} of {rounds} …\n")
        for task in asked:
            task.rates.append(_rate(programs[task.program], task, seconds))


def _rate(program: Program, task: Task, seconds: float, items: list[Any] | None = None) -> float:
    command = {"do": "time", "task": task.task, "name": task.name, "seconds": seconds}
    found = program.ask(command if items is None else {**command, "items": items})
    return float(found["count"] / found["seconds"])


def _plain(
    programs: dict[str, Program],
    weighed: list[Size],
    asked: list[Task],
    drawn: list[Drawing],
    lists: list[ListFigures],
    wrong: list[str],
) -> dict[str, Any]:
    rates = [
        {
            **{key: getattr(task, key) for key in ("verb", "side", "algorithm", "program", "form")},
            "per_second": round(median(task.rates)),
        }
        for task in asked
    ]
    return {
        "programs": {name: program.version for name, program in programs.items()},
        "sizes": [size._asdict() for size in weighed],
        "rates": rates,
        "pictures": [one._asdict() for one in drawn],
        "lists": [one._asdict() for one in lists],
        "wrong": wrong,
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
