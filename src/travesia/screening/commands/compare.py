"""`travesia screen compare NAME NAME`: compare two persons without any list."""

import argparse
import json
import sys
from collections.abc import Sequence

from travesia.screening.asking import reason_to_ask
from travesia.screening.commands.words import add_language, say, sentence
from travesia.screening.comparing import ALGORITHM, compare_person
from travesia.screening.dates_as_written import read_written_date
from travesia.screening.matching.comparison import compare
from travesia.screening.matching.model import MODELS
from travesia.screening.messages import field_words, reason_words, relation_words
from travesia.screening.messages.explaining import sentences
from travesia.screening.values import Decision, Description, FieldComparison, Name


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the word."""
    parser.add_argument("first", metavar="NAME")
    parser.add_argument("second", metavar="NAME")
    parser.add_argument("--born", default="", metavar="DATE", help="of the first")
    parser.add_argument("--born-b", default="", metavar="DATE", help="of the second")
    parser.add_argument("--algorithm", default=MODELS[-1], choices=(ALGORITHM, *MODELS),
                        help="version of the matcher; old ones stay")  # fmt: skip
    parser.add_argument("--json", action="store_true", help="say it as JSON")
    add_language(parser)


def run(args: argparse.Namespace) -> int:
    """Compare two persons; a date that cannot be read is said and not used."""
    births = []
    for text in (args.born, args.born_b):
        born, whole = read_written_date(text)
        if not whole:
            say("date_unread", args.lang, text=text, read=born or "–")
        births.append(born)
    if args.algorithm == ALGORITHM:
        return _by_rules(args, births)
    first = Description((Name(args.first),), births[0])
    second = Description((Name(args.second),), births[1])
    found = compare(first, second, algorithm=args.algorithm)
    words = sentences(found.explanation, args.lang)
    if args.json:
        answer = {
            "score": found.score,
            "decision": found.decision.value,
            "verdict": found.verdict,
            "explanation": {**found.explanation.as_json(), "sentences": list(words)},
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return 0
    said = sentence(f"verdict.{found.verdict}", args.lang)
    sys.stdout.write(f"{found.score:.3f}  {found.verdict}: {said}\n")
    _write_fields(found.rows, args.lang)
    for line in words:
        sys.stdout.write(f"  {line}\n")
    return 0


def _by_rules(args: argparse.Namespace, births: list[str]) -> int:
    """Compare by the rules in words of `person_v0`, which know no score between yes and no."""
    rows = compare_person(
        Description((Name(args.first),), births[0]), Description((Name(args.second),), births[1])
    )
    reason = reason_to_ask(rows)
    decision = Decision.HIT if reason else Decision.NO_HIT
    if args.json:
        fields = {row.field: relation_words(row, args.lang) for row in rows}
        answer = {
            "score": float(bool(reason)),
            "decision": decision.value,
            "explanation": {"algorithm": ALGORITHM, "reason": reason, "fields": fields},
        }
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        return 0
    sys.stdout.write(f"{decision}  {reason_words(reason, args.lang) if reason else ''}\n")
    _write_fields(rows, args.lang)
    return 0


def _write_fields(rows: Sequence[FieldComparison], language: str) -> None:
    for row in rows:
        label, relation = field_words(row.field, language), relation_words(row, language)
        sys.stdout.write(f"  {label}: {row.left or '–'} | {row.right or '–'}: {relation}\n")
