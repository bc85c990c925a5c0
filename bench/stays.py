"""How fast stays are reported on: open ones, and a month of a post and of a country.

A node gets the log of one country by statements of the database, so that ten million movements take
minutes and not a day. The reports are those of the program, in a process that does nothing else.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from bench._peers import ROOT
from bench._stays_report import met, report
from bench.desk import kept
from bench.journal import _postgres

_MONTH = "2026-09"


def main(argv: list[str]) -> int:
    """Measure on every database that is here and print the page; 0 when every goal is met."""
    parser = argparse.ArgumentParser(prog="travesia bench stays", description=__doc__)
    parser.add_argument("--movements", type=int, default=10_000_000)
    parser.add_argument("--persons", type=int, default=500_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one database only")
    parser.add_argument("--data", type=Path, help="keep the nodes here and use them again")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page here")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.child:
        sys.stdout.write(json.dumps(_measure(args)))
        return 0
    found: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        place = args.data or Path(folder)
        if args.only != "postgresql":
            found.append(_child(args, place / "sqlite", None))
        if args.only != "sqlite":
            with kept(place) if args.data else _postgres() as url:
                if url is None:
                    sys.stderr.write("PostgreSQL is not reachable: set TRAVESIA_DATABASE_URL.\n")
                else:
                    found.append(_child(args, place / "postgresql", url))
    page = report(args, found)
    sys.stdout.write(page)
    if args.write:
        args.write.write_text(page, "utf-8")
    return 0 if all(met(row) for one in found for row in one["reports"]) else 1


def _child(args: argparse.Namespace, folder: Path, url: str | None) -> dict[str, Any]:
    """Measure in a process of its own, as one process knows one database."""
    folder.mkdir(parents=True, exist_ok=True)
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    environment = {
        **keep,
        **{"TRAVESIA_ROLE": "test", "TRAVESIA_NODE": "bench", "TRAVESIA_DATA": str(folder)},
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    if url:
        environment["TRAVESIA_DATABASE_URL"] = url
    words = [f"--{name}={getattr(args, name)}" for name in ("movements", "persons", "rounds")]
    done = subprocess.run(  # noqa: S603  # our own module
        [sys.executable, "-m", "bench.stays", "--child", *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _measure(args: argparse.Namespace) -> dict[str, Any]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from bench import _stays_filling as filling  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    marker = Path(os.environ["TRAVESIA_DATA"]) / "bench-stays-filled"
    if not marker.exists():
        began = perf_counter()
        _make_posts(_codes(filling.POSTS))
        filling.fill(movements=args.movements, persons=args.persons)
        marker.write_text(json.dumps(perf_counter() - began), "utf-8")
    filled = json.loads(marker.read_text("utf-8"))
    return {**_ask(args.rounds, _codes(1)[0]), "filled": filled}


def _codes(count: int) -> list[str]:
    return [f"HTI-P0{number}" for number in range(1, count + 1)]


def _make_posts(codes: list[str]) -> None:
    from travesia.places.tests.factories import make_post  # noqa: PLC0415

    for code in codes:
        make_post(code)


def _ask(rounds: int, post: str) -> dict[str, Any]:
    from django.db import connection  # noqa: PLC0415

    from travesia.access.domain import Actor, Purpose  # noqa: PLC0415
    from travesia.border import selectors  # noqa: PLC0415
    from travesia.border.models import Crossing, Stay  # noqa: PLC0415
    from travesia.border.selectors import Wanted  # noqa: PLC0415

    actor = Actor.system("bench", {"border.read_stays", "border.read_figures"})
    on, watch = date(2026, 11, 21), {"actor": actor, "purpose": Purpose.SUPERVISION}
    figures = {
        "first": date(2026, 9, 1),
        "last": date(2026, 9, 30),
        "actor": actor,
        "purpose": Purpose.STATISTICS,
    }
    asked: list[tuple[str, str, Callable[[], Any]]] = [
        ("open", "open stays of the country, by post", lambda: selectors.open_report(
            country="HTI", on=on, **watch)),
        ("list", "first page of those past their last day, country", lambda: (
            selectors.access_open_stays(wanted=Wanted("HTI"), **watch))),
        ("list", "the same of one post and nationality", lambda: selectors.access_open_stays(
            wanted=Wanted("HTI", post, 30, "DOM"), **watch)),
        ("list", "the same that no officer has looked at, country", lambda: (
            selectors.access_open_stays(wanted=Wanted("HTI", said="waiting"), **watch))),
        ("month", "entries, exits and overstays of a month, country", lambda: (
            selectors.month_report(country="HTI", month=_MONTH, **watch))),
        ("month", "figures of a month, one post", lambda: selectors.figures_of_post(
            post_code=post, **figures)),
        ("month", "figures of a month, country", lambda: selectors.figures_of_country(
            country="HTI", **figures)),
    ]  # fmt: skip
    reports = []
    for kind, label, ask in asked:
        both = [_timed(ask) for _ in range(rounds)]
        times, own = [wall for wall, _own in both], [own for _wall, own in both]
        reports.append({"kind": kind, "label": label, "times": times, "own": own})
        sys.stderr.write(f"{label}: {median(times):.2f} s\n")
    name = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    stays = Stay.objects.count()
    return {
        "database": name,
        "reports": reports,
        "movements": Crossing.objects.count(),
        "stays": stays,
        "open": Stay.objects.filter(country="HTI", state="open").count(),
    }


def _timed(ask: Callable[[], Any]) -> tuple[float, float]:
    """Return the seconds by the clock, and those of the processor in this process."""
    began, worked = perf_counter(), _worked()
    ask()
    return perf_counter() - began, _worked() - worked


def _worked() -> float:
    """Return the processor time so far: ours and that of the server process that answers us."""
    from django.db import connection  # noqa: PLC0415  # Django has to be set up

    own = process_time()
    if connection.vendor == "postgresql" and hasattr(os, "sysconf"):
        connection.ensure_connection()
        raw: Any = connection.connection
        stat = Path(f"/proc/{raw.info.backend_pid}/stat")
        if raw.info.host in {"127.0.0.1", "::1", "localhost"} and stat.exists():
            user, system = stat.read_text("utf-8").rpartition(")")[2].split()[11:13]
            own += (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return own


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
