"""The two signatures of the room, as COSE and JOSE write them: 64 bytes each.

ECDSA on P-256 with SHA-256 as r‖s (RFC 9053 §2.1, RFC 7518 §3.4), and Ed25519 (RFC 8032).
"""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.asymmetric.utils import (
    decode_dss_signature,
    encode_dss_signature,
)
from cryptography.hazmat.primitives.hashes import SHA256

SigningKey = ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey
"""A P-256 or Ed25519 private key."""
VerifyingKey = ec.EllipticCurvePublicKey | ed25519.Ed25519PublicKey
"""A P-256 or Ed25519 public key."""

_ECDSA = ec.ECDSA(SHA256())


def signature_of(signed: bytes, key: SigningKey) -> bytes:
    """Sign bytes; the caller has made sure that the key is of one of the two kinds."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return key.sign(signed)
    numbers = decode_dss_signature(key.sign(signed, _ECDSA))
    return b"".join(number.to_bytes(32, "big") for number in numbers)


def is_signed(signed: bytes, signature: bytes, key: VerifyingKey) -> bool:
    """Tell whether `key` made the signature of 64 bytes over `signed`."""
    try:
        if isinstance(key, ed25519.Ed25519PublicKey):
            key.verify(signature, signed)
        else:
            pair = (int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big"))
            key.verify(encode_dss_signature(*pair), signed, _ECDSA)
    except InvalidSignature:
        return False
    return True
