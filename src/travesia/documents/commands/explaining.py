"""`travesia mrz explain`: a zone drawn for people, at most 80 columns wide, in plain text."""

import argparse
import sys
from collections.abc import Iterator
from os import environ
from textwrap import wrap

from travesia.documents.commands.answers import DONE, add_reading_options, reader
from travesia.documents.commands.drawing import fields_of, ruler_of
from travesia.documents.commands.texts import chunks, documents, opened
from travesia.documents.commands.words import say, shown
from travesia.documents.document_codes import document_code_name
from travesia.documents.findings import Finding, Severity
from travesia.documents.reading import MrzReading

WIDTH = 80
MOST = 40
"""Findings that are written out; a text with more of them is no zone."""

_COLOURS = {Severity.STOP: "1;31", Severity.CAUTION: "1;33"}


def add_options(parser: argparse.ArgumentParser) -> None:
    """Describe the options of the word."""
    add_reading_options(parser)
    parser.add_argument("--all", action="store_true", help="say also what is as it should be")


def run(args: argparse.Namespace) -> int:
    """Draw every document; 0 even when documents break the rules.

    Raises UnreadableError when the file cannot be read.
    """
    read = reader(args)
    colour = sys.stdout.isatty() and not environ.get("NO_COLOR")
    count = 0
    with opened(args.file) as stream:
        if args.file == "-" and sys.stdin.isatty():
            sys.stderr.write(say("waiting", args.lang) + "\n")
        for text in documents(chunks(stream, before=sys.stdout.flush)):
            reading = read(text)
            count += 1
            if count > 1:
                sys.stdout.write("\n" + "-" * WIDTH + "\n\n")
            for line in explain(reading, args.lang, everything=args.all, colour=colour):
                sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    if not count:
        sys.stderr.write(say("nothing_read", args.lang) + "\n")
    return DONE


def explain(
    reading: MrzReading, language: str, *, everything: bool = False, colour: bool = False
) -> Iterator[str]:
    """Draw a reading line by line: the zone, its fields, the findings, what it does not prove."""
    yield shown(_heading(reading, language))
    yield ""
    if reading.lines:
        yield from (shown(line) for line in ruler_of(reading, WIDTH))
        yield ""
    if reading.fields:
        yield from (shown(line) for line in fields_of(reading, language, WIDTH))
        yield ""
        yield from wrap(say("legend", language), WIDTH)
        yield ""
    least = 0 if everything else Severity.INFO.rank
    found = sorted(
        (item for item in reading.findings if item.severity.rank >= least),
        key=lambda item: -item.severity.rank,
    )
    for item in found[:MOST]:
        yield from _sentence(item, language, colour)
    if not found:
        yield say("no_findings", language)
    if len(found) > MOST:
        yield say("more_findings", language, count=len(found) - MOST)
    yield ""
    yield say("keeps" if reading.conforms else "breaks", language)
    yield from wrap(say("not_authentic", language), WIDTH)


def _heading(reading: MrzReading, language: str) -> str:
    if reading.format is None:
        return say("unknown_format", language).capitalize()
    if not reading.fields:
        return reading.format.value
    length = len(reading.lines[0])
    shape = say(
        "shape", language, format=reading.format.value, lines=len(reading.lines), length=length
    )
    code = reading.document_code
    name = document_code_name(code, language) if code else ""
    return shape if name in ("", code) else f"{shape} – {name}"


def _sentence(item: Finding, language: str, colour: bool) -> Iterator[str]:
    label = say(item.severity.value, language)
    indent = max(len(say(severity.value, language)) for severity in Severity) + 2
    first, *others = wrap(shown(item.message(language)), WIDTH - indent)
    shade = _COLOURS.get(item.severity) if colour else None
    padding = " " * (indent - len(label))
    yield (f"\x1b[{shade}m{label}\x1b[0m" if shade else label) + padding + first
    yield from (" " * indent + other for other in others)
