"""Keys of invented signers, one of each kind that passports use."""

import hashlib
from functools import cache
from typing import Any

import ecdsa
from asn1crypto import algos, keys
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HASHES: dict[str, Any] = {"sha1": hashes.SHA1, "sha256": hashes.SHA256, "sha384": hashes.SHA384}


class Key:
    """A private key: `spki` for certificates, `sign` with the algorithm it names."""

    hash = "sha256"

    def __init__(self, private: Any) -> None:
        self.private = private

    @property
    def spki(self) -> keys.PublicKeyInfo:
        raw = self.private.public_key().public_bytes(
            Encoding.DER, PublicFormat.SubjectPublicKeyInfo
        )
        return keys.PublicKeyInfo.load(raw)

    @property
    def algorithm(self) -> algos.SignedDigestAlgorithm:
        return algos.SignedDigestAlgorithm({"algorithm": f"{self.hash}_ecdsa"})

    def sign(self, raw: bytes) -> bytes:
        return bytes(self.private.sign(raw, ec.ECDSA(HASHES[self.hash]())))


class Spelled(Key):
    """A key whose certificate spells its curve out, as Doc 9303-12 asked for."""

    cofactor: int | None = 1

    @property
    def spki(self) -> keys.PublicKeyInfo:
        named = super().spki
        known: Any = ecdsa.curves.BRAINPOOLP256r1
        base = known.generator.to_bytes("uncompressed")
        spelled = {
            "version": "ecdpVer1",
            "field_id": {"field_type": "prime_field", "parameters": known.curve.p()},
            "curve": {
                "a": int(known.curve.a() % known.curve.p()).to_bytes(32, "big"),
                "b": int(known.curve.b()).to_bytes(32, "big"),
            },
            "base": self.base_point(base),
            "order": known.order,
            "cofactor": self.cofactor,
        }
        parameters = keys.ECDomainParameters("specified", keys.SpecifiedECDomain(spelled))
        named["algorithm"]["parameters"] = parameters
        return keys.PublicKeyInfo.load(named.dump(force=True))

    def base_point(self, base: bytes) -> bytes:
        return base


class Small(Key):
    """A brainpoolP224r1 key, which only `ecdsa` knows."""

    @property
    def spki(self) -> keys.PublicKeyInfo:
        point = self.private.verifying_key.to_string("uncompressed")
        named = {
            "algorithm": "ec",
            "parameters": keys.ECDomainParameters("named", "1.3.36.3.3.2.8.1.1.5"),
        }
        return keys.PublicKeyInfo({"algorithm": named, "public_key": keys.ECPointBitString(point)})

    def sign(self, raw: bytes) -> bytes:
        signed = self.private.sign_digest_deterministic(
            hashlib.sha256(raw).digest(),
            sigencode=ecdsa.util.sigencode_der,
            hashfunc=hashlib.sha256,
            allow_truncate=True,
        )
        return bytes(signed)


class Rsa(Key):
    """An RSA key, by PKCS #1 v1.5."""

    @property
    def algorithm(self) -> algos.SignedDigestAlgorithm:
        return algos.SignedDigestAlgorithm({"algorithm": f"{self.hash}_rsa"})

    def sign(self, raw: bytes) -> bytes:
        return bytes(self.private.sign(raw, padding.PKCS1v15(), HASHES[self.hash]()))


class Old(Rsa):
    """An RSA key used with SHA-1."""

    hash = "sha1"


class Pss(Rsa):
    """An RSA key, by PSS."""

    @property
    def algorithm(self) -> algos.SignedDigestAlgorithm:
        digest = {"algorithm": "sha256"}
        mask = {"algorithm": "mgf1", "parameters": digest}
        parameters = {"hash_algorithm": digest, "mask_gen_algorithm": mask, "salt_length": 32}
        return algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": parameters})

    def sign(self, raw: bytes) -> bytes:
        pss = padding.PSS(padding.MGF1(hashes.SHA256()), 32)
        return bytes(self.private.sign(raw, pss, hashes.SHA256()))


@cache
def key(kind: str, number: int = 0) -> Key:
    """Make a key of a kind; the same number gives the same key within a run."""
    if kind == "p256":
        return Key(ec.derive_private_key(0x1F2E3D + number, ec.SECP256R1()))
    if kind == "spelled":
        return Spelled(ec.derive_private_key(0x2F2E3D + number, ec.BrainpoolP256R1()))
    if kind == "small":
        return Small(ecdsa.SigningKey.from_secret_exponent(0x3F + number, ecdsa.BRAINPOOLP224r1))
    private = rsa.generate_private_key(65537, 2048)
    return {"rsa": Rsa, "pss": Pss, "old": Old}[kind](private)
