"""Published values: a count that is shown, with its qualifier, or a count that is hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from travesia.measures.errors import MeasureError

DEFAULT_THRESHOLD = 10
"""Counts below this are never published (the small-cell rule of the programme)."""


class Qualifier(StrEnum):
    """How a shown count is to be read."""

    EXACT = "exact"
    AT_LEAST = "at_least"


class Reason(StrEnum):
    """Why a count is hidden."""

    SMALL = "small"
    """The count is below the threshold, possibly zero; the only reason written as <10."""

    WITHHELD = "withheld"
    """The count is at or above the threshold and covers a small one beside it."""

    NOT_SPLIT = "not_split"
    """The column is too small to be split at all; nothing is said about this count."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A published count."""

    count: int
    qualifier: Qualifier = Qualifier.EXACT


@dataclass(frozen=True, slots=True)
class Hidden:
    """A count that is not published."""

    threshold: int
    reason: Reason = Reason.SMALL


Value: TypeAlias = Shown | Hidden


def add_shown(values: Iterable[Value], *, threshold: int) -> Value:
    """Add what is shown: exact when nothing is hidden, otherwise a lower bound.

    The sum uses published values only, so publishing it tells nothing new. When nothing at
    all is shown, the sum is hidden.
    """
    total = 0
    complete = True
    seen = False
    for value in values:
        if isinstance(value, Shown):
            total += value.count
            seen = True
            complete = complete and value.qualifier is Qualifier.EXACT
        else:
            complete = False
    if not seen:
        return Hidden(threshold, Reason.NOT_SPLIT)
    return Shown(total, Qualifier.EXACT if complete else Qualifier.AT_LEAST)


def encode_value(value: Value) -> dict[str, int | str]:
    """Write a value as JSON-ready data; hidden values carry no number but the threshold."""
    if isinstance(value, Shown):
        return {"count": value.count, "qualifier": value.qualifier.value}
    return {"hidden": value.reason.value, "below": value.threshold}


def decode_value(data: dict[str, int | str]) -> Value:
    """Read a value written by encode_value; raises MeasureError when it is not one."""
    try:
        if "count" in data:
            return Shown(int(data["count"]), Qualifier(str(data["qualifier"])))
        return Hidden(int(data["below"]), Reason(str(data["hidden"])))
    except (KeyError, ValueError) as error:
        raise MeasureError(f"not a published value: {data!r}") from error
