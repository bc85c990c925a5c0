"""`travesia seal inspect`: read a visible digital seal and check its signature.

Needs no database, no settings and no Django.
"""

import argparse
import sys
import warnings
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from travesia.seals.command_line import (
    BAD_INPUT,
    DONE,
    USAGE,
    WRONG,
    add_common_options,
    day,
    machine_day,
    prepare_output,
    shown,
    write_json,
)
from travesia.seals.errors import SealError
from travesia.seals.visible import SealState, SignerCertificate, format_of, read_certificates
from travesia.seals.visible.answers import Answer, answer_for
from travesia.seals.visible.certificates import MAX_FILE as MAX_CERTIFICATE_FILE

MAX_INPUT = 20_000_000
"""Most bytes that are read of a file or of standard input."""


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 when the seal was read and nothing speaks against it.

    1 when its signature does not agree, no given certificate is its signer's, or its kind is not
    read here; 2 for wrong use; 65 when there is no seal in the input.
    """
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    prepare_output()
    try:
        return _inspect(args)
    except SealError as error:
        sys.stderr.write(shown(error.message(args.lang)) + "\n")
        return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="travesia seal", description="Visible digital seals (ICAO Doc 9303-13)."
    )
    words = parser.add_subparsers(required=True, metavar="WORD")
    sub = words.add_parser(
        "inspect",
        help="Read a seal and check its signature.",
        description="Read a seal, show what it holds, and check its signature by the "
        "certificates given. Exit: 0 read, and verified where certificates were given; "
        "1 not verified; 2 wrong use; 65 no seal in the input.",
    )
    sub.add_argument(
        "seal",
        metavar="HEX|IMAGE",
        help="the seal in hexadecimal digits; or a file: a picture with a Data Matrix or QR code, "
        "the bytes of a seal, its digits, or its JSON; - is standard input",
    )
    sub.add_argument(
        "--cert",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="certificate of a signer one trusts, DER or PEM; may be given more than once",
    )
    sub.add_argument("--today", type=day, metavar="DATE", help="check as on this day (YYYY-MM-DD)")
    add_common_options(sub)
    return parser


def _inspect(args: argparse.Namespace) -> int:
    certificates = [found for file in args.cert for found in _certificates(file)]
    today = args.today or machine_day()
    worst = DONE
    for content in _seals(_input(args.seal)):
        answer = answer_for(content, certificates, today=today)
        if args.json:
            write_json(answer.as_dict(args.lang))
        else:
            for line in answer.lines(args.lang):
                sys.stdout.write(shown(line) + "\n")
        worst = max(worst, _code(answer, asked=bool(certificates)))
    return worst


def _code(answer: Answer, *, asked: bool) -> int:
    """Give the exit code: without certificates only a seal that fails by itself is wrong."""
    state = answer.verdict.state
    unread = answer.seal is None
    fine = state is SealState.VERIFIED or (state is SealState.NOT_CHECKED and not asked)
    return DONE if fine and not unread else WRONG


def _input(text: str) -> bytes:
    """Take the content of a file or of standard input, or the digits on the command line."""
    if text == "-":
        return sys.stdin.buffer.read(MAX_INPUT + 1)
    try:
        with Path(text).open("rb") as file:
            return file.read(MAX_INPUT + 1)
    except (OSError, ValueError):
        digits = _digits(text.encode("utf-8", "replace"))
    if digits is None:
        raise SealError("seal.input_unknown", name=text[:80])
    return digits


def _certificates(file: Path) -> tuple[SignerCertificate, ...]:
    try:
        with file.open("rb") as opened:
            return read_certificates(opened.read(MAX_CERTIFICATE_FILE + 1))
    except OSError:
        raise SealError("symbol.file_missing", name=file.name) from None


def _digits(data: bytes) -> bytes | None:
    """Read hexadecimal digits, with white space between them; None when there is anything else."""
    try:
        return bytes.fromhex(data.decode("ascii"))
    except ValueError:
        return None


def _seals(data: bytes) -> Iterator[bytes]:
    """Find the seals in the input: itself, its digits, or the symbols of a picture."""
    if format_of(data) is not None or not data.strip():
        yield data.strip() if data[:1] != b"\xdc" else data
        return
    digits = _digits(data) if len(data) <= 3 * MAX_CERTIFICATE_FILE else None
    if digits is not None:
        yield digits
        return
    # the libraries for pictures are loaded only when there is one
    symbols = import_module("travesia.seals.symbols")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        contents: list[bytes] = [found.content for found in symbols.read_symbols(data)]
    if not contents:
        raise SealError("symbol.none_found")
    seals = [content for content in contents if format_of(content) is not None]
    if not seals:
        raise SealError("seal.not_a_seal")
    yield from seals


if __name__ == "__main__":
    sys.exit(main())
