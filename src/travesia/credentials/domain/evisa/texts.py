"""Text that people type into a field of several lines."""

from travesia.core.lines import browser_length, typed_lines

__all__ = ["as_typed", "browser_length"]


def as_typed(text: str) -> str:
    """Return a text without blanks around it, each line end as one sign."""
    return typed_lines(text).strip()
