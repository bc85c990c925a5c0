"""COSE_Sign1: one payload, one signature (RFC 9052 §4.2), with ES256 or Ed25519 and nothing else.

The reader is strict where nobody's signature is: tags, array, unprotected header and lengths must
stand exactly as `sign1` would write them, so that a byte changed there cannot pass unseen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

import cbor2
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from travesia.seals.cbor import decode_cbor, encode_cbor
from travesia.seals.cose_frame import usual_parts
from travesia.seals.errors import SealError
from travesia.seals.signatures import SigningKey, VerifyingKey, is_signed, signature_of

MAX_SIGN1_BYTES: Final = 16 * 1024
"""Longest message read unless the caller says otherwise: an inflated card."""

_ALG, _CRIT, _KID = 1, 2, 4  # RFC 9052 §3.1
_TAG_SIGN1, _TAG_CWT = b"\xd2", b"\xd8\x3d"  # tags 18 and 61, as short as they can be written
_UNDERSTOOD = frozenset({_ALG, _CRIT, 3, _KID, 16})  # content type and typ need no processing


class Algorithm(IntEnum):
    """The signature algorithms of the allow-list, by their COSE numbers (RFC 9053 §2)."""

    ES256 = -7
    """ECDSA with SHA-256, on P-256 only."""
    EDDSA = -8
    """EdDSA, on Ed25519 only."""


@dataclass(frozen=True, slots=True)
class Sign1:
    """A COSE_Sign1 message taken apart; nothing about its signature is said yet."""

    algorithm: Algorithm
    kid: bytes | None
    """Key identifier; the protected one where both headers carry one."""
    kid_protected: bool
    """Whether the signature covers the key identifier."""
    algorithm_protected: bool
    """Whether the signature covers the algorithm."""
    headers: Mapping[Any, Any]
    """The protected header by label."""
    protected: bytes
    """The protected header as it stood."""
    payload: bytes
    signature: bytes
    tags: tuple[int, ...]
    """Tags before the message, outermost first: (18,), (61, 18) or none."""

    def verify(self, key: VerifyingKey, *, external: bytes = b"") -> bool:
        """Tell whether `key` made the signature; False for a key of another algorithm.

        Args:
            key: the public key.
            external: bytes signed but not carried (RFC 9052 §4.3), none in a card.
        """
        signed = _to_be_signed(self.protected, self.payload, external)
        if isinstance(key, ed25519.Ed25519PublicKey):
            if self.algorithm is not Algorithm.EDDSA:
                return False
        elif self.algorithm is not Algorithm.ES256 or key.curve.name != "secp256r1":
            return False
        return is_signed(signed, self.signature, key)


def algorithm_of(key: SigningKey | VerifyingKey) -> Algorithm:
    """Name the algorithm of a key; SealError `cose.key` for a curve other than P-256."""
    if isinstance(key, ed25519.Ed25519PrivateKey | ed25519.Ed25519PublicKey):
        return Algorithm.EDDSA
    if key.curve.name != "secp256r1":
        raise SealError("cose.key")
    return Algorithm.ES256


def key_id(key: VerifyingKey) -> bytes:
    """Name a key: the first eight bytes of SHA-256 over its SubjectPublicKeyInfo."""
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return sha256(spki).digest()[:8]


def sign1(
    payload: bytes,
    *,
    key: SigningKey,
    kid: bytes | None,
    protected_extra: Mapping[int, Any] | None = None,
    external: bytes = b"",
    cwt_tag: bool = False,
    tag: bool = True,
) -> bytes:
    """Sign a payload as COSE_Sign1; algorithm and key identifier go into the protected header.

    Args:
        payload: what is signed, as it is.
        key: P-256 for ES256 or Ed25519 for EdDSA; SealError `cose.key` for any other.
        kid: key identifier; None leaves it out.
        protected_extra: further protected headers by label, such as 16 (typ).
        external: bytes signed but not carried.
        cwt_tag: put tag 61 before tag 18 (RFC 8392 §6).
        tag: put tag 18 before the array; readers refuse the bare array unless asked.
    """
    header: dict[int, Any] = {_ALG: int(algorithm_of(key)), **(protected_extra or {})}
    if kid is not None:
        header[_KID] = kid
    protected = encode_cbor(header)
    signature = signature_of(_to_be_signed(protected, payload, external), key)
    prefix = (_TAG_CWT if cwt_tag else b"") + (_TAG_SIGN1 if tag or cwt_tag else b"")
    return prefix + cbor2.dumps([protected, {}, payload, signature])


def open_sign1(
    raw: bytes,
    *,
    untagged_allowed: bool = False,
    unsigned_allowed: bool = False,
    limit: int = MAX_SIGN1_BYTES,
) -> Sign1:
    """Take a COSE_Sign1 message apart without judging its signature.

    Args:
        raw: the whole message.
        untagged_allowed: read a bare array too (RFC 9052 §2 lets an application agree on it).
        unsigned_allowed: read a message whose signature is empty too, to show what it says; it
            verifies with no key.
        limit: the most bytes read.

    Raises:
        SealError: `cose.*` or `cbor.malformed` for anything that is not a COSE_Sign1 message with
            an allowed algorithm, written as short as it can be.
    """
    if len(raw) > limit:
        raise SealError("cose.too_long", length=len(raw), limit=limit)
    tags, body = _without_tags(raw, untagged_allowed=untagged_allowed)
    protected, unprotected, payload, made = usual_parts(body) or _any_parts(body)
    header = _read_header(protected)
    if unprotected:
        _check_unprotected(unprotected)
    algorithm, kid = header.algorithm, header.kid
    if algorithm is None:
        algorithm = _algorithm(unprotected.get(_ALG))
    if kid is None and _KID in unprotected:
        kid = _kid(unprotected[_KID])
    if len(made) != 64 and not (unsigned_allowed and not made):
        raise SealError("cose.signature_length", length=len(made))
    return Sign1(
        algorithm=algorithm,
        kid=kid,
        kid_protected=header.kid is not None,
        algorithm_protected=header.algorithm is not None,
        headers=header.labels,
        protected=protected,
        payload=payload,
        signature=made,
        tags=tags,
    )


@dataclass(frozen=True, slots=True)
class _Header:
    """A protected header, read once for all the cards of a key."""

    labels: Mapping[Any, Any]
    algorithm: Algorithm | None
    kid: bytes | None


@lru_cache(64)
def _read_header(protected: bytes) -> _Header:
    labels = decode_cbor(protected) if protected else {}
    if not isinstance(labels, dict):
        raise SealError("cose.shape")
    _check_labels(labels)
    _check_critical(labels)
    return _Header(
        labels=MappingProxyType(labels),
        algorithm=_algorithm(labels[_ALG]) if _ALG in labels else None,
        kid=_kid(labels[_KID]) if _KID in labels else None,
    )


def _any_parts(body: bytes) -> tuple[bytes, dict[Any, Any], bytes, bytes]:
    """Take the array apart by the rules of CBOR, and hold it to its shortest form."""
    parts = decode_cbor(body)
    match parts:
        case [bytes() as protected, dict() as unprotected, bytes() as payload, bytes() as made]:
            if cbor2.dumps(parts) != body:
                raise SealError("cose.not_shortest")
            return protected, unprotected, payload, made
    raise SealError("cose.shape")


def _check_labels(labels: Mapping[Any, Any]) -> None:
    """Allow integers and text (RFC 9052 §1.5); true and 1.0 equal 1 in Python and are neither."""
    if not all(type(label) in (int, str) for label in labels):
        raise SealError("cose.shape")


def _check_unprotected(unprotected: Mapping[Any, Any]) -> None:
    _check_labels(unprotected)
    if _CRIT in unprotected:
        raise SealError("cose.shape")


def _kid(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise SealError("cose.shape")
    return value


def _without_tags(raw: bytes, *, untagged_allowed: bool) -> tuple[tuple[int, ...], bytes]:
    if raw.startswith(_TAG_SIGN1):
        return (18,), raw[1:]
    if raw.startswith(_TAG_CWT + _TAG_SIGN1):
        return (61, 18), raw[3:]
    if raw[:1] == b"\x84":
        if untagged_allowed:
            return (), raw
        raise SealError("cose.untagged")
    raise SealError("cose.other_message")


def _algorithm(label: object) -> Algorithm:
    if type(label) is int:
        try:
            return Algorithm(label)
        except ValueError:
            pass
    raise SealError("cose.algorithm", algorithm=str(label)[:40])


def _check_critical(headers: Mapping[Any, Any]) -> None:
    """Refuse a message whose writer says that a header nobody here understands is critical."""
    if _CRIT not in headers:
        return
    critical = headers[_CRIT]
    known = isinstance(critical, list) and all(
        type(label) is int and label in _UNDERSTOOD for label in critical
    )
    if not critical or not known:
        raise SealError("cose.critical")


def _to_be_signed(protected: bytes, payload: bytes, external: bytes) -> bytes:
    """Build the Sig_structure of RFC 9052 §4.4: four elements, the payload last."""
    return _context(protected, external) + cbor2.dumps(payload)


@lru_cache(64)
def _context(protected: bytes, external: bytes) -> bytes:
    """Write all but the payload; an empty header map counts as no bytes."""
    covered = b"" if protected == b"\xa0" else protected
    return b"\x84" + b"".join(map(cbor2.dumps, ("Signature1", covered, external)))
