"""`travesia screen index|query|evaluate|compare`: search a list at the command line.

Needs no database, no settings and no Django.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

_WORDS = {
    "index": "Make the index of a list from a table, and set its thresholds.",
    "query": "Ask an index about people: the best ten entries, each with its whole reckoning.",
    "evaluate": "Measure what an index finds and how often it asks for nothing.",
    "compare": "Compare two names, with birth dates if known.",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one word: 0 done, 2 usage, 65 bad input."""
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        args = _parser(words).parse_args(words)
    except SystemExit as stop:
        return 0 if stop.code in (0, None) else 2
    run: Callable[[argparse.Namespace], int] = args.run
    try:
        return run(args)
    except BrokenPipeError:
        # Whoever read has seen enough (`| head`); nothing may be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 0
    except KeyboardInterrupt:
        return 130


def _parser(argv: Sequence[str]) -> argparse.ArgumentParser:
    """Describe the command; only the word that is asked for is imported."""
    parser = argparse.ArgumentParser(
        prog="travesia screen",
        description="Search lists for people. A hit is a question for a person, never an answer.",
    )
    words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
    for word, help_text in _WORDS.items():
        sub = words.add_parser(word, help=help_text, description=help_text)
        if word in argv[:1]:
            command = import_module(f"travesia.screening.commands.{word}")
            command.add_options(sub)
            sub.set_defaults(run=command.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
