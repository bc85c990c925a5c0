"""`travesia link FILE... --out clusters.csv`: which events are of one person.

Needs no database, no settings and no Django.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from travesia.screening.commands.words import add_encoding, add_language
from travesia.screening.linkage import CATALOGUE, LinkError, Options, Outputs, Report, link_files

DONE, USAGE, BAD_INPUT = 0, 2, 65

#: GiB: with less the engine cannot even read a file, more no machine has.
_LEAST_MEMORY, _MOST_MEMORY = 0.25, 65_536

_DESCRIPTION: Final = (
    "Link the entry and exit events of one person over mistyped names, partial dates and renewed "
    "documents. CSV or Parquet with the columns event_id, name, birth_date, sex, document_number, "
    "nationality, date, direction; all but event_id may be missing. Progress goes to standard "
    "error. Exit: 0 linked; 2 wrong use; 65 a file that cannot be read or written, or no extra."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Link files: 0 linked, 2 usage, 65 what cannot be read or written."""
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    outputs = Outputs(args.out, args.unmatched, args.signals, args.quarantine)
    options = Options(
        engine=args.engine,
        encoding=args.encoding,
        threads=args.threads,
        memory_mib=int(args.memory * 1024),
        language=args.lang,
    )
    try:
        report = link_files(args.files, outputs, options, say=_progress)
    except LinkError as error:
        sys.stderr.write(error.message(args.lang) + "\n")
        return BAD_INPUT
    except KeyboardInterrupt:
        return 130
    if report.not_decoded:
        count = f"{report.not_decoded:,}"
        _progress(CATALOGUE.say("tell.encoding", args.lang, {"count": count, "example": "cp1252"}))
    told = report.as_dict(args.lang)
    if args.json:
        sys.stdout.write(json.dumps(told, ensure_ascii=True) + "\n")
    else:
        _tell(report, told["sentences"], args.lang)
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="travesia link", description=_DESCRIPTION)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE", help="CSV or Parquet")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE", help="event_id, cluster_id as CSV"
    )
    parser.add_argument(
        "--unmatched", type=Path, metavar="FILE", help="entries and exits without counterpart"
    )
    parser.add_argument(
        "--signals", type=Path, metavar="FILE", help="questions about documents, dates and travel"
    )
    parser.add_argument(
        "--quarantine", type=Path, metavar="FILE", help="what could not be read, line by line"
    )
    parser.add_argument("--engine", choices=("duckdb", "spark"), default="duckdb")
    add_encoding(parser)
    parser.add_argument("--threads", type=_whole, default=min(os.cpu_count() or 2, 8), metavar="N")
    parser.add_argument(
        "--memory",
        type=_gibibytes,
        default=2.4,
        metavar="GIB",
        help="what the engine may hold (2.4)",
    )
    parser.add_argument("--json", action="store_true", help="print the report as one JSON object")
    add_language(parser)
    return parser


def _whole(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 1 on")
    return int(text)


def _gibibytes(text: str) -> float:
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not _LEAST_MEMORY <= found < _MOST_MEMORY:  # `nan` is in no range
        raise argparse.ArgumentTypeError(f"{text} is not a number of GiB from {_LEAST_MEMORY} on")
    return found


def _progress(sentence: str) -> None:
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def _tell(report: Report, sentences: dict[str, str], language: str) -> None:
    write = sys.stdout.write
    counts = {"events": report.events, "people": report.clusters, "alone": report.alone}
    shown = {name: f"{count:,}" for name, count in counts.items()}
    write(CATALOGUE.say("tell.counts", language, shown) + "\n")
    if report.columns_missing:
        missing = {"columns": ", ".join(report.columns_missing)}
        write(CATALOGUE.say("tell.columns_missing", language, missing) + "\n")
    for found in (report.set_aside, report.unmatched, report.questions):
        for code, count in found.items():
            write(f"{count:>10,}  {sentences[code]}\n")
    for example in report.examples:
        where = f"{example['source'] or ''}:{example['line'] or ''}".strip(":")
        write(f"{where} {example['event_id'] or ''}: {sentences[example['reason']]}\n")
    cost = {
        "seconds": f"{report.seconds['all']:.1f}",
        "memory": f"{report.peak_mib:,}",
        "model": report.model,
    }
    write(CATALOGUE.say("tell.cost", language, cost) + "\n")


if __name__ == "__main__":
    sys.exit(main())
