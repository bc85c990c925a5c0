"""`travesia demo`: an invented region, made once and served."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from travesia.config import node_file, serve_cli, startup

COMPLETE = "demo-complete"
#: Who issues the passes printed in the demonstration: the one its trust list knows.
DEMO_CARD_ISSUER = "https://labour.example/uto"
#: An invented free line.
DEMO_HOTLINE = "8000"


def main(argv: Sequence[str]) -> int:
    """Make the demonstration in the data folder if it is not there, then serve it."""
    try:
        words = node_file.take_data_option(list(argv))
        args = _parser().parse_args(words)
        folder = node_file.data_folder()
        _claim(folder, seed=args.seed, size=args.size)
    except node_file.NodeFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except SystemExit as stop:
        return 0 if stop.code in (0, None) else 2
    findings = [*startup.folder_findings(folder), startup.sqlite_finding()]
    if args.serve:
        findings.append(startup.port_finding(serve_cli.HOST, args.port))
    if not serve_cli.tell(findings):
        return 1
    return _make_and_serve(folder, args)


def _make_and_serve(folder: Path, args: argparse.Namespace) -> int:
    """Make what is missing, then serve it or say where it lies."""
    try:
        done = _prepare(folder)
    except KeyboardInterrupt:
        sys.stderr.write("\nStopped. The unfinished demonstration is made anew next time.\n")
        return 130
    if not done:
        return 1
    if not args.serve:
        sys.stdout.write(f"The demonstration lies in {folder}.\n")
        return 0
    return serve_cli.serve(serve_cli.HOST, args.port, ready=lambda: _announce(args.port))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="travesia demo", description="Make an invented region and serve it."
    )
    parser.add_argument("--port", type=int, default=8000, help="port on 127.0.0.1 (default 8000)")
    parser.add_argument("--seed", type=int, default=None, help="seed of the region (default 1)")
    parser.add_argument(
        "--size",
        choices=("small", "medium", "large"),
        default=None,
        help="5,000, 200,000 or 2,000,000 crossings (default small)",
    )
    parser.add_argument(
        "--no-serve", dest="serve", action="store_false", help="make the data and stop"
    )
    parser.epilog = "--data DIR names the data folder (default: ./data or TRAVESIA_DATA)."
    return parser


def _claim(folder: Path, *, seed: int | None, size: str | None) -> None:
    """Take the folder for the demonstration; NodeFileError when something else lies in it."""
    here = node_file.read(folder)
    if here and here.get("role") != "demo":
        raise node_file.NodeFileError(
            f"{folder} holds a node of the role {here.get('role')}, not a demonstration. "
            "Name another folder with --data DIR."
        )
    wanted: dict[str, int | str | None] = {"seed": seed, "size": size}
    for key, want in wanted.items():
        if here and want is not None and here.get(key) != want:
            raise node_file.NodeFileError(
                f"{folder} holds a demonstration with {key} {here.get(key)}. "
                "Name another folder with --data DIR, or remove this one."
            )
    values: dict[str, object] = here or {
        "role": "demo",
        "node": "demo",
        "seed": 1 if seed is None else seed,
        "size": size or "small",
        "language": "en",
        "edition_every_minutes": 0,
    }
    if not here:
        node_file.write(folder, values)
    for key, value in values.items():
        os.environ.setdefault(f"TRAVESIA_{key.upper()}", str(value))
    os.environ["TRAVESIA_ROLE"] = "demo"
    os.environ.setdefault("TRAVESIA_CARD_ISSUER", DEMO_CARD_ISSUER)
    os.environ.setdefault("TRAVESIA_HOTLINE", DEMO_HOTLINE)
    os.environ.setdefault("TRAVESIA_HOTLINE_HOURS", "8:00–20:00")


def _prepare(folder: Path) -> bool:
    """Bring the database up and load the region unless it is complete; False when refused."""
    complete = folder / COMPLETE
    if not complete.exists():
        for part in ("travesia.sqlite3", "travesia.sqlite3-wal", "travesia.sqlite3-shm"):
            (folder / part).unlink(missing_ok=True)
    import django

    django.setup()
    from django.core.management import call_command

    newer = [f for f in startup.database_findings() if not f.well and "newer" in f.says]
    if newer:
        sys.stderr.write(newer[0].says + "\n")
        return False
    call_command("migrate", verbosity=0, interactive=False)
    if not serve_cli.tell(list(startup.database_findings())):
        return False
    if not complete.exists():
        from travesia.config.demo.load import load_region
        from travesia.config.env import env
        from travesia.core import jobs

        load_region(data_dir=folder, seed=env().seed, size=env().size, progress=_progress)
        _progress("Figures")
        jobs.run_pending()
        complete.write_text("complete\n", "ascii")
    from travesia.config.demo.trust import write_trust
    from travesia.core import clock

    write_trust(folder, now=clock.now())
    return True


def _progress(line: str) -> None:
    """Write one line of progress; on a terminal each line replaces the last."""
    end = "\r" if sys.stderr.isatty() and not line.endswith(".") else "\n"
    sys.stderr.write(f"{line:<78}{end}")
    sys.stderr.flush()


def _announce(port: int) -> None:
    """Print the addresses and the demo people once the server answers."""
    from travesia.access import selectors as access

    base = f"http://{serve_cli.HOST}:{port}"
    rows = [
        ("Entrance", f"{base}/"),
        ("Sign in as anybody of the demonstration", f"{base}/demo/"),
        ("Inspection desk", f"{base}/desk/"),
        ("Crossings, public chart", f"{base}/evidence/crossings/"),
        ("Information desk", f"{base}/hub/desk/"),
        ("Component sheet", f"{base}/design/"),
    ]
    out = ["", "Travesía, demonstration: every person is invented.", ""]
    out += [f"  {label:<42}{address}" for label, address in rows]
    out += ["", "  Demo people (sign in without a password on the page above):"]
    out += [f"    {person.name:<30}{person.about}" for person in access.demo_people()]
    out += ["", "Ctrl-C ends it. Everything recorded is kept in the data folder.", ""]
    sys.stdout.write("\n".join(out) + "\n")
    sys.stdout.flush()
