"""Public keys of passports' signers, and whether a signature agrees (Doc 9303-12).

RSA by PKCS #1 v1.5 and PSS, ECDSA over the curves of `curves`; SHA-1 and SHA-2.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

import ecdsa
from asn1crypto import algos, keys
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.types import PublicKeyTypes

from travesia.documents.emrtd.curves import COMPUTED, Curve, curve_of
from travesia.documents.emrtd.errors import ChipFileError

HASHES: Final[Mapping[str, type[hashes.HashAlgorithm]]] = MappingProxyType(
    {
        "sha1": hashes.SHA1,
        "sha224": hashes.SHA224,
        "sha256": hashes.SHA256,
        "sha384": hashes.SHA384,
        "sha512": hashes.SHA512,
    }
)
"""Hash functions that passports use, by the names of asn1crypto and hashlib."""

LARGEST_RSA: Final = 8192
"""Bits; a larger key only makes the reader work."""
SMALLEST_RSA: Final = 2048
SMALLEST_CURVE: Final = 224


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a signature was made."""

    kind: str
    """`rsa` (PKCS #1 v1.5), `pss` or `ecdsa`."""
    hash: str
    mask_hash: str = ""
    salt: int = 0

    @property
    def is_weak(self) -> bool:
        """Tell whether it rests on SHA-1."""
        return self.hash == "sha1"

    def __str__(self) -> str:
        names = {"rsa": "RSA", "pss": "RSA-PSS", "ecdsa": "ECDSA"}
        return f"{names[self.kind]} {digest_name(self.hash)}"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that verifies."""

    name: str
    """`RSA 2048`, `brainpoolP256r1`."""
    bits: int
    is_weak: bool
    key: PublicKeyTypes | None
    """As `cryptography` has it; None for a curve it does not compute."""
    curve: Curve | None = None
    point: bytes = b""

    def verifies(self, signature: bytes, signed: bytes, scheme: Scheme) -> bool:
        """Tell whether a signature over bytes agrees; False for a scheme of other keys."""
        try:
            if self.curve is not None:
                return scheme.kind == "ecdsa" and self._curve_verifies(signature, signed, scheme)
            if not isinstance(self.key, rsa.RSAPublicKey) or scheme.kind == "ecdsa":
                return False
            self.key.verify(signature, signed, _padding(scheme), HASHES[scheme.hash]())
        except (InvalidSignature, ValueError, UnsupportedAlgorithm):
            return False
        return True

    def _curve_verifies(self, signature: bytes, signed: bytes, scheme: Scheme) -> bool:
        if isinstance(self.key, ec.EllipticCurvePublicKey):
            self.key.verify(signature, signed, ec.ECDSA(HASHES[scheme.hash]()))
            return True
        made: Any = _python_key(self.curve, self.point)
        try:
            return bool(
                made.verify_digest(
                    signature,
                    hashlib.new(scheme.hash, signed, usedforsecurity=False).digest(),
                    sigdecode=ecdsa.util.sigdecode_der,
                    allow_truncate=True,
                )
            )
        except (ecdsa.BadSignatureError, ecdsa.der.UnexpectedDER, ValueError, AssertionError):
            return False


def digest_name(name: str) -> str:
    """Write a hash as people know it: `sha256` → `SHA-256`."""
    return f"SHA-{name[3:]}"


def _padding(scheme: Scheme) -> padding.AsymmetricPadding:
    if scheme.kind == "rsa":
        return padding.PKCS1v15()
    return padding.PSS(padding.MGF1(HASHES[scheme.mask_hash]()), scheme.salt)


def _python_key(curve: Curve | None, point: bytes) -> ecdsa.VerifyingKey:
    if curve is None:
        raise ChipFileError("chip.key_unusable", key="?")
    try:
        return ecdsa.VerifyingKey.from_string(point, curve=curve.table)
    except (ecdsa.errors.MalformedPointError, ValueError):
        raise ChipFileError("chip.key_unusable", key=curve.name) from None


def public_key_of(spki: keys.PublicKeyInfo) -> PublicKey:
    """Make a key of SubjectPublicKeyInfo.

    Raises:
        ChipFileError: `chip.key_unusable` for another kind of key, an unknown curve, a point that
            does not lie on its curve, or an RSA key of a size no passport has.
    """
    kind = spki["algorithm"]["algorithm"].native
    if kind == "ec":
        return _curve_key(spki)
    if kind not in ("rsa", "rsassa_pss"):
        raise ChipFileError("chip.key_unusable", key=str(kind)[:40])
    numbers = spki["public_key"].parsed
    modulus, exponent = int(numbers["modulus"].native), int(numbers["public_exponent"].native)
    bits = modulus.bit_length()
    name = f"RSA {bits}"
    if not 1024 <= bits <= LARGEST_RSA or exponent.bit_length() > 64:
        raise ChipFileError("chip.key_unusable", key=name)
    try:
        key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
    except ValueError:
        raise ChipFileError("chip.key_unusable", key=name) from None
    return PublicKey(name, bits, bits < SMALLEST_RSA, key)


def _curve_key(spki: keys.PublicKeyInfo) -> PublicKey:
    curve = curve_of(spki["algorithm"]["parameters"])
    if curve is None:
        raise ChipFileError("chip.curve_unknown")
    point, key = bytes(spki["public_key"].native), None
    made = COMPUTED.get(curve.name)
    if made is None:
        _python_key(curve, point)
    else:
        # The same as writing the name of the curve into the key in place of its numbers.
        try:
            key = ec.EllipticCurvePublicKey.from_encoded_point(made(), point)
        except (ValueError, UnsupportedAlgorithm):
            raise ChipFileError("chip.key_unusable", key=curve.name) from None
    return PublicKey(curve.name, curve.bits, curve.bits < SMALLEST_CURVE, key, curve, point)


def scheme_of(algorithm: algos.SignedDigestAlgorithm, digest: str | None = None) -> Scheme:
    """Read how a signature was made.

    Args:
        algorithm: its identifier with parameters.
        digest: the hash named beside it, for identifiers that name none (rsaEncryption in CMS).

    Raises:
        ChipFileError: `chip.algorithm_unknown`.
    """
    kind = {"rsassa_pkcs1v15": "rsa", "rsassa_pss": "pss", "ecdsa": "ecdsa"}.get(
        _signature_algorithm(algorithm)
    )
    if kind is None:
        raise ChipFileError("chip.algorithm_unknown", algorithm=algorithm["algorithm"].dotted)
    if kind != "pss":
        named = algorithm["algorithm"].native
        digest = digest if named in ("rsassa_pkcs1v15", "ecdsa") else algorithm.hash_algo
        return Scheme(kind, _known(digest))
    parameters = algorithm["parameters"]
    mask = parameters["mask_gen_algorithm"]["parameters"]["algorithm"].native
    salt = int(parameters["salt_length"].native)
    if not 0 <= salt <= 64:
        raise ChipFileError("chip.algorithm_unknown", algorithm=f"PSS salt {salt}")
    return Scheme(
        "pss", _known(parameters["hash_algorithm"]["algorithm"].native), _known(mask), salt
    )


def _signature_algorithm(algorithm: algos.SignedDigestAlgorithm) -> str:
    try:
        return str(algorithm.signature_algo)
    except ValueError:
        return ""


def _known(name: str | None) -> str:
    if name not in HASHES:
        raise ChipFileError("chip.algorithm_unknown", algorithm=str(name)[:40])
    return str(name)
