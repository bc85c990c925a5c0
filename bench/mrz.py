"""How right and how fast zones are read, beside the libraries that people use today.

Every program reads the same labelled cases and the same passports, in a process of its own that
loads it once; rounds of the programs take turns, and the medians count.
"""

import argparse
import json
import statistics
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from time import time

from bench._mrz_cases import Case, cases
from bench._mrz_judging import Score, score
from bench._mrz_programs import Program, start_all
from bench._mrz_report import markdown
from bench._mrz_zones import Zone

STATE = "ISL"
"""The state of the cases. Not UTO: one peer refuses the specimen state, which is no fault."""
DOCUMENTS = 20_000
"""Different passports in a turn, so that nothing is won by remembering answers."""


def main(argv: list[str]) -> int:
    """Judge and measure every program that is here; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench mrz", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="rounds; the median counts")
    parser.add_argument("--documents", type=int, default=DOCUMENTS, help="passports in a turn")
    parser.add_argument("--seconds", type=float, default=1.0, help="least time of a turn")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables as Markdown")
    parser.add_argument("--wrong", action="store_true", help="name each case that is not right")
    args = parser.parse_args(argv)
    today = datetime.fromtimestamp(time(), UTC).date()
    programs, missing = start_all(today)
    for reason in missing:
        sys.stderr.write(f"Not measured: {reason}.\n")
    try:
        scores = {p.name: judged(p, cases(STATE, today)) for p in programs if p.judged}
        training = {p.name: judged(p, cases("UTO", today)) for p in programs if p.judged}
        speeds = measured(programs, args)
    finally:
        for program in programs:
            program.end()
    found = {"scores": scores, "training": training, "speeds": speeds}
    if args.json:
        sys.stdout.write(json.dumps(found, default=vars) + "\n")
        return 0
    text = markdown(programs, missing, scores, training, speeds, str(today))
    sys.stdout.write(text)
    if args.wrong:
        _name_wrong(scores)
    if args.write:
        args.write.write_text(text, "utf-8")
    return 0


def judged(program: Program, asked: list[Case]) -> Score:
    """Let a program read every case, and judge what it says."""
    sys.stderr.write(f"{program.name} reads {len(asked)} cases …\n")
    return score(asked, program.judge([case.text for case in asked]))


def measured(programs: list[Program], args: argparse.Namespace) -> dict[str, list[float]]:
    """Return documents per second of each program in each round."""
    texts = passports(args.documents)
    speeds: dict[str, list[float]] = {program.name: [] for program in programs}
    for program in programs:
        program.rate(texts[:500], 0.2)
    for turn in range(args.rounds):
        for program in programs:
            sys.stderr.write(f"round {turn + 1} of {args.rounds}: {program.name} …\n")
            speeds[program.name].append(program.rate(texts, args.seconds))
    for program in programs:
        median = statistics.median(speeds[program.name])
        sys.stderr.write(f"{program.name}: {median:,.0f} documents a second\n")
    return speeds


def passports(count: int) -> list[str]:
    """Make different valid passports of invented people."""
    chance = Random(9303)  # noqa: S311  # the same people every time
    return [_passport(chance).text() for _ in range(count)]


def _passport(chance: Random) -> Zone:
    def word(least: int, most: int) -> str:
        letters = chance.choices("AEIOUBCDLMNRST", k=chance.randint(least, most))
        return "".join(letters)

    born = date(chance.randint(1945, 2010), chance.randint(1, 12), chance.randint(1, 28))
    name = f"{word(4, 10)}<<{word(3, 8)}<{word(3, 7)}"
    number = word(2, 2) + str(chance.randint(1_000_000, 9_999_999))
    state = chance.choice(["ISL", "MEX", "BRA", "HTI", "CAN", "FRA", "JPN", "KEN"])
    return Zone(
        state,
        name=name,
        number=number,
        birth=f"{born:%y%m%d}",
        expiry=f"{chance.randint(28, 35)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}",
        sex=chance.choice("FM"),
        optional=word(0, 9),
    )


def _name_wrong(scores: dict[str, Score]) -> None:
    for name, found in scores.items():
        for case, answer in found.not_right:
            sys.stdout.write(f"\n{name}: {case.category}, {case.name}\n  {answer}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
