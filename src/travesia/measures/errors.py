"""Errors of the arithmetic: unlike units added, or a table that would give somebody away."""

from __future__ import annotations


class MeasureError(ValueError):
    """Base of every refusal by this room."""


class UnitMismatchError(MeasureError):
    """Raised when two quantities with different units of count would be added."""


class DisclosureRiskError(MeasureError):
    """Raised when a table about to be published would let a hidden count be worked out."""
