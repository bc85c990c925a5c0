"""What the words of `travesia mrz` share: options, the day, and an outlet that does not wait."""

import argparse
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

from travesia.documents.parsing import parse_mrz
from travesia.documents.reading import MrzReading
from travesia.vocab import LANGUAGE_CODES
from travesia.vocab.tables import language_of_the_machine

DONE, WRONG, USAGE, BAD_INPUT = 0, 1, 2, 65
"""Exit codes: a document that breaks the rules was still read, so that is `DONE`."""


def add_reading_options(parser: argparse.ArgumentParser) -> None:
    """Add what every word that reads zones takes."""
    parser.add_argument(
        "file", nargs="?", default="-", metavar="FILE", help="text with zones; - is standard input"
    )
    parser.add_argument(
        "--live", action="store_true", help="refuse the specimen state UTO, as a real desk must"
    )
    parser.add_argument(
        "--repair",
        action="store_true",
        help="put misread characters right where the check digits prove it; every one is shown",
    )
    parser.add_argument(
        "--today", type=a_day, metavar="DATE", help="read as on this day (YYYY-MM-DD)"
    )
    add_language(parser)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the choice of language."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGE_CODES,
        default=language_of_the_machine(),
        help="language of sentences; the machine's unless said",
    )


def a_day(text: str) -> date:
    """Read YYYY-MM-DD from the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day like 2026-11-20") from None


def reader(args: argparse.Namespace) -> Callable[[str], MrzReading]:
    """Give what reads a text as the options say, on the day they say or the machine's in UTC."""
    return partial(
        parse_mrz,
        today=args.today or datetime.fromtimestamp(time.time(), UTC).date(),
        training=not args.live,
        repair=args.repair,
    )


def prepare_output() -> None:
    """Let no character stop the output, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
