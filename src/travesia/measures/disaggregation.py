"""Breakdowns that every figure uses alike: sex codes and age groups."""

from __future__ import annotations

from typing import Final

AGE_GROUPS: Final = ("0-4", "5-11", "12-17", "18-59", "60+", "unknown")
"""Bands of the UNHCR demographics tables, so that figures can stand beside each other."""

SEXES: Final = ("F", "M", "X", "U")
"""Female, male, unspecified in the document (Doc 9303 "<"), not recorded."""

_UPPER_BOUNDS: Final = ((4, "0-4"), (11, "5-11"), (17, "12-17"), (59, "18-59"))
_SEX_CODES: Final = {"F": "F", "M": "M", "X": "X", "<": "X"}


def age_group(age: int | None) -> str:
    """Return the age group of an age in completed years; unknown or negative is "unknown"."""
    if age is None or age < 0:
        return "unknown"
    for upper, group in _UPPER_BOUNDS:
        if age <= upper:
            return group
    return "60+"


def sex_code(raw: str | None) -> str:
    """Return the statistical sex code of a document's or a form's sex field."""
    return _SEX_CODES.get((raw or "").strip().upper(), "U")
