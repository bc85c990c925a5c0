"""`./travesia fuzz [TARGET …]`: throw input at the parsers and say what came of it."""

import argparse
import json
import shutil
import sys
from pathlib import Path

from bench._peers import data_folder, environment

from fuzz.running import Limits, Outcome, fuzz
from fuzz.targets import targets

RUNS = 1_000_000


def main(argv: list[str] | None = None) -> int:
    """Fuzz the targets; 1 when one raised what it may not, was too slow or held too much."""
    parser = argparse.ArgumentParser(prog="travesia fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="all of them when none")
    parser.add_argument("--runs", type=int, default=RUNS, help=f"inputs a target ({RUNS:,})")
    parser.add_argument("--seconds", type=float, help="end a target after this long, and say so")
    parser.add_argument("--plain", action="store_true", help="without atheris: mutations alone")
    parser.add_argument("--seed", type=int, default=1, help="where chance begins")
    parser.add_argument("--list", action="store_true", help="name the targets")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args(argv)
    known = list(targets())
    unknown = [name for name in args.targets if name not in known]
    if args.list or unknown:
        sys.stdout.write("\n".join(known) + "\n")
        if unknown:
            sys.stderr.write(f"No such target: {', '.join(unknown)}.\n")
        return 2 if unknown else 0
    folder = data_folder().parent / "fuzz"
    python = None if args.plain else _atheris()
    outcomes = []
    for name in args.targets or known:
        sys.stderr.write(f"{name}: {args.runs:,} inputs …\n")
        outcome = fuzz(name, args.runs, folder, python=python, seed=args.seed, most=args.seconds)
        outcomes.append(outcome)
        if not args.json:
            sys.stdout.write(_told(outcome))
            sys.stdout.flush()
    if args.json:
        sys.stdout.write(json.dumps([outcome.as_dict() for outcome in outcomes]) + "\n")
    return 0 if all(outcome.good for outcome in outcomes) else 1


def _atheris() -> Path | None:
    """Give a Python with atheris; a newer one than ours where atheris has no wheel for ours."""
    newer = [shutil.which(f"python3.{minor}") for minor in range(12, 16)]
    pythons = [sys.executable, *(path for path in newer if path)]
    for make in (False, True):
        for python in pythons:
            found = environment("fuzz", made_by=python, make=make)
            if found.path is not None:
                return found.path
            if make:
                sys.stderr.write(f"With {python}, {found.reason}.\n")
    sys.stderr.write("So it is done without atheris: mutations that nothing steers.\n")
    return None


def _told(outcome: Outcome) -> str:
    limits = Limits()
    lines = [
        f"{outcome.target:<16} {outcome.engine:<8} {outcome.runs:>10,} runs "
        f"({outcome.refused:,} refused) in {outcome.seconds:,.0f} s; "
        f"slowest {outcome.slowest_ms:.1f} ms, memory +{outcome.memory_mb:.0f} MB: "
        f"{'good' if outcome.good else 'NOT GOOD'}"
    ]
    if outcome.short:
        lines.append(f"  {outcome.short}")
    if outcome.slowest_ms > limits.milliseconds:
        lines.append(f"  over {limits.milliseconds} ms: {outcome.slowest_file}")
    if outcome.memory_mb > limits.memory_mb:
        lines.append(f"  over {limits.memory_mb} MB above the baseline")
    for key, known in outcome.faults.items():
        lines.append(f"  {key}, {known['count']:,} times: {known.get('says', '')}")
        lines.append(f"    {known['file']}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
