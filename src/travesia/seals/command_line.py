"""What the commands of the room share: exit codes, language, day, output. No Django."""

import argparse
import codecs
import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from travesia.vocab import LANGUAGE_CODES

DONE, WRONG, USAGE, BAD_INPUT = 0, 1, 2, 65
"""Exit codes: done, a negative verdict, wrong use, input that cannot be read."""


def machine_language() -> str:
    """Take the language of the environment where it is one of the five, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if found := os.environ.get(name):
            short = found.partition("_")[0].partition(".")[0].lower()
            return short if short in LANGUAGE_CODES else "en"
    return "en"


def machine_day() -> date:
    """Return the machine's day in UTC."""
    return datetime.fromtimestamp(time.time(), UTC).date()


def day(text: str) -> date:
    """Read YYYY-MM-DD from the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day like 2026-11-20") from None


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add what every command of the room takes: --json, --lang."""
    parser.add_argument("--json", action="store_true", help="print one JSON object a line")
    parser.add_argument(
        "--lang",
        choices=LANGUAGE_CODES,
        default=machine_language(),
        help="language of sentences; the machine's unless said",
    )


def prepare_output() -> None:
    """Let no character stop the output, whatever the terminal can show."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., None] | None = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def write_json(found: Mapping[str, Any]) -> None:
    """Print an object on a line: accents as they are where the output can hold them."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    plain = codecs.lookup(encoding).name != "utf-8"
    sys.stdout.write(json.dumps(found, ensure_ascii=plain) + "\n")


def shown(text: str) -> str:
    """Keep what a terminal would obey or hide out of a text for people."""
    return "".join(char if char.isprintable() or char == " " else "?" for char in text)
