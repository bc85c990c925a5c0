"""`travesia screen query INDEX QUERIES.csv`: ask a list about people, one line of JSON for each."""

import argparse
import gc
import json
import sys
from pathlib import Path

from travesia.screening.commands.aside import Report
from travesia.screening.commands.rows import Query, TableError, queries_in
from travesia.screening.commands.words import add_algorithm, add_language, say
from travesia.screening.indexing.file import IndexFileError
from travesia.screening.indexing.searching import Found, ScreeningIndex, open_index
from travesia.screening.messages.explaining import sentences


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the word."""
    parser.add_argument("index", metavar="INDEX", type=Path)
    parser.add_argument("queries", metavar="QUERIES.csv", type=Path, help="columns qid, name, "
                        "birth_date, sex, nationality, document_number; - reads stdin")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="one JSON object a line")
    parser.add_argument("--limit", type=int, default=10, choices=range(1, 11), metavar="N",
                        help="answers a query, 1 to 10 (10)")  # fmt: skip
    parser.add_argument("--threshold", type=float, help="in place of the thresholds of the list")
    add_algorithm(parser)
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
    report = Report()
    try:
        for query in queries_in(args.queries, report):
            _answer(index, query, args)
    except TableError as error:
        say(error.code, args.lang, **error.facts)
        return 65
    report.tell(args.lang)
    if report.quarantined:
        say("not_asked", args.lang, count=report.quarantined)
    return 0


def _answer(index: ScreeningIndex, query: Query, args: argparse.Namespace) -> None:
    found = index.search(query.description, limit=args.limit, threshold=args.threshold)
    if args.json:
        line = {"qid": query.id, "answers": [_as_json(one, args.lang) for one in found]}
        sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
        return
    sys.stdout.write(f"{query.id}: {len(found)}\n")
    for one in found:
        sys.stdout.write(f"  {one.id}  {one.score:.3f}  {one.decision}\n")
        for sentence in sentences(one.explanation, args.lang):
            sys.stdout.write(f"    {sentence}\n")


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
