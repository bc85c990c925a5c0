# ruff: noqa: N999  # the word that people type after `bench`
"""How fast a file of another system is brought in, and how fast figures of it are read.

Writes a CSV of invented people in the manner of PIRS, brings it in by the same verb as the job, and
again to show that nothing counts twice. Times are those of the clock, but where the
processor is named.
"""

import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HEADERS = (
    *("Id Movimiento", "Apellidos", "Nombres", "Fecha de nacimiento", "Sexo", "Nacionalidad"),
    *("No. Pasaporte", "País emisor", "Puesto", "Tipo de movimiento", "Fecha", "Hora", "Motivo"),
)
POSTS = ("HTI-RCL", "HTI-PSL", "HTI-NRD", "HTI-AIR")
STATES = ("HTI", "DOM", "USA", "CAN", "FRA", "CUB", "MEX", "UTO")
PURPOSES = ("turismo o vacaciones", "trabajo", "Pequeño comercio o mercado", "")
FIRST = datetime(2025, 1, 1, 6, tzinfo=UTC)


def main(argv: list[str]) -> int:
    """Bring in and print seconds and rows a second; 0 when every row was accounted for."""
    parser = argparse.ArgumentParser(prog="travesia bench import", description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(argv)
    if args.child:
        sys.stdout.write(json.dumps(_measure(args.rows)))
        return 0
    with tempfile.TemporaryDirectory(prefix="travesia-bench-") as folder:
        found = _run_child(args.rows, folder)
    if args.json:
        sys.stdout.write(json.dumps(found) + "\n")
    else:
        for name, value in found.items():
            sys.stdout.write(f"{name:<44}{value:>14,}\n")
    return 0 if found["rows unaccounted for"] == 0 else 1


def _run_child(rows: int, folder: str) -> dict[str, float]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    environment = {
        **keep,
        **{"TRAVESIA_ROLE": "test", "TRAVESIA_NODE": "bench", "TRAVESIA_DATA": folder},
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }
    if url := os.environ.get("TRAVESIA_DATABASE_URL"):
        environment["TRAVESIA_DATABASE_URL"] = url
    command = [sys.executable, "-m", "bench.import", "--child", "--rows", str(rows)]
    done = subprocess.run(  # noqa: S603  # our own module
        command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    found: dict[str, float] = json.loads(done.stdout)
    return found


def write_rows(path: Path, count: int) -> None:
    """Write rows of invented people: each crosses six times on average, over a year."""
    drawn = random.Random(20261121)  # noqa: S311  # the same file every time
    people = max(1, count // 6)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADERS)
        for row in range(count):
            who = drawn.randrange(people)
            state = STATES[who % len(STATES)]
            at = FIRST + timedelta(seconds=row * 31_000_000 // count)
            writer.writerow(
                (
                    *(row + 1, f"PRUEBA{who % 7919}", f"NOMBRE {who % 997}"),
                    f"{1 + who % 28:02d}/{1 + who % 12:02d}/{1940 + who % 80}",
                    *("FMX"[who % 2], state, f"P{who:08d}", state, POSTS[who % len(POSTS)]),
                    "Entrada" if row % 2 else "Salida",
                    f"{at:%d/%m/%Y}",
                    f"{at:%H:%M}",
                    PURPOSES[row % len(PURPOSES)],
                )
            )


def _measure(rows: int) -> dict[str, float]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "travesia.config.settings")
    import django  # noqa: PLC0415  # settings must be named first

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    return _bring(rows)


def _heard(done: int, total: int) -> None:
    """Say how far it is, ten times in a file."""
    step = max(1, total // 10)
    if done == total or done % step < 1000:
        sys.stderr.write(f"{done:,} of {total:,} rows\n")


def _bring(rows: int) -> dict[str, Any]:
    from travesia.access.domain import Actor, Purpose  # noqa: PLC0415  # after settings
    from travesia.border import selectors, services  # noqa: PLC0415
    from travesia.places.tests.factories import make_post  # noqa: PLC0415

    for code in POSTS:
        make_post(code)
    file = Path(os.environ["TRAVESIA_DATA"]) / "file.csv"
    write_rows(file, rows)
    actor = Actor.system(
        "bench", {"border.import_crossings", "border.read_figures", "border.rebuild_tallies"}
    )
    found: dict[str, Any] = {"rows": rows}
    for again in ("", ", again"):
        began = time.perf_counter()
        with file.open("rb") as stream:
            run = services.take_file(
                actor=actor,
                source="PIRS",
                name="file.csv",
                pieces=iter(lambda: stream.read(1 << 20), b""),
            )
        found[f"seconds to take the file{again}"] = round(time.perf_counter() - began, 1)
        began, worked = time.perf_counter(), time.process_time()
        report = services.bring_in(run, _heard)
        spent = time.perf_counter() - began
        own = time.process_time() - worked
        sys.stderr.write(f"brought in{again}: {spent:.1f} s, {own:.1f} s of the processor\n")
        found[f"seconds to bring it in{again}"] = round(spent, 1)
        found[f"of these of the processor{again}"] = round(own, 1)
        found[f"rows a second{again}"] = round(rows / spent)
        known = report.crossings + report.refused + report.already_there
        found[f"rows unaccounted for{again}"] = rows - known - len(report.rejected)
        found[f"new crossings{again}"] = report.crossings
    began = time.perf_counter()
    figures = selectors.figures_of_country(
        actor=actor,
        country="HTI",
        first=date(2025, 6, 1),
        last=date(2025, 6, 30),
        purpose=Purpose.STATISTICS,
    )
    found["seconds for the month of the country"] = round(time.perf_counter() - began, 3)
    found["movements of that month"] = figures.total.crossed
    began = time.perf_counter()
    services.rebuild_tallies(actor=actor)
    found["seconds to count the log anew"] = round(time.perf_counter() - began, 1)
    found["largest memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
