"""Fillers at the end of a name field that a reader of pages took for K, S, C or E.

No check digit covers the name, so this rests on what no name has: letters after the fillers that
end it, or the same letter three times in a row. Where the name ends and its fillers begin must be
plain; else nothing is changed.
"""

import re
from dataclasses import dataclass

_TAIL = re.compile(r"[KSCE<]+$")
_STRAY = re.compile(r"[KSCE]")
_RUNS = re.compile(r"<{2,}")
_TRIPLE = re.compile(r"([KSCE])\1\1")


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a name field that was misread."""

    start: int
    """Where its first misread filler stands, from 0."""
    found: str
    """From there to its last misread filler, as read."""
    plain: bool
    """It is plain that they begin there; if not, nothing is to be changed."""


def find_tail(name: str) -> Tail | None:
    """Find the fillers at the end of a name field that were read as letters; None if none were."""
    tail = _TAIL.search(name)
    if tail is None or tail.start() == 0 or not _STRAY.search(tail.group()):
        return None
    end = _end_of(name)
    if end is not None:
        # The name has ended: whatever follows can only be fillers, unless other letters do.
        stray = end >= tail.start() and _STRAY.search(name, end)
        return _tail(name, end, plain=True) if stray else None
    text = tail.group()
    if not _TRIPLE.search(text):
        return None
    # K is what a filler is taken for most; a name may well end in S, C or E, or in one K.
    plain = text.lstrip("<").startswith("K" if text[0] == "<" else "KK")
    return _tail(name, tail.start(), plain=plain)


def _tail(name: str, start: int, *, plain: bool) -> Tail:
    rest = name[start:]
    found = rest.lstrip("<")
    return Tail(start + len(rest) - len(found), found.rstrip("<"), plain)


def _end_of(name: str) -> int | None:
    """Find where a name has plainly ended: at three fillers, or at a second pair."""
    for number, run in enumerate(_RUNS.finditer(name)):
        if number or run.end() - run.start() > 2:
            return run.start()
    return None
