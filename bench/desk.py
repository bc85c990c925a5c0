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
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench._desk_report import PEERS, report
from bench._peers import ROOT, data_folder
from bench.journal import _postgres


def main(argv: list[str]) -> int:
    """Measure on every database that is here, print the table and the goals; 0 when it ran."""
    parser = argparse.ArgumentParser(prog="travesia bench desk", description=__doc__)
    parser.add_argument("--movements", type=int, default=10_000_000)
    parser.add_argument("--persons", type=int, default=3_000_000)
    parser.add_argument("--entries", type=int, default=1_000_000, help="of the watch list")
    parser.add_argument("--questions", type=int, default=1_000, help="travellers")
    parser.add_argument("--seed", type=int, default=2611)
    parser.add_argument(
        "--pause", type=float, default=5.0, help="milliseconds between two travellers"
    )
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database only")
    parser.add_argument("--data", type=Path, help="keep the nodes here and use them again")
    parser.add_argument("--no-peers", action="store_true", help="measure this program alone")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    args = parser.parse_args(argv)
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        if args.only != "postgresql":
            found.append(_node(args, (args.data or Path(folder)) / "sqlite", None))
        if args.only != "sqlite":
            with kept(args.data) if args.data else _postgres() as url:
                if url is None:
                    sys.stderr.write("PostgreSQL is not reachable: set TRAVESIA_DATABASE_URL.\n")
                else:
                    found.append(_node(args, (args.data or Path(folder)) / "postgresql", url))
    page = report(args, found)
    sys.stdout.write(page)
    if args.write:
        args.write.write_text(page, "utf-8")
    return 0


@contextmanager
def kept(folder: Path) -> Iterator[str | None]:
    """Yield the address of a database that stays for the next run; it is named by the folder."""
    base = os.environ.get("TRAVESIA_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
    name = f"travesia_bench_{sha256(str(folder.resolve()).encode()).hexdigest()[:12]}"
    try:
        import psycopg  # noqa: PLC0415  # an extra

        with psycopg.connect(base, autocommit=True, connect_timeout=3) as server:
            there = "SELECT 1 FROM pg_database WHERE datname = %s"
            if server.execute(there, [name]).fetchone() is None:
                server.execute(f'CREATE DATABASE "{name}"')
    except (ImportError, psycopg.Error) as error:
        sys.stderr.write(f"{error}\n")
        yield None
        return
    yield base.rpartition("/")[0] + "/" + name


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
    numbers = ("persons", "movements", "entries", "questions", "seed", "pause")
    words = [text for name in numbers for text in (f"--{name}", str(getattr(args, name)))]
    words += [] if args.no_peers else [text for name in PEERS for text in ("--peer", name)]
    words += ["--programs", str(data_folder().parent)]
    words += ["--share", str(folder.parent / f"list-{args.entries}-{args.seed}")]
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
