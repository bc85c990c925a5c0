"""Read on in an XML feed that is broken in one place: record by record, the broken one named.

Used only where a file as a whole is not well-formed. A file that breaks off is still refused: what
is missing at its end nobody can name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from travesia.lists.domain.feeds.items import FeedError

_PIECE = 1 << 16
#: A file begins with its declaration and its root within so many bytes.
_HEAD = 1 << 14


@dataclass
class _Marks:
    """What begins and ends records and the file, in bytes."""

    begin: "re.Pattern[bytes]"
    end: "re.Pattern[bytes]"
    last: "re.Pattern[bytes]"
    around: tuple[bytes, bytes] = field(default=(b"", b""))
    """What makes a document of one record: the head of the file, and the end of its root."""


def records_of_broken(
    stream: BinaryIO, *, root: str, records: frozenset[str], largest: int
) -> Iterator[Element | None]:
    """Yield the records of a file in their order, None for one that is not well-formed.

    Raises FeedError for a file without its root, or one that breaks off before the root ends.
    """
    marks = _marks(root, records)
    head = stream.read(_HEAD)
    begin = re.search(rb"<((?:[\w.-]+:)?%s)(?:\s[^<>]*)?>" % root.encode(), head)
    if begin is None:
        raise FeedError("feed.other_format", why="root")
    marks.around = head[: begin.end()], b"</%s>" % begin[1]
    rest = head[begin.end() :]
    while True:
        for found in _slices(rest, marks):
            rest = found.rest
            yield _parsed(found.content, marks)
        if len(rest) > largest:
            raise FeedError("feed.too_large", line=0)
        piece = stream.read(_PIECE)
        if not piece:
            break
        rest += piece
    if marks.last.search(rest) is None:
        raise FeedError("feed.broken", line=0, why="it breaks off")
    if marks.begin.search(rest):
        yield None  # a record that never ended


@dataclass(frozen=True, slots=True)
class _Slice:
    content: bytes
    rest: bytes


def _slices(text: bytes, marks: _Marks) -> Iterator[_Slice]:
    """Cut off whole records from the beginning, as long as there is one."""
    while (end := marks.end.search(text)) is not None:
        begin = marks.begin.search(text, 0, end.start())
        if begin is None:  # an end without a beginning: something was there
            text = text[end.end() :]
            yield _Slice(b"", text)
            continue
        second = marks.begin.search(text, begin.end(), end.start())
        stop = second.start() if second else end.end()
        content, text = text[begin.start() : stop], text[stop:]
        yield _Slice(content, text)


def _parsed(content: bytes, marks: _Marks) -> Element | None:
    before, after = marks.around
    try:
        whole = fromstring(before + content + after, forbid_dtd=True)
    except (ParseError, DefusedXmlException, LookupError, ValueError):
        return None
    return whole[0] if len(whole) == 1 else None


def _marks(root: str, records: frozenset[str]) -> _Marks:
    names = "|".join(sorted(records)).encode()
    return _Marks(
        begin=re.compile(rb"<(?:[\w.-]+:)?(?:%s)[\s>]" % names),
        end=re.compile(rb"</(?:[\w.-]+:)?(?:%s)\s*>" % names),
        last=re.compile(rb"</(?:[\w.-]+:)?%s\s*>" % root.encode()),
    )
