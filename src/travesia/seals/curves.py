"""Elliptic curves by which seals are signed, and signatures over them as r and s side by side.

`cryptography` computes all of them but brainpoolP224r1, which it does not know; `ecdsa`, written
in Python alone, verifies that one. Hashes follow the size of the curve, as Doc 9303-13 has it:
SHA-224 up to 224 bits, SHA-256 up to 256, SHA-384 up to 384, SHA-512 above.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import ecdsa
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)

from travesia.seals.errors import SealError

Sign = Callable[[bytes], bytes]
"""Takes the bytes to sign and gives r and s side by side; a hardware module may stand behind it."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A named curve."""

    name: str
    oid: str
    bits: int

    @property
    def coordinate(self) -> int:
        """Bytes of one coordinate, and of r and of s."""
        return (self.bits + 7) // 8


CURVES: Mapping[str, Curve] = MappingProxyType(
    {
        curve.oid: curve
        for curve in (
            Curve("secp224r1", "1.3.132.0.33", 224),
            Curve("secp256r1", "1.2.840.10045.3.1.7", 256),
            Curve("secp384r1", "1.3.132.0.34", 384),
            Curve("secp521r1", "1.3.132.0.35", 521),
            Curve("brainpoolP224r1", "1.3.36.3.3.2.8.1.1.5", 224),
            Curve("brainpoolP256r1", "1.3.36.3.3.2.8.1.1.7", 256),
            Curve("brainpoolP320r1", "1.3.36.3.3.2.8.1.1.9", 320),
            Curve("brainpoolP384r1", "1.3.36.3.3.2.8.1.1.11", 384),
            Curve("brainpoolP512r1", "1.3.36.3.3.2.8.1.1.13", 512),
        )
    }
)
"""Object identifier → curve."""


def _hash_for(bits: int) -> hashes.HashAlgorithm:
    if bits <= 224:
        return hashes.SHA224()
    if bits <= 256:
        return hashes.SHA256()
    return hashes.SHA384() if bits <= 384 else hashes.SHA512()


_ECDSA_ONLY = frozenset({"brainpoolP224r1", "brainpoolP320r1"})
_CLASSES: Mapping[str, type[ec.EllipticCurve]] = MappingProxyType(
    {
        "secp224r1": ec.SECP224R1,
        "secp256r1": ec.SECP256R1,
        "secp384r1": ec.SECP384R1,
        "secp521r1": ec.SECP521R1,
        "brainpoolP256r1": ec.BrainpoolP256R1,
        "brainpoolP384r1": ec.BrainpoolP384R1,
        "brainpoolP512r1": ec.BrainpoolP512R1,
    }
)


def verifies(curve: Curve, point: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature over a message agrees with a public key.

    Args:
        curve: the curve of the key.
        point: the key as a point of X9.62, compressed or not.
        signature: r and s side by side, each as long as a coordinate.
        message: what was signed.

    Raises:
        SealError: `seal.key_invalid` when the point does not lie on the curve.
    """
    half = curve.coordinate
    if len(signature) != 2 * half:
        return False
    r, s = int.from_bytes(signature[:half], "big"), int.from_bytes(signature[half:], "big")
    if not r or not s:
        return False
    digest_of = _hash_for(curve.bits)
    if curve.name in _ECDSA_ONLY:
        return _verifies_in_python(curve, point, signature, _digest(digest_of, message))
    try:
        key = ec.EllipticCurvePublicKey.from_encoded_point(_CLASSES[curve.name](), point)
    except (ValueError, UnsupportedAlgorithm):
        raise SealError("seal.key_invalid", curve=curve.name) from None
    try:
        key.verify(encode_dss_signature(r, s), message, ec.ECDSA(digest_of))
    except InvalidSignature:
        return False
    return True


def _digest(algorithm: hashes.HashAlgorithm, message: bytes) -> bytes:
    made = hashes.Hash(algorithm)
    made.update(message)
    return made.finalize()


def _verifies_in_python(curve: Curve, point: bytes, signature: bytes, digest: bytes) -> bool:
    named: Any = getattr(ecdsa.curves, curve.name.replace("brainpool", "BRAINPOOL"))
    try:
        key: Any = ecdsa.VerifyingKey.from_string(point, curve=named)
    except (ecdsa.errors.MalformedPointError, ValueError):
        raise SealError("seal.key_invalid", curve=curve.name) from None
    try:
        return bool(key.verify_digest(signature, digest, allow_truncate=True))
    except ecdsa.BadSignatureError:
        return False


def sign_with(key: ec.EllipticCurvePrivateKey) -> Sign:
    """Make a signer of a private key, with the hash that belongs to the size of its curve."""
    half = (key.curve.key_size + 7) // 8
    algorithm = _hash_for(key.curve.key_size)

    def sign(message: bytes) -> bytes:
        r, s = decode_dss_signature(key.sign(message, ec.ECDSA(algorithm)))
        return r.to_bytes(half, "big") + s.to_bytes(half, "big")

    return sign
