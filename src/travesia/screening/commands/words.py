"""What the commands say to people, in five languages."""

import argparse
import codecs
import sys
from functools import cache
from importlib.resources import files

from travesia.screening.matching.model import CURRENT, MODELS
from travesia.vocab.tables import (
    LANGUAGE_CODES,
    language_of_the_machine,
    name_in,
    names_of,
    table_rows,
)

#: UTF-8 with or without the mark that some programs put at its beginning.
UTF_8 = "utf-8-sig"


@cache
def table() -> dict[str, dict[str, str]]:
    """Return the words by code and language."""
    text = files("travesia.screening.commands").joinpath("words.tsv").read_text("utf-8")
    return {row["code"]: names_of(row) for row in table_rows(text)}


def say(code: str, language: str, **facts: str | int) -> None:
    """Write a sentence to standard error; what a terminal would obey is not written."""
    sys.stderr.write(sentence(code, language, **facts) + "\n")


def sentence(code: str, language: str, **facts: str | int) -> str:
    """Return a sentence."""
    shown = {name: _shown(fact) for name, fact in facts.items()}
    return name_in(table()[code], language).format_map(shown)


def add_encoding(parser: argparse.ArgumentParser) -> None:
    """Add the choice of how the signs of a table are written."""
    parser.add_argument(
        "--encoding",
        type=_encoding,
        default=UTF_8,
        metavar="NAME",
        help="of the table: utf-8 unless said; latin-1, cp1252 …",
    )


def _encoding(name: str) -> str:
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except (LookupError, UnicodeError) as error:  # `undefined` is one that encodes nothing
        raise argparse.ArgumentTypeError(f"unknown encoding {name}") from error
    return UTF_8 if found.name == "utf-8" else found.name


def share(text: str) -> float:
    """Read a share from 0 to 1; raises ArgumentTypeError for anything else, `nan` too."""
    try:
        found = float(text)
    except ValueError:
        found = -1.0
    if not 0 <= found <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 to 1")
    return found


def budget(text: str) -> float:
    """Read an alarm budget: a share above 0 and below 1. Raises ArgumentTypeError."""
    found = share(text)
    if found in {0.0, 1.0}:
        raise argparse.ArgumentTypeError(f"{text} is not a number between 0 and 1")
    return found


def people(text: str) -> int:
    """Read how many people to invent, from 0 on. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"{text} is not a number from 0 on")
    return int(text)


def add_language(parser: argparse.ArgumentParser) -> None:
    """Add the choice of language."""
    parser.add_argument(
        "--lang",
        choices=LANGUAGE_CODES,
        default=language_of_the_machine(),
        help="language of sentences; the machine's unless said",
    )


def add_algorithm(parser: argparse.ArgumentParser) -> None:
    """Add the choice of matcher."""
    parser.add_argument(
        "--algorithm",
        default=CURRENT,
        choices=MODELS,
        help=f"version of the matcher; old ones stay ({CURRENT})",
    )


def _shown(fact: str | int) -> str:
    if isinstance(fact, int):
        return f"{fact:,}"
    return "".join(char if char.isprintable() else "?" for char in fact)
