"""Documents out of a stream of bytes: parted by blank lines, in constant memory, at once."""

import codecs
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

LARGEST = 1_048_576
"""Bytes kept of one document; the rest of it is passed over. A zone has 90 and some line ends."""

_CHUNK = 65_536
# Several carriage returns before a line feed come from files converted twice. Only a few: a
# search for any number of them would begin again at each of a million.
_ENDS = re.compile(rb"\r{1,3}\n|\r")
# Beside spaces: the zero bytes and end-of-file marks that old programs leave.
_EMPTY = b" \t\v\f\0\x1a"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableError(Exception):
    """A file that cannot be read; the message is a sentence for people."""


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """Open a file for reading, `-` standing for standard input.

    Raises UnreadableError when it cannot be opened, or fails while it is read.
    """
    try:
        if name != "-":
            with open(name, "rb") as stream:
                yield stream
        else:
            yield _standard_input()
    except (OSError, ValueError) as error:
        if isinstance(error, BrokenPipeError):
            raise
        shown = "standard input" if name == "-" else name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableError(f"{shown}: {reason}") from error


def _standard_input() -> BinaryIO:
    stream = sys.stdin
    if stream is None:
        raise ValueError("closed")
    raw: BinaryIO | None = getattr(stream, "buffer", None)
    return BytesIO(stream.read().encode("utf-8", "replace")) if raw is None else raw


def chunks(stream: BinaryIO, before: Callable[[], object]) -> Iterator[bytes]:
    """Give what the stream has as soon as it has it; call `before` ahead of each wait."""
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    before()
    first = read(_CHUNK)
    decoder = codecs.getincrementaldecoder("utf-16")("replace") if first[:2] in _UTF16 else None
    if decoder is None and first.startswith(codecs.BOM_UTF8):
        first = first[len(codecs.BOM_UTF8) :] or b"\n"
    while first:
        yield first if decoder is None else decoder.decode(first).encode("utf-8", "replace")
        before()
        first = read(_CHUNK)


def lines(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Cut into lines at LF, CRLF or CR; a line is cut short at `LARGEST` bytes."""
    rest = b""
    returns = 0
    for part in parts:
        raw = b"\r" * returns + part
        # Carriage returns at the end wait for the next part: a line feed may follow.
        returns = min(len(raw) - len(raw.rstrip(b"\r")), 3)
        whole = _ENDS.sub(b"\n", raw[: len(raw) - returns])
        *found, rest = (rest + whole).split(b"\n")
        yield from found
        rest = rest[:LARGEST]
    yield rest


def documents(parts: Iterable[bytes]) -> Iterator[str]:
    """Give the text of each document: blank lines part them, however many."""
    kept: list[bytes] = []
    size = 0
    for line in lines(parts):
        if line.strip(_EMPTY):
            if size < LARGEST:
                kept.append(line)
            size += len(line) + 1
        elif kept:
            yield decoded(b"\n".join(kept))
            kept, size = [], 0
    if kept:
        yield decoded(b"\n".join(kept))


def decoded(raw: bytes) -> str:
    """Take bytes as UTF-8, or as Latin-1 when they are not: every byte is a character there."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
