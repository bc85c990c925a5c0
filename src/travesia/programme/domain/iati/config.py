"""What a programme says of itself to IATI, read from a JSON file."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from travesia.programme.domain.iati.writing import Organisation, Reporting


class ReportingError(ValueError):
    """A part of the file is missing or cannot be read; the message names it."""


def read_reporting(content: Mapping[str, Any]) -> Reporting:
    """Return what a file says (see `docs/howto/publish-a-bulletin.md`).

    Raises ReportingError for what is missing, days that are none, and shares that do not add up to
    100 (rule 3.1.2 of the standard ruleset).
    """
    try:
        made = Reporting(
            identifier=str(content["identifier"]),
            reporting=_organisation(content["reporting"]),
            title=dict(content["title"]),
            description=dict(content["description"]),
            participating=tuple(_organisation(one) for one in content["participating"]),
            start=date.fromisoformat(content["start"]),
            end=date.fromisoformat(content["end"]),
            sector=str(content["sector"]),
            countries={code: Decimal(str(share)) for code, share in content["countries"].items()},
            currency=str(content.get("currency", "USD")),
            language=str(content.get("language", "en")),
            status=str(content.get("status", "2")),
        )
    except (KeyError, TypeError, ValueError, ArithmeticError) as error:
        raise ReportingError(f"{type(error).__name__}: {error}") from error
    if sum(made.countries.values()) != Decimal(100):
        raise ReportingError("countries: the percentages do not add up to 100")
    if made.end < made.start:
        raise ReportingError("end: lies before start")
    return made


def _organisation(one: Mapping[str, Any]) -> Organisation:
    return Organisation(
        ref=str(one["ref"]),
        type=str(one["type"]),
        name=dict(one["name"]),
        role=str(one.get("role", "")),
    )
