"""Elliptic curves of passports, named or spelled out (Doc 9303-12 has issuers spell them out).

A spelled-out curve is taken for a named one only when field, coefficients, base point, order and
cofactor are all equal: on a curve that differs in one of them anyone may know a private key for a
given public one (CVE-2020-0601).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from asn1crypto import keys
from cryptography.hazmat.primitives.asymmetric import ec
from ecdsa import curves as tables

COMPUTED: Mapping[str, type[ec.EllipticCurve]] = MappingProxyType(
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
"""Curves `cryptography` computes; the others are verified by `ecdsa`, in Python alone."""

_NAMES = {
    "NIST192p": "secp192r1",
    "NIST224p": "secp224r1",
    "NIST256p": "secp256r1",
    "NIST384p": "secp384r1",
    "NIST521p": "secp521r1",
}
_ALLOWED = (
    *_NAMES,
    *(f"BRAINPOOLP{bits}{k}1" for bits in (192, 224, 256, 320, 384, 512) for k in "rt"),
)


@dataclass(frozen=True, slots=True)
class Curve:
    """A named curve."""

    name: str
    bits: int
    table: Any
    """The curve as `ecdsa` knows it."""


@cache
def _curves() -> tuple[Mapping[str, Curve], Mapping[tuple[int, ...], Curve]]:
    """Give the curves by object identifier, and by (p, a, b, x, y, order)."""
    by_oid, by_numbers = {}, {}
    for known in tables.curves:
        if known.name not in _ALLOWED:
            continue
        p, base = known.curve.p(), known.generator
        name = _NAMES.get(known.name, known.name.replace("BRAINPOOL", "brainpool"))
        curve = Curve(name, int(p).bit_length(), known)
        by_oid[".".join(map(str, known.oid))] = curve
        numbers = (p, known.curve.a() % p, known.curve.b() % p, base.x(), base.y(), known.order)
        by_numbers[tuple(map(int, numbers))] = curve
    return by_oid, by_numbers


def known_curves() -> tuple[Curve, ...]:
    """Give every curve on which a signature can be verified."""
    return tuple(_curves()[0].values())


def curve_of(parameters: keys.ECDomainParameters) -> Curve | None:
    """Find the curve of a key by its parameters; None when it is none of ours."""
    by_oid, by_numbers = _curves()
    if parameters.name == "named":
        return by_oid.get(parameters.chosen.dotted)
    if parameters.name != "specified":
        return None
    return _spelled(parameters.chosen, by_numbers)


def _spelled(
    spelled: keys.SpecifiedECDomain, known: Mapping[tuple[int, ...], Curve]
) -> Curve | None:
    field = spelled["field_id"]
    if field["field_type"].native != "prime_field" or spelled["cofactor"].native not in (None, 1):
        return None
    p, order = int(field["parameters"].native), int(spelled["order"].native)
    a = int.from_bytes(spelled["curve"]["a"].native, "big")
    b = int.from_bytes(spelled["curve"]["b"].native, "big")
    base, half = bytes(spelled["base"].native), (p.bit_length() + 7) // 8
    x = int.from_bytes(base[1 : 1 + half], "big")
    if len(base) == 1 + 2 * half and base[0] == 4:
        return known.get((p, a, b, x, int.from_bytes(base[1 + half :], "big"), order))
    if len(base) == 1 + half and base[0] in (2, 3):
        return next(
            (
                curve
                for numbers, curve in known.items()
                if (*numbers[:4], numbers[5]) == (p, a, b, x, order)
                and numbers[4] & 1 == base[0] & 1
            ),
            None,
        )
    return None
