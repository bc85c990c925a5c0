"""Indicators that are counted by the program itself: rooms register them, results read them.

A room that counts something registers a `ComputedIndicator` from its own `indicators.py`. Whoever
reports results finds it here, without knowing the room: a number goes over, never a row.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from travesia.core.registry import Registry


@dataclass(frozen=True, slots=True)
class ComputedIndicator:
    """A number that a room can count for any days and any country."""

    key: str
    """As `border.crossings`: the room, then what is counted."""
    label: object = field(compare=False)
    """What it is called, as text or a lazy translation."""
    counts: object = field(compare=False)
    """One sentence that says what one of it is, and what it is not."""
    unit: str
    """What is counted, as in `measures.Unit`."""
    basis: str
    """How it is counted, as in the counting bases of the results."""
    count: Callable[[date, date, str], int | None] = field(compare=False)
    """First day, last day (both counted) and ISO 3166-1 alpha-3 code of a country (empty for all
    of them) → the number, or None where it is not known; zero is a count."""
    dimension: str = ""
    """What `parts` breaks it down by, as `sex`; empty where it is not broken down."""
    parts: Callable[[date, date, str], Mapping[str, int]] | None = field(
        default=None, compare=False
    )
    """The same days and country → the same number by category; empty where nobody was asked."""


COMPUTED: Registry[ComputedIndicator] = Registry("computed indicators")
