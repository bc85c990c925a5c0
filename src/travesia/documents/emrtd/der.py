"""The frame of every file: tags and lengths (ITU-T X.690), checked before anybody decodes them.

The decoder behind this room reads lazily and kindly; strangers' bytes deserve neither. So the
whole tree is walked first: definite lengths in their shortest form, nothing after the end, no
nesting deeper than any real file has, no more in it than real files hold (`allowance`).
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import wraps
from itertools import islice
from typing import Final, ParamSpec, TypeVar

from travesia.documents.emrtd.allowance import Allowance
from travesia.documents.emrtd.errors import ChipFileError

MAX_DEPTH: Final = 24
"""Constructed values inside one another at most; a security object with its certificate has 15."""
MAX_LOOKED_AT: Final = 64
"""Values passed over at most in search of one; a data group has three beside one another."""

P = ParamSpec("P")
T = TypeVar("T")


def guarded(kind: str) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Let a reader raise nothing but `chip.unreadable`, naming the kind of file.

    asn1crypto decodes on access and raises whatever its Python code meets on the way.
    """

    def wrap(read: Callable[P, T]) -> Callable[P, T]:
        @wraps(read)
        def reader(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return read(*args, **kwargs)
            except ChipFileError:
                raise
            except (
                ValueError,
                TypeError,
                AttributeError,
                LookupError,
                ArithmeticError,
                RecursionError,
            ):
                raise ChipFileError("chip.unreadable", kind=kind) from None

        return reader

    return wrap


def check_der(raw: bytes, kind: str, limit: int, allowance: Allowance | None = None) -> None:
    """Walk the whole tree of a DER file.

    Args:
        raw: the file.
        kind: what it should be, for sentences.
        limit: most bytes.
        allowance: most values and text, where they are not those of one document's file.

    Raises:
        ChipFileError: `chip.too_large` beyond `limit` bytes, `chip.unreadable` for anything that
            is not one value in definite, shortest lengths within the depth allowed;
            `chip.too_many`, `chip.part_too_long`, `chip.text_too_long` beyond the allowance.
    """
    if len(raw) > limit:
        raise ChipFileError("chip.too_large", kind=kind, length=len(raw), limit=limit)
    if not raw or _walk(raw, allowance or Allowance(kind)) != len(raw):
        raise ChipFileError("chip.unreadable", kind=kind)


def _walk(raw: bytes, allowance: Allowance) -> int:
    """Give the end of the first value when all inside it is in order, else -1."""
    size, at, ends = len(raw), 0, [len(raw)]
    first_end = -1
    while True:
        found = header(raw, at, size)
        if found is None:
            return -1
        tag = raw[at]
        constructed, at, end = found
        allowance.take(tag, end - at)
        if first_end < 0:
            first_end = end
            ends = [end]
        if end > ends[-1]:
            return -1
        if constructed and end > at:
            if len(ends) > MAX_DEPTH:
                return -1
            ends.append(end)
        else:
            at = end
            while ends and at == ends[-1]:
                ends.pop()
            if not ends:
                return first_end


def header(raw: bytes, at: int, size: int) -> tuple[bool, int, int] | None:
    """Read tag and length at a place: (constructed, start of the contents, end), None if broken.

    Long tags take two bytes at most, as 5F1F and 7F61 do.
    """
    if at + 2 > size:
        return None
    constructed = bool(raw[at] & 0x20)
    if raw[at] & 0x1F == 0x1F:
        at += 1
        if raw[at] & 0x80 or at + 2 > size:
            return None
    length, at = raw[at + 1], at + 2
    if length & 0x80:
        count = length & 0x7F
        if not 0 < count <= 4 or at + count > size:
            return None
        length = int.from_bytes(raw[at : at + count], "big")
        at += count
        if length < 0x80 or length >> 8 * (count - 1) == 0:
            return None
    return None if at + length > size else (constructed, at, at + length)


def moment_of(found: object) -> datetime | None:
    """Give a decoded time; None when it is absent.

    Raises:
        ChipFileError: `chip.unreadable` for a time without its zone (RFC 5280 §4.1.2.5 wants Z),
            which cannot be compared with any other, and for one outside the years 1 to 9999.
    """
    if found is None:
        return None
    if not isinstance(found, datetime) or found.tzinfo is None:
        raise ChipFileError("chip.unreadable", kind="UTCTime")
    return found


def needed_moment(found: object) -> datetime:
    """Give a decoded time that must be there; raises as `moment_of`."""
    moment = moment_of(found)
    if moment is None:
        raise ChipFileError("chip.unreadable", kind="UTCTime")
    return moment


def values(raw: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Give each value of a stretch as (tag, start of the contents, end); stops where it breaks."""
    while start < end:
        found = header(raw, start, end)
        if found is None:
            raise ChipFileError("chip.unreadable", kind="TLV")
        wide = raw[start] & 0x1F == 0x1F
        yield raw[start : start + 1 + wide], found[1], found[2]
        start = found[2]


def inside(
    raw: bytes, tag: bytes, start: int = 0, end: int | None = None
) -> tuple[int, int] | None:
    """Find the contents of the first value with a tag among the first ones of a stretch."""
    stop = len(raw) if end is None else end
    near = islice(values(raw, start, stop), MAX_LOOKED_AT)
    return next(((at, to) for name, at, to in near if name == tag), None)
