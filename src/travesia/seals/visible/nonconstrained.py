"""Seals for non-constrained environments (VDS-NC): a signed JSON object in a QR code.

Sources: the readers published by the Australian Passport Office
(`australian-passport-office/vds-nc-reader-library-ios`, Apache License 2.0), which follow ICAO's
technical report "VDS-NC". The object is `{"data": {"hdr": {"t", "v", "is"}, "msg": {…}}, "sig":
{"alg", "cer", "sigvl"}}`. What is signed is `data` in canonical form (RFC 8785); `alg` is ES256,
ES384 or ES512; `cer` is the certificate and `sigvl` are r and s side by side, both in base64url.
"""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

import rfc8785

from travesia.seals.errors import SealError
from travesia.seals.visible.certificates import SignerCertificate, read_certificate

MAX_TEXT = 16_384
"""Most bytes of such a seal. The largest QR code holds 2,953."""
MAX_DEPTH = 16
"""Most objects and lists inside one another."""
ALGORITHMS: Mapping[str, str] = MappingProxyType(
    {"ES256": "secp256r1", "ES384": "secp384r1", "ES512": "secp521r1"}
)
"""Name of an algorithm → the curve it is used with."""
VERSION = 1

_Kind = TypeVar("_Kind", int, str, dict[str, Any])


@dataclass(frozen=True, slots=True)
class NonConstrainedSeal:
    """Such a seal as it was read; nothing here says whether its signature agrees."""

    kind: str
    """What it attests, such as `icao.vacc` or `icao.test`."""
    version: int
    issuer: str
    """State of issue, three letters."""
    message: Mapping[str, Any]
    """Its content, as JSON has it."""
    algorithm: str
    certificate: SignerCertificate
    """The certificate it carries; whether to trust it is for `verify_nonconstrained` to say."""
    signature: bytes
    signed_bytes: bytes
    """`data` in canonical form."""


def parse_nonconstrained(data: bytes | str) -> NonConstrainedSeal:
    """Read such a seal.

    Raises:
        SealError: `seal.empty`, `seal.too_large`, `seal.json_unreadable` (no JSON, a key twice, a
            number without canonical form, too deep), `seal.json_member` naming what is missing or
            of another type, or `seal.certificate_unreadable`.
    """
    encoded = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    if not encoded:
        raise SealError("seal.empty")
    if len(encoded) > MAX_TEXT:
        raise SealError("seal.too_large", length=len(encoded), most=MAX_TEXT)
    whole = _json(encoded)
    body = _member(whole, "data", dict)
    head, mark = _member(body, "hdr", dict), _member(whole, "sig", dict)
    version = _member(head, "v", int)
    if version != VERSION:
        raise SealError("seal.version_unknown", found=str(version))
    return NonConstrainedSeal(
        kind=_member(head, "t", str),
        version=version,
        issuer=_member(head, "is", str),
        message=MappingProxyType(_member(body, "msg", dict)),
        algorithm=_member(mark, "alg", str),
        certificate=read_certificate(_bytes(mark, "cer")),
        signature=_bytes(mark, "sigvl"),
        signed_bytes=_canonical(body),
    )


def _json(encoded: bytes) -> object:
    try:
        found: object = json.loads(
            encoded.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        raise SealError("seal.json_unreadable") from None
    if _deeper(found, MAX_DEPTH):
        raise SealError("seal.json_unreadable")
    return found


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse an object that says one key twice: readers would differ on which counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _deeper(found: object, levels: int) -> bool:
    if isinstance(found, dict):
        found = list(found.values())
    if not isinstance(found, list):
        return False
    return not levels or any(_deeper(item, levels - 1) for item in found)


def _member(found: object, name: str, kind: type[_Kind]) -> _Kind:
    value: object = found.get(name) if isinstance(found, dict) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise SealError("seal.json_member", name=name)
    return value


def _bytes(found: object, name: str) -> bytes:
    text = _member(found, name, str)
    try:
        return base64.b64decode(
            text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4), altchars=b"-_", validate=True
        )
    except (binascii.Error, ValueError):
        raise SealError("seal.json_member", name=name) from None


def _canonical(body: dict[Any, Any]) -> bytes:
    try:
        return rfc8785.dumps(body)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        raise SealError("seal.json_unreadable") from None
