"""Compact signed JSON (RFC 7515 §7.1) with ES256 or Ed25519, for status lists that come so."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from travesia.seals.cose import algorithm_of
from travesia.seals.errors import SealError
from travesia.seals.signatures import SigningKey, VerifyingKey, is_signed, signature_of

_NAMES: Final = {"ES256": "ES256", "EDDSA": "EdDSA"}
ALGORITHMS: Final = frozenset({"ES256", "EdDSA", "Ed25519"})
"""Names of the two algorithms, the third being RFC 9864's own name for EdDSA on Ed25519."""
MAX_TOKEN: Final = 4 * 1024 * 1024
"""Most characters of a token that are read."""
MAX_HEADER: Final = 4 * 1024
"""Most characters of its header."""


@dataclass(frozen=True, slots=True)
class Jws:
    """A token taken apart; nothing about its signature is said yet."""

    header: Mapping[str, Any]
    claims: Mapping[str, Any]
    signed: bytes
    signature: bytes
    aside: bytes = b""
    """What the caller set aside of the claims before they were read."""

    def verify(self, key: VerifyingKey) -> bool:
        """Tell whether `key` made the signature; False for a key of another algorithm."""
        wanted = "ES256" if algorithm_of(key).name == "ES256" else "EdDSA"
        named = "EdDSA" if self.header["alg"] == "Ed25519" else self.header["alg"]
        return named == wanted and is_signed(self.signed, self.signature, key)


def sign_jws(claims: Mapping[str, Any], *, key: SigningKey, kid: str | None, typ: str) -> str:
    """Sign claims as a compact token."""
    header: dict[str, Any] = {"alg": _NAMES[algorithm_of(key).name], "typ": typ}
    if kid is not None:
        header["kid"] = kid
    signed = f"{_encode(_json(header))}.{_encode(_json(claims))}"
    return f"{signed}.{_encode(signature_of(signed.encode('ascii'), key))}"


def open_jws(token: str, *, set_aside: Callable[[bytes], tuple[bytes, bytes]] | None = None) -> Jws:
    """Take a compact token apart, strictly.

    Args:
        token: the token.
        set_aside: splits the claims, in JSON, into what is read and what is handed on as it is.

    Raises:
        SealError: `jws.too_long`, `jws.shape`, `jws.algorithm`, `jws.critical`.
    """
    if len(token) > MAX_TOKEN:
        raise SealError("jws.too_long", length=len(token), limit=MAX_TOKEN)
    parts = token.split(".")
    if len(parts) != 3 or not token.isascii():
        raise SealError("jws.shape")
    header = _object(_decode(parts[0]) if len(parts[0]) <= MAX_HEADER else b"")
    written, aside = _decode(parts[1]), b""
    if set_aside is not None:
        written, aside = set_aside(written)
    claims = _object(written)
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in ALGORITHMS:
        raise SealError("jws.algorithm", algorithm=str(algorithm)[:40])
    if "crit" in header or header.get("b64") is False:
        raise SealError("jws.critical")
    signature = _decode(parts[2])
    if len(signature) != 64:
        raise SealError("jws.shape")
    signed = f"{parts[0]}.{parts[1]}".encode("ascii")
    return Jws(header, claims, signed, signature, aside)


def decode_base64url(text: str) -> bytes:
    """Read base64url without padding, written the one way it can be; SealError `jws.shape`."""
    return _decode(text)


def encode_base64url(raw: bytes) -> str:
    """Write base64url without padding (RFC 7515 §2)."""
    return _encode(raw)


def _encode(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def _decode(text: str) -> bytes:
    try:
        raw = urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (Base64Error, ValueError):
        raise SealError("jws.shape") from None
    if _encode(raw) != text:
        raise SealError("jws.shape")
    return raw


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def _object(written: bytes) -> dict[str, Any]:
    try:
        found = json.loads(written, object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise SealError("jws.shape") from None
    if not isinstance(found, dict):
        raise SealError("jws.shape")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise SealError("jws.shape")
    return found


def _no_constant(_name: str) -> NoReturn:
    raise SealError("jws.shape")
