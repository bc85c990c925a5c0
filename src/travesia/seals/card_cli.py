"""`travesia card inspect` and `travesia card verify`: read a card, and decide what it is worth.

Needs no database, no settings and no Django.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from travesia.seals.card_input import cards_in
from travesia.seals.cards import CardReading, Colour, open_card, verify_card
from travesia.seals.cards.wording import lines
from travesia.seals.command_line import (
    BAD_INPUT,
    DONE,
    USAGE,
    WRONG,
    add_common_options,
    prepare_output,
    shown,
    write_json,
)
from travesia.seals.errors import SealError
from travesia.seals.status import BUDGETS, StatusLists
from travesia.seals.trust import TrustStore

MAX_LIST: Final = 64 * 1024 * 1024
"""Most bytes that are read of a trust list or a status list."""

_INPUT = (
    "the text of a card; or a file: that text, its bytes, or a picture with its symbol; "
    "- is standard input"
)


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 when the card was read and, for `verify`, found good.

    1 when the verdict on any card is not green; 2 for wrong use; 65 when there is no card in the
    input or a list cannot be read.
    """
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    prepare_output()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _verify(args) if args.word == "verify" else _inspect(args)
    except SealError as error:
        sys.stderr.write(shown(error.message(args.lang)) + "\n")
        return BAD_INPUT
    except OSError as error:
        sys.stderr.write(shown(f"{error.filename}: {error.strerror}") + "\n")
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
    verify = words.add_parser(
        "verify",
        help="Decide what a card is worth.",
        description="Check who signed a card, whether it is in force and not revoked. Exit: "
        "0 green; 1 any other colour; 2 wrong use; 65 no card in the input or no list in a file.",
    )
    verify.add_argument(
        "--trust",
        type=Path,
        required=True,
        metavar="FILE",
        help="signed trust list, believed as it is given: whose keys may sign what",
    )
    verify.add_argument(
        "--status",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="status list (CWT or JWT); may be given more than once",
    )
    verify.add_argument(
        "--place",
        choices=sorted(BUDGETS),
        default="border",
        help="how old a status list may be: border 24 hours, clinic 7 days, farm 14 days",
    )
    verify.add_argument(
        "--at", type=_moment, metavar="TIME", help="decide as at this time (ISO 8601), not now"
    )
    for sub in (inspect, verify):
        sub.add_argument("card", metavar="TEXT|IMAGE|-", help=_INPUT)
        add_common_options(sub)
    return parser


def _moment(text: str) -> datetime:
    """Read a time; without offset it is a time of this machine's place."""
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(
            f"{text} is not a time like 2026-11-20T12:00:00Z"
        ) from None


def _inspect(args: argparse.Namespace) -> int:
    for card in cards_in(args.card):
        _show(open_card(card), args)
    return DONE


def _verify(args: argparse.Namespace) -> int:
    now: datetime = args.at or datetime.fromtimestamp(time.time(), UTC).astimezone()
    trust = TrustStore.of_file(_content(args.trust), now=now)
    status = StatusLists(budget=BUDGETS[args.place])
    for file in args.status:
        status.add(_content(file), keys=trust, now=now)
    worst = DONE
    for card in cards_in(args.card):
        reading = verify_card(card, trust=trust, status=status, now=now)
        _show(reading, args)
        worst = max(worst, DONE if reading.colour is Colour.GREEN else WRONG)
    return worst


def _content(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(MAX_LIST + 1)


def _show(reading: CardReading, args: argparse.Namespace) -> None:
    if args.json:
        write_json(reading.as_dict(args.lang))
        return
    for line in lines(reading, args.lang):
        sys.stdout.write(shown(line) + "\n")


if __name__ == "__main__":
    sys.exit(main())
