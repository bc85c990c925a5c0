"""Readings as JSON, a line each: what repeats from document to document is written once.

A million documents say the same few hundred things. The texts of their findings and check digits
are kept, so a line costs little more than its own values.
"""

import codecs
import json
import sys
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from travesia.documents.evidence import CheckDigit
from travesia.documents.findings import finding
from travesia.documents.reading import MrzReading

KEPT = 4096
"""Texts that are kept; whatever was not asked for the longest is forgotten."""

Encode = Callable[[Any], str]


def encoder() -> Encode:
    """Give what writes JSON: accents as they are where the output can hold them."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    return json.JSONEncoder(ensure_ascii=codecs.lookup(encoding).name != "utf-8").encode


def json_lines(language: str) -> Callable[[MrzReading], str]:
    """Give what writes a reading on a line, exactly as `MrzReading.as_dict` has it."""
    encode = encoder()

    @lru_cache(maxsize=KEPT)
    def said(code: str, field: str | None, facts: tuple[tuple[str, str | int], ...]) -> str:
        return encode(finding(code, field, **dict(facts)).as_dict(language))

    @lru_cache(maxsize=KEPT)
    def compared(check: CheckDigit) -> str:
        return encode(check.as_dict())

    def line(reading: MrzReading) -> str:
        name = reading.name
        birth, expiry = reading.birth_date, reading.expiry_date
        values = {
            "format": reading.format,
            "valid": reading.conforms,
            "document_code": reading.document_code,
            "document_number": reading.document_number,
            "surname": name.surname if name else None,
            "given_names": name.given_names if name else None,
            "issuing_state": reading.issuing_state,
            "nationality": reading.nationality,
            "birth_date": str(birth) if birth else None,
            "sex": reading.sex,
            "expiry_date": str(expiry) if expiry else None,
            "optional_data": reading.optional_data,
            "optional_data_2": reading.optional_data_2,
            "name_truncated": reading.name_truncated,
        }
        checks = ", ".join([compared(check) for check in reading.checks])
        findings = ", ".join(
            [said(item.code, item.field, tuple(item.facts.items())) for item in reading.findings]
        )
        end = "]}\n"
        if reading.repairs:
            repairs = encode([item.as_dict() for item in reading.repairs])
            end = f'], "repairs": {repairs}}}\n'
        return f'{encode(values)[:-1]}, "checks": [{checks}], "findings": [{findings}{end}'

    return line
