"""Visible digital seals of ICAO Doc 9303-13: read, verify, create."""

from travesia.seals.curves import sign_with
from travesia.seals.visible.certificates import SignerCertificate, read_certificates
from travesia.seals.visible.creating import create_seal
from travesia.seals.visible.document_types import DOCUMENT_TYPES, DocumentType, MessageType
from travesia.seals.visible.formats import SealFormat, format_of
from travesia.seals.visible.header import SealHeader
from travesia.seals.visible.nonconstrained import NonConstrainedSeal, parse_nonconstrained
from travesia.seals.visible.nonconstrained_verifying import verify_nonconstrained
from travesia.seals.visible.reading import SealMessage, VisibleSeal, parse_seal
from travesia.seals.visible.verifying import SealState, SealVerdict, verify_seal

__all__ = [
    "DOCUMENT_TYPES",
    "DocumentType",
    "MessageType",
    "NonConstrainedSeal",
    "SealFormat",
    "SealHeader",
    "SealMessage",
    "SealState",
    "SealVerdict",
    "SignerCertificate",
    "VisibleSeal",
    "create_seal",
    "format_of",
    "parse_nonconstrained",
    "parse_seal",
    "read_certificates",
    "sign_with",
    "verify_nonconstrained",
    "verify_seal",
]
