"""Signed barcodes: ICAO visible digital seals, signed cards, status lists, trust lists."""

from travesia.seals.errors import SealError
from travesia.seals.findings import SEVERITIES, Finding, Severity
from travesia.seals.messages import message

__all__ = [
    "SEVERITIES",
    "Finding",
    "SealError",
    "Severity",
    "message",
]
