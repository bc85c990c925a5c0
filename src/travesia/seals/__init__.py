"""Signed barcodes: ICAO visible digital seals, signed cards, status lists, trust lists.

What draws and reads pictures is loaded when it is first asked for, so that a program that verifies
bytes does not pay for it.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from travesia.seals.cards import (
    Card,
    CardReading,
    CardState,
    Colour,
    Permit,
    Person,
    Photo,
    PhotoFormat,
    StatusRef,
    new_card_id,
    open_card,
    sign_card,
    verify_card,
)
from travesia.seals.errors import SealError
from travesia.seals.findings import SEVERITIES, Finding, Severity
from travesia.seals.messages import message
from travesia.seals.visible import (
    NonConstrainedSeal,
    SealState,
    SealVerdict,
    VisibleSeal,
    create_seal,
    parse_nonconstrained,
    parse_seal,
    read_certificates,
    sign_with,
    verify_nonconstrained,
    verify_seal,
)

if TYPE_CHECKING:
    from travesia.seals.symbols import (
        FoundSymbol,
        Symbol,
        read_frame,
        read_symbols,
        write_data_matrix,
        write_qr,
    )

__all__ = [
    "SEVERITIES",
    "Card",
    "CardReading",
    "CardState",
    "Colour",
    "Finding",
    "FoundSymbol",
    "NonConstrainedSeal",
    "Permit",
    "Person",
    "Photo",
    "PhotoFormat",
    "SealError",
    "SealState",
    "SealVerdict",
    "Severity",
    "StatusRef",
    "Symbol",
    "VisibleSeal",
    "create_seal",
    "message",
    "new_card_id",
    "open_card",
    "parse_nonconstrained",
    "parse_seal",
    "read_certificates",
    "read_frame",
    "read_symbols",
    "sign_card",
    "sign_with",
    "verify_card",
    "verify_nonconstrained",
    "verify_seal",
    "write_data_matrix",
    "write_qr",
]

_OF_PICTURES = frozenset(
    {"FoundSymbol", "Symbol", "read_frame", "read_symbols", "write_data_matrix", "write_qr"}
)


def __getattr__(name: str) -> object:
    """Load what deals with pictures when it is asked for."""
    if name in _OF_PICTURES:
        return getattr(import_module("travesia.seals.symbols"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
