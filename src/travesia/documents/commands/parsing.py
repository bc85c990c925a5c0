"""`travesia mrz parse`: each document of a text as a line, for programs (JSON) or for people."""

import argparse
import sys

from travesia.documents.commands.answers import (
    DONE,
    add_reading_options,
    reader,
)
from travesia.documents.commands.json_lines import json_lines
from travesia.documents.commands.texts import chunks, documents, opened
from travesia.documents.commands.words import say, shown
from travesia.documents.findings import Severity
from travesia.documents.reading import MrzReading


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the word."""
    add_reading_options(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a document, a line")


def run(args: argparse.Namespace) -> int:
    """Read every document; 0 even when documents break the rules.

    Raises UnreadableError when the file cannot be read.
    """
    read = reader(args)
    write, as_json = sys.stdout.write, json_lines(args.lang)
    count = 0
    with opened(args.file) as stream:
        if args.file == "-" and sys.stdin.isatty():
            sys.stderr.write(say("waiting", args.lang) + "\n")
        # Whoever waits for an answer has it before the next document is waited for.
        for text in documents(chunks(stream, before=sys.stdout.flush)):
            reading = read(text)
            count += 1
            if args.json:
                write(as_json(reading))
            else:
                write(shown(summary(reading, args.lang)))
    sys.stdout.flush()
    if not count:
        sys.stderr.write(say("nothing_read", args.lang) + "\n")
    return DONE


def summary(reading: MrzReading, language: str) -> str:
    """Say a reading in one line for people, with every stop and caution."""
    shape = reading.format.value if reading.format else say("unknown_format", language)
    facts = [shape, reading.document_number or "", reading.issuing_state or "", _name(reading)]
    if reading.birth_date:
        facts.append(say("born", language, date=str(reading.birth_date)))
    facts.append(reading.sex or "")
    if reading.expiry_date:
        facts.append(say("expires", language, date=str(reading.expiry_date)))
    verdict = say("keeps" if reading.conforms else "breaks", language)
    heavy = [
        item.message(language)
        for item in reading.findings
        if item.severity in (Severity.STOP, Severity.CAUTION)
    ]
    return " ".join([", ".join(fact for fact in facts if fact) + ".", verdict, *heavy]) + "\n"


def _name(reading: MrzReading) -> str:
    both = (reading.surname, reading.given_names)
    return " / ".join(part for part in both if part)
