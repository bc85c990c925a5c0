"""`travesia mrz parse|compose|photo|explain`: machine-readable zones at the command line.

Needs no database, no settings and no Django.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from travesia.documents.commands.answers import BAD_INPUT, DONE, USAGE, prepare_output
from travesia.documents.commands.texts import UnreadableError

_WORDS = {
    "parse": ("parsing", "Read zones: one line a document, with --json for programs."),
    "compose": ("composing", "Write a zone from the data of a document."),
    "photo": ("photo", "Read the zone off a photographed or scanned page (needs Tesseract)."),
    "explain": ("explaining", "Draw a zone with its fields, digits and what is to be said."),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one word: 0 done (also for documents that break rules), 2 usage, 65 bad input."""
    try:
        args = _parser(sys.argv[1:] if argv is None else argv).parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    prepare_output()
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except UnreadableError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    except BrokenPipeError:
        # Whoever read has seen enough (`| head`); nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except KeyboardInterrupt:
        return 130


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Describe the command; only the word that is asked for is imported."""
    parser = argparse.ArgumentParser(
        prog="travesia mrz", description="Read and write machine-readable zones (ICAO Doc 9303)."
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for word, (module, help_text) in _WORDS.items():
        sub = words.add_parser(word, help=help_text, description=help_text)
        if word in argv[:1]:
            command = import_module(f"travesia.documents.commands.{module}")
            command.add_options(sub)
            sub.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
