"""`travesia trust inspect` and `travesia trust make`: show a trust list, and write one.

Needs no database, no settings and no Django.
"""

import argparse
import json
import sys
import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import load_pem_private_key, load_pem_public_key

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
from travesia.seals.signatures import SigningKey, VerifyingKey
from travesia.seals.trust import (
    TrustFile,
    TrustStore,
    read_trust_file,
    sign_trust_list,
    trust_list_as_dict,
    trust_list_of_dict,
)
from travesia.seals.trust.file import MAX_FILE

MAX_INPUT = 4 * MAX_FILE
"""Most bytes that are read of a file; a list in JSON is longer than in CBOR."""


def main(argv: Sequence[str] | None = None) -> int:
    """Return 0 when done, 1 when the list is not to be believed, 2 usage, 65 when unreadable."""
    try:
        args = _parser().parse_args(argv)
    except SystemExit as stop:
        return DONE if stop.code in (0, None) else USAGE
    prepare_output()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _make(args) if args.word == "make" else _inspect(args)
    except SealError as error:
        sys.stderr.write(shown(error.message(args.lang)) + "\n")
    except OSError as error:
        sys.stderr.write(shown(f"{error.filename}: {error.strerror}") + "\n")
    return BAD_INPUT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="travesia trust", description="Signed lists of the keys one believes."
    )
    words = parser.add_subparsers(required=True, metavar="WORD", dest="word")
    look = words.add_parser(
        "inspect",
        help="Show a trust list and whether it is in force.",
        description="Show a trust list and whether it is in force. Exit: 0 in force, and signed "
        "by a root given, where roots were given; 1 not; 2 wrong use; 65 no trust list.",
    )
    look.add_argument("file", metavar="FILE", type=Path, help="the trust list")
    look.add_argument(
        "--root",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="public key of a root one believes, PEM; may be given more than once",
    )
    add_common_options(look)
    make = words.add_parser(
        "make",
        help="Write and sign a trust list.",
        description="Sign a list written in JSON, as `inspect --json` shows it under `list`. "
        "Exit: 0 written; 2 wrong use; 65 unreadable input.",
    )
    make.add_argument("keys", metavar="KEYS.json", type=Path, help="the list in JSON")
    make.add_argument(
        "--root", type=Path, required=True, metavar="KEY.pem", help="private key of the root"
    )
    make.add_argument("--out", type=Path, required=True, metavar="FILE", help="file to write")
    make.add_argument(
        "--after",
        type=Path,
        metavar="FILE",
        help="the trust list before this one; sets the "
        "sequence number and the hash of the file before",
    )
    add_common_options(make)
    return parser


def _inspect(args: argparse.Namespace) -> int:
    raw, now = _read(args.file), datetime.fromtimestamp(time(), UTC)
    file = read_trust_file(raw)
    problem: SealError | None = None
    try:
        if args.root:
            TrustStore(roots=[_public(path) for path in args.root]).update(raw, now=now)
        else:
            TrustStore.of_file(raw, now=now)
    except SealError as error:
        problem = error
    _show(file, problem, args)
    return DONE if problem is None else WRONG


def _show(file: TrustFile, problem: SealError | None, args: argparse.Namespace) -> None:
    if args.json:
        write_json(
            {
                "believed": problem is None if args.root else None,
                "problem": None if problem is None else problem.as_dict(args.lang),
                "root": (file.message.kid or b"").hex(),
                "sha256": file.digest.hex(),
                "list": trust_list_as_dict(file.list),
            }
        )
        return
    for line in _lines(file):
        sys.stdout.write(shown(line) + "\n")
    if problem is not None:
        sys.stdout.write(shown(problem.message(args.lang)) + "\n")


def _lines(file: TrustFile) -> Iterator[str]:
    found = file.list
    yield f"{found.name}: {found.sequence}, {_day(found.issued_at)} – {_day(found.not_after)}"
    yield f"SHA-256 {file.digest.hex()}"
    for key in found.keys:
        ended = f", {key.reason} {_day(key.revoked_from)}" if key.revoked_from else ""
        yield (
            f"{key.kid.hex()} {key.algorithm.name} {key.country or '–'} {key.issuer} "
            f"[{' '.join(sorted(key.roles))}] {_day(key.not_before)} – {_day(key.not_after)}{ended}"
        )


def _make(args: argparse.Namespace) -> int:
    told = _json(_read(args.keys))
    if args.after is not None and isinstance(told, dict):
        before = _read(args.after)
        told["sequence"] = read_trust_file(before).list.sequence + 1
        told["previous"] = sha256(before).hexdigest()
    root = _private(args.root)
    raw = sign_trust_list(trust_list_of_dict(told), root=root)
    args.out.write_bytes(raw)
    if args.json:
        made = read_trust_file(raw)
        write_json(
            {
                "file": str(args.out),
                "bytes": len(raw),
                "sequence": made.list.sequence,
                "sha256": made.digest.hex(),
            }
        )
    return DONE


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(MAX_INPUT)


def _json(raw: bytes) -> Any:  # noqa: ANN401  # what somebody wrote
    try:
        return json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise SealError("trust.input", place=str(error)[:100]) from None


def _public(path: Path) -> VerifyingKey:
    try:
        key = load_pem_public_key(_read(path))
    except (ValueError, UnsupportedAlgorithm):
        raise SealError("cose.key") from None
    if isinstance(key, ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey):
        return key
    raise SealError("cose.key")


def _private(path: Path) -> SigningKey:
    try:
        key = load_pem_private_key(_read(path), None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise SealError("cose.key") from None
    if isinstance(key, ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey):
        return key
    raise SealError("cose.key")


if __name__ == "__main__":
    sys.exit(main())
