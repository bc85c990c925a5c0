"""`travesia screen index LIST.csv OUT`: make the index of a list, and set its thresholds."""

import argparse
import json
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from travesia.screening.calibrating import FEWEST
from travesia.screening.commands.aside import Report
from travesia.screening.commands.rows import TableError, entries_in
from travesia.screening.commands.thresholds import calibrate_index, tell_thresholds
from travesia.screening.commands.words import add_encoding, add_language, budget, people, say
from travesia.screening.indexing.searching import open_index, set_thresholds, write_index

_EVERY = 50_000


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the word."""
    parser.add_argument("list", metavar="LIST.csv", type=Path, help="columns id, name, names, "
                        "birth_date, countries, documents")  # fmt: skip
    parser.add_argument("out", metavar="OUT", type=Path, help="the index, one file")
    parser.add_argument("--source", default="", help="name of the list; the file's unless said")
    parser.add_argument("--version", default="1", help="version of the list")
    parser.add_argument("--budget", type=budget, default=0.01, metavar="SHARE",
                        help="absent people asked about, at most (0.01)")  # fmt: skip
    parser.add_argument("--people", type=people, default=5_000, metavar="N",
                        help="absent people the thresholds are set on; 0 leaves them out; 10000 "
                        "and more for a list in use")  # fmt: skip
    add_encoding(parser)
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write rows set aside here")
    parser.add_argument("--json", action="store_true", help="say what was done as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Make the index; rows that cannot be taken are set aside, counted and named."""
    report = Report()
    began = time.monotonic()
    try:
        _check_places(args)
        write_index(
            entries_in(args.list, report, encoding=args.encoding),
            args.out,
            source=args.source or args.list.stem,
            version=args.version,
            built_at=datetime.fromtimestamp(time.time(), UTC).isoformat(timespec="seconds"),
            progress=lambda done: _progress(done, args.lang),
        )
        built = time.monotonic() - began
        _write_rejects(args.rejects, report)
    except TableError as error:
        report.tell_columns(args.lang)
        if error.code == "nothing_taken":
            report.tell(args.lang)
            _write_rejects(args.rejects, report)
        say(error.code, args.lang, **error.facts)
        report.hint(args.lang, "latin-1")
        return 65
    answer = {
        "index": str(args.out),
        "entries": report.taken,
        "quarantined": report.quarantined,
        "problems": report.counts,
        "columns_not_used": [column for column, _ in report.misnamed],
        "rows": [
            {"line": one.line, "id": one.id, "problem": one.problem} for one in report.named[:100]
        ],
        "seconds": round(built, 2),
        "bytes": args.out.stat().st_size,
    }
    if args.people > 0 and report.taken < FEWEST:
        say("too_few", args.lang, count=FEWEST)
    elif args.people > 0:
        say("calibrating", args.lang, count=args.people)
        index = open_index(args.out, verify=False)
        calibration = calibrate_index(
            index,
            people=args.people,
            budget=args.budget,
            progress=lambda done: say("people", args.lang, count=done),
        )
        set_thresholds(args.out, calibration.as_json())
        tell_thresholds(calibration, args.lang)
        answer["calibration"] = calibration.as_json()
        answer["seconds_calibrating"] = round(time.monotonic() - began - built, 2)
    _answer(args, answer, report)
    return 0


def _check_places(args: argparse.Namespace) -> None:
    """Raise TableError where a file would be written over one that is read, or cannot be."""
    written = [path for path in (args.out, args.rejects) if path is not None]
    for path in written:
        others = [args.list, *(other for other in written if other is not path)]
        if any(_is_same(path, other) for other in others):
            raise TableError("same_file", file=str(path))
    for path in written:
        _check_writable(path)


def _is_same(one: Path, other: Path) -> bool:
    """Tell whether two paths are one file, also through links of either kind."""
    try:
        return one.samefile(other)
    except OSError:  # one of them is not there yet
        return one.resolve() == other.resolve()


def _check_writable(path: Path) -> None:
    """Raise TableError where nothing can be written, before the work and not after it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if path.is_dir():
            raise IsADirectoryError
    except OSError as error:
        raise TableError("out_unwritable", file=str(path)) from error


def _progress(done: int, language: str) -> None:
    if done % _EVERY == 0:
        say("progress", language, count=done)


def _answer(args: argparse.Namespace, answer: dict[str, object], report: Report) -> None:
    report.tell_columns(args.lang)
    if args.json:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return
    report.tell(args.lang)
    report.hint(args.lang, "latin-1")
    counted = {"taken": report.taken, "aside": report.quarantined}
    say("indexed", args.lang, file=str(args.out), **counted)


def _write_rejects(path: Path | None, report: Report) -> None:
    if path is None:
        return
    lines = ["line,id,problem,taken"]
    for one in report.named:
        shown = one.id.replace('"', '""')
        lines.append(f'{one.line},"{shown}",{one.problem},{int(one.taken)}')
    path.write_text("\n".join(lines) + "\n", "utf-8")
