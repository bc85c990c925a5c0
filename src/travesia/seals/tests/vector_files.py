"""The vectors others wrote, copied beside the tests."""

import json
from base64 import urlsafe_b64decode
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec, ed25519

from travesia.seals.signatures import VerifyingKey

VECTORS = Path(__file__).parent / "vectors"


def files_of(name: str) -> list[str]:
    """Name every vector of a set, by its path inside the set."""
    root = VECTORS / name
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.json"))


def vector(name: str, file: str) -> dict[str, Any]:
    """Read one vector."""
    found: dict[str, Any] = json.loads((VECTORS / name / file).read_text("utf-8"))
    return found


def key_of(found: dict[str, Any]) -> VerifyingKey:
    """Build the public key of a COSE vector."""

    def number(label: str) -> bytes:
        if f"{label}_hex" in found:
            return bytes.fromhex(found[f"{label}_hex"])
        return urlsafe_b64decode(found[label] + "==")

    if found["kty"] == "OKP":
        return ed25519.Ed25519PublicKey.from_public_bytes(number("x"))
    x, y = int.from_bytes(number("x"), "big"), int.from_bytes(number("y"), "big")
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()
