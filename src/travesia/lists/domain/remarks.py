"""What there is to say of a whole file that came in; it costs no row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of the whole file, that costs no row."""

    code: str
    """`records_missing`: announced by the owner and not in the file; `records_twice`: the same
    record came again and was taken once."""
    count: int
    about: str = ""
    """Which part of the file, in the owner's words; empty for all of it."""
