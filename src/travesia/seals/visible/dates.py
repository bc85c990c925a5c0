"""Dates of a seal: three bytes that hold the number MMDDYYYY (Doc 9303-13)."""

from datetime import date

LENGTH = 3


def encode_date(day: date) -> bytes:
    """Write a day as three bytes."""
    return (day.month * 1_000_000 + day.day * 10_000 + day.year).to_bytes(LENGTH, "big")


def decode_date(data: bytes) -> date | None:
    """Read three bytes as a day; None when they are none."""
    if len(data) != LENGTH:
        return None
    month, rest = divmod(int.from_bytes(data, "big"), 1_000_000)
    try:
        return date(rest % 10_000, month, rest // 10_000)
    except ValueError:
        return None
