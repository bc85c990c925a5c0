"""`travesia card inspect`: show what a card says.

Needs no database, no settings and no Django.
"""

import argparse
import sys
import warnings
from collections.abc import Sequence

from travesia.seals.card_input import cards_in
from travesia.seals.cards import CardReading, open_card
from travesia.seals.cards.wording import lines
from travesia.seals.command_line import (
    BAD_INPUT,
    DONE,
    USAGE,
    add_common_options,
    prepare_output,
    shown,
    write_json,
)
from travesia.seals.errors import SealError

_INPUT = (
    "the text of a card; or a file: that text, its bytes, or a picture with its symbol; "
    "- is standard input"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 when a card was read, 2 for wrong use, 65 when there is none in the input."""
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    prepare_output()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _inspect(args)
    except SealError as error:
        sys.stderr.write(shown(error.message(args.lang)) + "\n")
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="travesia card", description="Signed cards (CWT in COSE_Sign1, base45)."
    )
    words = parser.add_subparsers(required=True, metavar="WORD", dest="word")
    inspect = words.add_parser(
        "inspect",
        help="Show what a card says.",
        description="Show what a card says; its signature is not checked. Exit: 0 read; "
        "2 wrong use; 65 no card in the input.",
    )
    inspect.add_argument("card", metavar="TEXT|IMAGE|-", help=_INPUT)
    add_common_options(inspect)
    return parser


def _inspect(args: argparse.Namespace) -> int:
    for card in cards_in(args.card):
        _show(open_card(card), args)
    return DONE


def _show(reading: CardReading, args: argparse.Namespace) -> None:
    if args.json:
        write_json(reading.as_dict(args.lang))
        return
    for line in lines(reading, args.lang):
        sys.stdout.write(shown(line) + "\n")


if __name__ == "__main__":
    sys.exit(main())
