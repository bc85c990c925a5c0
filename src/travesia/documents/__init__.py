"""Read, check and write travel documents: evidence for each rule, no verdict of authenticity."""

from typing import TYPE_CHECKING, Any

from travesia.documents.composing import TravelDocument, compose_mrz
from travesia.documents.dates import DatePrecision, PartialDate
from travesia.documents.digits import check_digit
from travesia.documents.document_codes import DOCUMENT_CODES, document_code_name
from travesia.documents.errors import ComposeError
from travesia.documents.evidence import CheckDigit, FieldReading, Repair
from travesia.documents.findings import SEVERITIES, Finding, Severity
from travesia.documents.formats import MrzFormat, Span
from travesia.documents.messages import field_name, message
from travesia.documents.names import Name, Truncation
from travesia.documents.parsing import parse_mrz
from travesia.documents.reading import MrzReading
from travesia.documents.transliteration import (
    alternatives,
    meets,
    spelling_keys,
    transliterate,
)

if TYPE_CHECKING:
    from travesia.documents.emrtd import verify_sod

__all__ = [
    "DOCUMENT_CODES",
    "SEVERITIES",
    "CheckDigit",
    "ComposeError",
    "DatePrecision",
    "FieldReading",
    "Finding",
    "MrzFormat",
    "MrzReading",
    "Name",
    "PartialDate",
    "Repair",
    "Severity",
    "Span",
    "TravelDocument",
    "Truncation",
    "alternatives",
    "check_digit",
    "compose_mrz",
    "document_code_name",
    "field_name",
    "meets",
    "message",
    "parse_mrz",
    "spelling_keys",
    "transliterate",
    "verify_sod",
]


def __getattr__(name: str) -> Any:  # noqa: ANN401  # the protocol of modules (PEP 562)
    """Load passive authentication when it is asked for: zones need no signatures."""
    if name != "verify_sod":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from travesia.documents.emrtd import verify_sod  # noqa: PLC0415  # the reason is above

    return verify_sod
