"""`travesia doctor`: look at the machine and the node; each line passes or says what to do."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from importlib.util import find_spec
from pathlib import Path

from travesia.config import node_file, startup
from travesia.config.startup import Finding

EXTRAS = {
    "analytics": (("duckdb", "ibis", "pyarrow"), "figures and their public page"),
    "postgres": (("psycopg",), "a PostgreSQL database"),
    "publish": (("typst",), "reports as PDF"),
}


def main(argv: Sequence[str]) -> int:
    """Print what was found; 0 when nothing stops the node, else 1."""
    parser = argparse.ArgumentParser(prog="travesia doctor", description="Look at this node.")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    try:
        args = parser.parse_args(node_file.take_data_option(list(argv)))
        node_file.apply()
    except node_file.NodeFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except SystemExit as stop:
        return 0 if stop.code in (0, None) else 2
    findings = list(look())
    if args.json:
        sys.stdout.write(json.dumps([asdict(f) for f in findings], indent=2) + "\n")
    else:
        for finding in findings:
            word = "pass" if finding.well else "FAIL" if finding.stops else "note"
            sys.stdout.write(f"{word}  {finding.name:<17}{finding.says}\n")
    return int(any(not f.well and f.stops for f in findings))


def look() -> Iterator[Finding]:
    """Look at everything in order: machine first, then the database, if it can be reached."""
    from travesia.core import clock

    version = ".".join(str(part) for part in sys.version_info[:3])
    yield Finding("python", sys.version_info >= (3, 11), f"Python {version}.")
    yield startup.sqlite_finding()
    folder = node_file.data_folder()
    yield from startup.folder_findings(folder)
    yield startup.clock_finding(clock.now())
    yield from extras()
    yield from node()


def extras() -> Iterator[Finding]:
    """Look at the optional parts: a missing one is a sentence, never a stop."""
    for name, (modules, use) in EXTRAS.items():
        missing = [module for module in modules if find_spec(module) is None]
        if missing:
            yield Finding(
                f"extra {name}",
                False,
                f"{', '.join(missing)} missing: {use} will not work here. "
                f'Install it with: pip install "travesia[{name}]"',
                stops=False,
            )
        else:
            yield Finding(f"extra {name}", True, f"Installed: {use}.")


def node() -> Iterator[Finding]:
    """Look at settings and database of the node in the data folder."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        yield Finding("settings", False, str(error))
        return
    from django.conf import settings

    yield Finding("settings", True, f"This node is called {settings.ENV.node} ({settings.ROLE}).")
    yield from startup.database_findings()
    yield trust(settings.TRUST_FOLDER)


def trust(folder: Path) -> Finding:
    """Look at what cards and seals are checked with; nothing of it stops a node."""
    from travesia.border.selectors import trust_files
    from travesia.core import clock

    found = trust_files(folder)
    held, unread = found.store.held, ""
    if found.unread:
        unread = f" Not used: {', '.join(found.unread)}."
    if held is None:
        says = f"There is no trust list in {folder}: cards are read and not checked.{unread}"
        return Finding("trust", False, says, stops=False)
    if found.store.expired(clock.now()):
        says = f"The trust list in {folder} ended on {held.not_after:%Y-%m-%d}. Get a newer one."
        return Finding("trust", False, f"{says}{unread}", stops=False)
    lists, seals = len(found.status.held), len(found.certificates)
    says = f"Trust list {held.sequence} until {held.not_after:%Y-%m-%d}, status lists: {lists}, "
    return Finding("trust", True, f"{says}certificates for seals: {seals}.{unread}", stops=False)
