"""How fast the journal writes and verifies, on SQLite and PostgreSQL, beside two peers.

The peers run on the same machine, in the same run, on tables of their own: `plain` inserts the same
facts through Django without chain, commitments or receivers; `raw chain` is the least that can be
called tamper-evident: the database's own driver, one table, one hash per row.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BATCH = 500
Times = dict[str, float]


def main(argv: list[str]) -> int:
    """Measure on every database that is here and print medians and ratios; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench journal", description=__doc__)
    parser.add_argument("--entries", type=int, default=20_000, help="entries written in batches")
    parser.add_argument("--rounds", type=int, default=3, help="rounds; the median counts")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.child:
        sys.stdout.write(json.dumps(_measure(args.entries, args.rounds)))
        return 0
    found = {}
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        found["SQLite"] = _run_child(args, Path(folder), None)
        with _postgres() as url:
            if url is None:
                sys.stderr.write("PostgreSQL is not reachable: set TRAVESIA_DATABASE_URL.\n")
            else:
                found["PostgreSQL"] = _run_child(args, Path(folder), url)
    if args.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        _print(found)
    return 0


def _run_child(args: argparse.Namespace, folder: Path, url: str | None) -> Times:
    """Measure in a process of its own, as one process knows one database."""
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    environment = {
        **keep,
        **{"TRAVESIA_ROLE": "test", "TRAVESIA_NODE": "bench", "TRAVESIA_DATA": str(folder)},
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        **({"TRAVESIA_DATABASE_URL": url} if url else {}),
    }
    words = ["--child", "--entries", str(args.entries), "--rounds", str(args.rounds)]
    command = [sys.executable, "-m", "bench.journal", *words]
    done = subprocess.run(  # noqa: S603  # our own module
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    times: Times = json.loads(done.stdout)
    return times


@contextmanager
def _postgres() -> Iterator[str | None]:
    """Yield the address of a database that exists for this run only, or None."""
    base = os.environ.get("TRAVESIA_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
    name = f"travesia_bench_{os.getpid()}"
    try:
        import psycopg  # noqa: PLC0415  # an extra
    except ImportError as error:
        sys.stderr.write(f"{error}\n")
        yield None
        return
    try:
        with psycopg.connect(base, autocommit=True, connect_timeout=3) as server:
            server.execute(f'CREATE DATABASE "{name}"')
    except psycopg.Error as error:
        sys.stderr.write(f"{error}\n")
        yield None
        return
    try:
        yield base.rpartition("/")[0] + "/" + name
    finally:
        with psycopg.connect(base, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def _measure(entries: int, rounds: int) -> Times:
    """Return entries per second (medians) for each way of writing, and for verification."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", "journal", verbosity=0)
    from bench import _journal_ways as ways  # noqa: PLC0415

    ways.make_tables()
    singles = max(1, entries // 40)
    tasks: dict[str, tuple[Callable[[int], None], int]] = {
        "single, journal": (lambda n: ways.journal(n, 1), singles),
        "single, plain": (lambda n: ways.plain(n, 1), singles),
        "single, raw chain": (lambda n: ways.raw_chain(n, 1), singles),
        "batch, journal": (lambda n: ways.journal(n, BATCH), entries),
        "batch, plain": (lambda n: ways.plain(n, BATCH), entries),
        "batch, raw chain": (lambda n: ways.raw_chain(n, BATCH), entries),
    }
    times: dict[str, list[float]] = {}
    for turn in range(rounds):
        for name, (work, count) in tasks.items():
            sys.stderr.write(f"round {turn + 1} of {rounds}: {ways.vendor()}, {name} …\n")
            times.setdefault(name, []).append(_rate(work, count))
    for turn in range(rounds):
        sys.stderr.write(f"round {turn + 1} of {rounds}: {ways.vendor()}, verify …\n")
        times.setdefault("verify, journal", []).append(_rate_of_verify(ways.verify_journal))
        times.setdefault("verify, raw chain", []).append(_rate_of_verify(ways.verify_raw_chain))
    return {name: statistics.median(rates) for name, rates in times.items()}


def _rate(work: Callable[[int], Any], count: int) -> float:
    started = time.perf_counter()
    work(count)
    return count / (time.perf_counter() - started)


def _rate_of_verify(work: Callable[[], int]) -> float:
    started = time.perf_counter()
    return work() / (time.perf_counter() - started)


def _print(found: dict[str, Times]) -> None:
    """Print entries per second, and the journal as a share of each peer."""
    width = shutil.get_terminal_size().columns
    sys.stdout.write("Entries per second (median), and how the journal compares:\n")
    for database, times in found.items():
        sys.stdout.write(f"\n{database}\n"[:width])
        for name, rate in times.items():
            way = name.partition(",")[0]
            ratio = times[f"{way}, journal"] / rate
            peer = "" if name.endswith("journal") else f"   the journal does {ratio:.2f} × this"
            sys.stdout.write(f"  {name:<20}{rate:>12,.0f}{peer}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
