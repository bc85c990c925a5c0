"""How well and how fast people are found among a million, beside the programs in use today.

A list and travellers are invented (bench/people), the index is made by `travesia screen index`, and
every program is asked about the same travellers on one core. Labelled pairs of names come from
the sets in ../shared/data/names.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import time
from typing import Any, NamedTuple

from bench import _names_goals, _names_pairs, _names_screening, _names_tables, _names_wrong
from bench._machine import commit, machine
from bench._names_goals import ADDED, Goal, with_five_million


class Section(NamedTuple):
    """What one part has to say."""

    text: list[str]
    goals: list[Goal]
    missing: list[str]


def _screening(args: argparse.Namespace) -> Section:
    found = _names_screening.screening(args)
    if args.wrong:
        args.wrong.write_text(_lines(_names_wrong.screening(found)) + "\n", "utf-8")
    tables = _names_tables
    text = [
        f"## Screening, {args.entries:,} entries",
        _names_tables.PREFACE.format(seed=args.seed),
        _lines(tables.built(found)),
        _lines(tables.speed(found)),
        tables.speed_note(found),
        "### Beside the peers",
        _lines(tables.beside(found)),
        tables.beside_note(found),
        "### Found at equal alarm",
        _lines(tables.by_alarm(found)),
        "### Asked about in vain, at 1 % alarm",
        _lines(tables.alarms(found)),
        tables.undated(found),
        "### At the thresholds as shipped",
        _lines(tables.shipped(found)),
        "### By damage",
        _lines(tables.by_damage(found)),
        "### By naming culture",
        _lines(tables.by_culture(found)),
    ]
    return Section(text, list(_names_goals.screening_goals(found)), found.missing)


def _pairs(args: argparse.Namespace) -> Section:
    found = _names_pairs.pairs(args)
    text = ["## Labelled pairs of names", *_names_pairs.markdown(found)]
    return Section(text, list(_names_pairs.goals(found)), found.missing)


PARTS: dict[str, Callable[[argparse.Namespace], Section]] = {
    "screening": _screening,
    "pairs": _pairs,
}
"""Name → the part; all run unless one is named."""


def main(argv: list[str]) -> int:
    """Measure the parts asked for; 0 when they ran, whatever the goals say."""
    args = _parser().parse_args(argv)
    sections = [PARTS[name](args) for name in args.part or PARTS]
    text = markdown(sections)
    sys.stdout.write(json.dumps(_plain(sections)) + "\n" if args.json else text)
    if args.write:
        args.write.write_text(with_five_million(text + added(args.write)), "utf-8")
    if args.add:
        size = f"{args.entries:,} entries"
        page = args.add.read_text("utf-8")
        before, rest = page.removesuffix(added(args.add)), added(args.add, but=size)
        page = before + rest + other_size(sections, size)
        args.add.write_text(with_five_million(page), "utf-8")
    return 0


def added(page: Path, *, but: str = "") -> str:
    """Give the sections of a page that runs on lists of other sizes added, without that of one."""
    text = page.read_text("utf-8") if page.exists() else ""
    parts = text.split(ADDED)[1:]
    return "".join(ADDED + part for part in parts if not but or not part.startswith(but))


def other_size(sections: list[Section], size: str) -> str:
    """Write a run on a list of another size as one more section of a page: without what repeats."""
    goals = [goal for section in sections for goal in section.goals if goal.met is not None]
    text = [one for section in sections for one in section.text[2:] if not one.startswith("#")]
    parts = [
        f"## At {size}",
        f"{datetime.fromtimestamp(time(), UTC).date()}, commit {commit()}, {machine()}.",
        _lines(_names_goals.table(goals)),
        *text[:3],
    ]
    return "\n" + "\n\n".join(parts) + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="travesia bench names", description=__doc__)
    parser.add_argument("--part", action="append", choices=tuple(PARTS), help="this part alone")
    parser.add_argument("--entries", type=int, default=1_000_000, help="entries of the list")
    parser.add_argument("--queries", type=int, default=5_000, help="travellers who are on it")
    parser.add_argument("--seed", type=int, default=2611, help="of the people")
    parser.add_argument(
        "--people", type=int, default=10_000, help="absent people that the index is set on"
    )
    parser.add_argument("--no-peers", action="store_true", help="ask ours alone")
    parser.add_argument(
        "--wrong", type=Path, metavar="FILE", help="write who was missed or asked about in vain"
    )
    parser.add_argument("--json", action="store_true", help="print the goals as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables as Markdown")
    parser.add_argument(
        "--add", type=Path, metavar="FILE", help="add a list of another size to a page"
    )
    return parser


def markdown(sections: list[Section]) -> str:
    """Write the report: goals first."""
    day = datetime.fromtimestamp(time(), UTC).date()
    goals = [goal for section in sections for goal in section.goals]
    missing = [reason for section in sections for reason in section.missing]
    parts = [
        "# Names: found, asked about in vain, and how fast",
        "<!-- Made by `./travesia bench names --write docs/reference/names-benchmark.md`. -->",
        f"{day}, commit {commit()}, {machine()}.",
        "\n".join(f"Not measured: {reason}." for reason in dict.fromkeys(missing)),
        "## Goals",
        _lines(_names_goals.table(goals)),
        *(text for section in sections for text in section.text),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(lines: Iterator[str]) -> str:
    return "\n".join(lines)


def _plain(sections: list[Section]) -> dict[str, Any]:
    return {
        "commit": commit(),
        "goals": [goal._asdict() for section in sections for goal in section.goals],
        "missing": [reason for section in sections for reason in section.missing],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
