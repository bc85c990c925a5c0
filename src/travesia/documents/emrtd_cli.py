"""`travesia emrtd verify`: is the data of a chip what a country signed? Files in, verdict out.

Needs no database, no settings, no Django and no card reader.
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from travesia.documents.commands.answers import (
    BAD_INPUT,
    DONE,
    USAGE,
    WRONG,
    a_day,
    add_language,
    prepare_output,
)
from travesia.documents.emrtd import (
    Certificate,
    ChipFileError,
    ChipState,
    ChipVerification,
    MasterList,
    Trust,
    read_certificates,
    read_master_list,
    read_revocation_list,
    trust_of,
    verify_sod,
)
from travesia.documents.emrtd.lists import MAX_LIST

UNDECIDED = 3
"""Exit code: nothing failed, but not everything that is needed could be checked."""

_GROUP = re.compile(r"(?:ef[._-]?)?dg(\d{1,2})(?:\.\w+)?", re.IGNORECASE)
_SOD = re.compile(r"(?:ef[._-]?)?sod(?:\.\w+)?", re.IGNORECASE)
T = TypeVar("T")


class _UnreadableError(Exception):
    """A file that cannot be opened; the message is a sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 verified, 1 failed, 3 unknown issuer or not checked, 2 wrong use, 65 bad input."""
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    prepare_output()
    try:
        found = _verify(args)
    except ChipFileError as error:
        sys.stderr.write(error.message(args.lang) + "\n")
        return BAD_INPUT
    except _UnreadableError as error:
        sys.stderr.write(f"{error}\n")
        return BAD_INPUT
    write = _json if args.json else _text
    sys.stdout.write("".join(f"{line}\n" for line in write(found, args.lang)))
    return {ChipState.VERIFIED: DONE, ChipState.FAILED: WRONG}.get(found.state, UNDECIDED)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="travesia emrtd", description="Electronic passports by their files (ICAO Doc 9303-11)."
    )
    words = parser.add_subparsers(required=True, metavar="WORD")
    sub = words.add_parser(
        "verify",
        help="Check the data of a chip against what its country signed.",
        description="Check hashes, signature, country signer and revocation. Exit: 0 verified; "
        "1 failed; 3 unknown issuer or not checked; 2 wrong use; 65 a file is not what it "
        "should be. Whether the chip is a copy is not checked: that takes the chip itself.",
    )
    sub.add_argument("--sod", type=Path, metavar="FILE", help="EF.SOD as read from the chip")
    for number in range(1, 17):
        hidden = argparse.SUPPRESS if number > 2 else f"data group {number}; --dg1 to --dg16"
        sub.add_argument(f"--dg{number}", type=Path, metavar="FILE", help=hidden)
    sub.add_argument(
        "--folder", type=Path, metavar="DIR", help="files named EF.SOD or SOD, and DG1 to DG16"
    )
    for name, text in (
        ("--csca", "certificates of country signers one trusts: a file or a folder of them"),
        ("--signer", "certificate of a document signer, where EF.SOD carries none"),
        ("--master-list", "list of country signers, believed as its own signer is"),
        ("--crl", "list of revoked certificates"),
    ):
        sub.add_argument(name, type=Path, action="append", default=[], metavar="FILE", help=text)
    sub.add_argument(
        "--mrz", type=Path, metavar="FILE", help="the printed zone, to compare with DG1"
    )
    sub.add_argument("--at", type=a_day, metavar="DATE", help="check as on this day (YYYY-MM-DD)")
    sub.add_argument("--json", action="store_true", help="one JSON object for programs")
    add_language(sub)
    return parser


def _verify(args: argparse.Namespace) -> ChipVerification:
    groups = dict(_groups(args))
    sod = args.sod or _in_folder(args.folder, _SOD)
    if sod is None:
        raise _UnreadableError("EF.SOD is missing: name it with --sod or put it into --folder.")
    at = datetime.fromtimestamp(time.time(), UTC)
    if args.at is not None:
        # The end of the day: a certificate of that day is valid on it.
        at = datetime.combine(args.at, datetime.min.time(), UTC) + timedelta(days=1, seconds=-1)
    return verify_sod(
        _bytes(sod),
        data_groups=groups,
        trust=_trust(args),
        at=at,
        document_signers=_all(args.signer, read_certificates),
        printed_zone=_bytes(args.mrz).decode("latin-1") if args.mrz else None,
    )


def _trust(args: argparse.Namespace) -> Trust:
    certificates: list[Certificate] = _all(args.csca, read_certificates)
    lists: list[MasterList] = [read_master_list(_bytes(file)) for file in args.master_list]
    revoked = [read_revocation_list(_bytes(file)) for file in args.crl]
    return trust_of(certificates, master_lists=lists, revocations=revoked)


def _groups(args: argparse.Namespace) -> Iterator[tuple[int, bytes]]:
    for file in _files(args.folder) if args.folder else ():
        named = _GROUP.fullmatch(file.name)
        if named and 1 <= int(named[1]) <= 16:
            yield int(named[1]), _bytes(file)
    for number in range(1, 17):
        given = getattr(args, f"dg{number}")
        if given is not None:
            yield number, _bytes(given)


def _in_folder(folder: Path | None, name: re.Pattern[str]) -> Path | None:
    found = [file for file in _files(folder) if name.fullmatch(file.name)] if folder else []
    return found[0] if found else None


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if file.is_file())
    except OSError as error:
        raise _UnreadableError(f"{folder}: {error.strerror}") from None


def _all(places: Sequence[Path], read: Callable[[bytes], tuple[T, ...]]) -> list[T]:
    """Read every file named, and every file of the folders named."""
    try:
        files = [file for one in places for file in (_files(one) if one.is_dir() else [one])]
    except OSError as error:
        raise _UnreadableError(f"{error.filename}: {error.strerror}") from None
    return [item for file in files for item in read(_bytes(file))]


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MAX_LIST + 1)
    except OSError as error:
        raise _UnreadableError(f"{file}: {error.strerror}") from None


def _json(found: ChipVerification, language: str) -> Iterator[str]:
    yield json.dumps(found.as_dict(language), ensure_ascii=False)


def _text(found: ChipVerification, language: str) -> Iterator[str]:
    yield found.state.value.replace("_", " ").upper()
    for name, step in found.steps.items():
        if step.findings:
            yield f"{name}: {step.state.value.replace('_', ' ')}"
            for item in step.findings:
                yield f"  {item.message(language)}"
    for item in found.notes:
        yield f"  {item.message(language)}"


if __name__ == "__main__":
    sys.exit(main())
