"""Curves spelled out in a certificate, as Doc 9303-12 had issuers do, found among the named ones.

The field, both coefficients, the base point, its order and, where stated, the cofactor must be
equal to those of the named curve. A curve that differs in one of them is another curve, on which
anyone may know a private key for a given public one (CVE-2020-0601).
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from asn1crypto import keys
from ecdsa import curves as tables

from travesia.seals.curves import CURVES, Curve


@cache
def _tables() -> Mapping[tuple[int, int, int, int, int, int], Curve]:
    """Give the parameters (p, a, b, x and y of the base point, order) of each named curve."""
    found = {}
    for curve in CURVES.values():
        known: Any = tables.curve_by_name(
            curve.name.replace("brainpool", "BRAINPOOL")
            if curve.name.startswith("brainpool")
            else {224: "NIST224p", 256: "NIST256p", 384: "NIST384p", 521: "NIST521p"}[curve.bits]
        )
        p = known.curve.p()
        base = known.generator
        found[p, known.curve.a() % p, known.curve.b() % p, base.x(), base.y(), known.order] = curve
    return found


def named_curve(spelled: keys.SpecifiedECDomain) -> Curve | None:
    """Find the named curve that equals a spelled-out one (asn1crypto's `SpecifiedECDomain`)."""
    field = spelled["field_id"]
    if field["field_type"].native != "prime_field":
        return None
    p = int(field["parameters"].native)
    half = (p.bit_length() + 7) // 8
    base = bytes(spelled["base"].native)
    if len(base) != 2 * half + 1 or base[0] != 4:
        return None
    if spelled["cofactor"].native not in (None, 1):
        return None
    return _tables().get(
        (
            p,
            int.from_bytes(spelled["curve"]["a"].native, "big"),
            int.from_bytes(spelled["curve"]["b"].native, "big"),
            int.from_bytes(base[1 : half + 1], "big"),
            int.from_bytes(base[half + 1 :], "big"),
            int(spelled["order"].native),
        )
    )
