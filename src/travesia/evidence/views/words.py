"""How published values read: numbers, months, nationalities and hidden counts in words."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.utils import formats
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from travesia.measures import Hidden, Qualifier, Reason, Shown, Value
from travesia.vocab import state_name

UNKNOWN: Final = "unknown"
"""What the makers of facts write where an entry does not say."""


def number(value: int) -> str:
    """Write a whole number with the separators of the active language."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)


def value_text(value: Value) -> str:
    """Write a published value; a hidden one never contains its count."""
    if isinstance(value, Hidden):
        if value.reason is Reason.SMALL:
            return f"<{value.threshold}"
        return _("not shown")
    if value.qualifier is Qualifier.AT_LEAST:
        return f"{number(value.count)}+"
    return number(value.count)


def status_of(value: Value) -> str:
    """Name the state of a value for machines."""
    if isinstance(value, Shown):
        return value.qualifier.value
    return f"under_{value.threshold}" if value.reason is Reason.SMALL else "withheld"


def month_text(month: str) -> str:
    """Write 2026-10 as October 2026 in the active language."""
    return formats.date_format(_first_day(month), "YEAR_MONTH_FORMAT")


def month_short(month: str, *, with_year: bool) -> str:
    """Write 2026-10 as Oct, or Oct 2026."""
    return formats.date_format(_first_day(month), "M Y" if with_year else "M")


def nationality_text(code: str) -> str:
    """Name a nationality's state in the active language; the code itself when it has no name."""
    if code == UNKNOWN:
        return _("Not known")
    return state_name(code, get_language() or "en") or code


def _first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:7]), 1)
