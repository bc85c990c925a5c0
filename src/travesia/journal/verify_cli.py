"""`travesia journal verify`: recompute a journal and name the first entry that is wrong."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from travesia.journal.domain.notes import NoteError, public_key
from travesia.journal.verifier import (
    Asked,
    Report,
    Source,
    UnreadableError,
    open_postgres,
    open_sqlite,
    verify,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 when everything holds, 1 when something is wrong, 2 when nothing can be read."""
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return 0 if stop.code in (0, None) else 2
    try:
        asked = Asked(args.first, args.last, tuple(_notes(args)), _keys(args))
        source = _source(args)
    except (UnreadableError, OSError, UnicodeDecodeError, NoteError) as error:
        return _unreadable(args, str(error))
    try:
        report = verify(source, asked, _Progress(quiet=args.json))
    finally:
        source.close()
    _tell(args, report)
    return 0 if report.ok else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="travesia journal verify",
        description="Recompute a journal: numbers, hashes, links, commitments, erasures, "
        "signatures. Needs neither the program of the node nor its password.",
    )
    parser.add_argument("--data", type=Path, help="data folder of the node, or a copy of it")
    parser.add_argument("--database", type=Path, help="an SQLite file, instead of a folder")
    parser.add_argument("--database-url", help="postgresql://user:password@host:port/name")
    parser.add_argument("--from", dest="first", type=_number, default=1, help="first entry")
    parser.add_argument("--to", dest="last", type=_number, help="last entry")
    parser.add_argument(
        "--checkpoint", type=Path, action="append", default=[], help="a signed note kept elsewhere"
    )
    parser.add_argument(
        "--key", type=Path, action="append", default=[], help="a verifier key kept elsewhere"
    )
    parser.add_argument("--json", action="store_true", help="print the report as JSON")
    return parser


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("entries are counted from 1")
    return number


def _folder(args: argparse.Namespace) -> Path | None:
    """Return the data folder that was named, on the line or in the environment."""
    if args.data is None and (args.database or args.database_url):
        return None
    folder: Path = args.data or Path(os.environ.get("TRAVESIA_DATA", "data"))
    return folder.expanduser()


def _source(args: argparse.Namespace) -> Source:
    url = args.database_url
    if url is None and args.database is None and args.data is None:
        url = os.environ.get("TRAVESIA_DATABASE_URL")
    if url:
        return open_postgres(url)
    folder = _folder(args)
    file: Path = args.database or (folder or Path("data")) / "travesia.sqlite3"
    return open_sqlite(file)


def _notes(args: argparse.Namespace) -> list[tuple[str, str]]:
    """Return the notes that were named and those that lie in the data folder."""
    folder = _folder(args)
    files = list(args.checkpoint)
    if folder is not None:
        files += sorted((folder / "checkpoints").glob("*.note"))
    return [(f"The note {file.name}", file.read_text("utf-8")) for file in files]


def _keys(args: argparse.Namespace) -> dict[str, str]:
    """Return the verifier keys that lie outside the database, by the chain they belong to."""
    folder = _folder(args)
    files = [] if folder is None else sorted((folder / "checkpoints").glob("*.vkey"))
    found = {}
    for file in (*files, *args.key):
        key = file.read_text("utf-8").strip()
        found[public_key(key)[0]] = key
    return found


class _Progress:
    """Counts on the error channel, so that long runs show that they are alive."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._count = 0

    def __call__(self, rows: int) -> None:
        self._count += rows
        if not self._quiet:
            sys.stderr.write(f"\r{self._count:,} entries read")


def _unreadable(args: argparse.Namespace, sentence: str) -> int:
    if args.json:
        sys.stdout.write(json.dumps({"ok": False, "unreadable": sentence}) + "\n")
    else:
        sys.stderr.write(f"{sentence}\n")
    return 2


def _tell(args: argparse.Namespace, report: Report) -> None:
    if args.json:
        sys.stdout.write(json.dumps(report.as_json(), ensure_ascii=False) + "\n")
        return
    if sys.stderr.isatty():
        sys.stderr.write("\r")
    for chain in report.chains:
        sys.stdout.write(
            f"{chain.node}/{chain.epoch}: entries {chain.first:,} to {chain.last:,} read, "
            f"{chain.bodies:,} with their body, {chain.erased:,} erased, "
            f"{chain.checkpoints:,} checkpoints hold.\n"
        )
    first = report.first_wrong
    if first is None:
        sys.stdout.write(f"The journal holds ({report.seconds:.1f} s).\n")
        return
    sys.stdout.write(f"THE JOURNAL DOES NOT HOLD. {first.sentence}\n")
    others = [finding for finding in report.findings if finding is not first]
    for finding in others[:10]:
        sys.stdout.write(f"Also: {finding.sentence}\n")
    if report.wrong > 11:
        sys.stdout.write(f"And {report.wrong - 11:,} more.\n")


if __name__ == "__main__":
    sys.exit(main())
