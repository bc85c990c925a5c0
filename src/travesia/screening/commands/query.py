"""`travesia screen query INDEX QUERIES.csv`: ask a list about people, one line of JSON for each."""

import argparse
import gc
import json
import sys
from pathlib import Path

from travesia.screening.commands.aside import Aside, Report
from travesia.screening.commands.rows import Query, TableError, queries_in
from travesia.screening.commands.words import (
    add_algorithm,
    add_encoding,
    add_language,
    say,
    sentence,
    share,
)
from travesia.screening.indexing.file import IndexFileError
from travesia.screening.indexing.found import Found
from travesia.screening.indexing.searching import ScreeningIndex, open_index
from travesia.screening.messages.explaining import sentences


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the word."""
    parser.add_argument("index", metavar="INDEX", type=Path)
    parser.add_argument("queries", metavar="QUERIES.csv", type=Path, help="columns qid, name, "
                        "birth_date, sex, nationality, document_number; - reads stdin")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--limit", type=int, default=10, choices=range(1, 11), metavar="N",
                        help="answers a query, 1 to 10 (10)")  # fmt: skip
    parser.add_argument("--threshold", type=share, metavar="SCORE", help="0 to 1, in place of the "
                        "thresholds of the list")  # fmt: skip
    add_algorithm(parser)
    add_encoding(parser)
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Ask about everybody in the table; an index that cannot be used is refused in a sentence."""
    try:
        index = open_index(args.index, algorithm=args.algorithm)
    except IndexFileError as error:
        say(error.code, args.lang, file=str(args.index))
        return 65
    # What is open now stays: the collector need not walk over it between two travellers.
    gc.collect()
    gc.freeze()
    report = Report(on_aside=lambda row: _not_asked(row, args))
    try:
        for query in queries_in(args.queries, report, encoding=args.encoding):
            _answer(index, query, args)
    except TableError as error:
        report.tell_columns(args.lang)
        say(error.code, args.lang, **error.facts)
        return 65
    report.tell_columns(args.lang)
    report.tell(args.lang)
    report.hint(args.lang, "latin-1")
    if report.quarantined:
        say("not_asked", args.lang, count=report.quarantined)
        return 65
    return 0


def _not_asked(row: Aside, args: argparse.Namespace) -> None:
    """Give a row that could not be asked about a line of its own, so that none is missed."""
    if row.taken or not args.json:
        return
    line = {"qid": row.id, "answers": [], **_problem(row.problem, row.line, row.id, args.lang)}
    sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")


def _problem(code: str, line: int, one: str, language: str) -> dict[str, object]:
    said = sentence(f"row.{code}", language, line=str(line), id=one or "–")
    return {"problem": code, "line": line, "sentence": said}


def _answer(index: ScreeningIndex, query: Query, args: argparse.Namespace) -> None:
    found = index.search(query.description, limit=args.limit, threshold=args.threshold)
    if args.json:
        line: dict[str, object] = {
            "qid": query.id,
            "answers": [_as_json(one, args.lang) for one in found],
        }
        if query.problem:
            line |= _problem(query.problem, query.line, query.id, args.lang)
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        return
    sys.stdout.write(f"{query.id}: {len(found)}\n")
    for one in found:
        sys.stdout.write(f"  {one.id}  {one.score:.3f}  {one.decision}\n")
        for told in sentences(one.explanation, args.lang):
            sys.stdout.write(f"    {told}\n")


def _as_json(found: Found, language: str) -> dict[str, object]:
    return {
        "id": found.id,
        "score": found.score,
        "decision": found.decision.value,
        "explanation": {
            **found.explanation.as_json(),
            "sentences": list(sentences(found.explanation, language)),
        },
    }
