"""XML feeds as streams of records: nothing is expanded, nothing large is held."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from travesia.lists.domain.feeds.items import FeedError
from travesia.lists.domain.feeds.texts import plain_text
from travesia.lists.domain.feeds.xml_broken import records_of_broken

#: One record of a list is some kilobytes; so much without the end of one is no record.
LARGEST_RECORD = 4 * 1024 * 1024

#: Records lie two or three levels deep and have a few levels of their own.
_DEEPEST = 64


class _Metered:
    """A stream that gives up when too much was read since the last record ended."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.since = 0
        self.records = 0

    def read(self, size: int = -1) -> bytes:
        """Read on; raises FeedError when a record does not end."""
        piece = self._stream.read(min(size, 65536) if size > 0 else 65536)
        self.since += len(piece)
        if self.since > LARGEST_RECORD:
            raise FeedError("feed.too_large", line=self.records + 1)
        return piece


def xml_records(
    stream: BinaryIO, *, root: str, records: frozenset[str]
) -> Iterator[tuple[int, Element | None]]:
    """Yield place and element of each record with one of these names; None for a broken one.

    Raises FeedError for what is no XML or breaks off, another root, a document type or entities,
    and a record that does not end.
    """
    start = stream.tell()
    metered = _Metered(stream)
    try:
        yield from _walk(metered, root, records)
    except ParseError as error:
        line = getattr(error, "position", (0, 0))[0]
        broken = FeedError("feed.broken", line=line, why=str(error)[:100])
        yield from _read_on(stream, start, metered.records, root, records, broken)
    except DefusedXmlException as error:
        raise FeedError("feed.forbidden", why=type(error).__name__) from error
    except (LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, FeedError):
            raise
        raise FeedError("feed.other_format", why=type(error).__name__) from error


def _read_on(  # where and after which record the file is broken
    stream: BinaryIO,
    start: int,
    done: int,
    root: str,
    records: frozenset[str],
    broken: FeedError,
) -> Iterator[tuple[int, Element | None]]:
    """Yield what comes after so many records that were read, each record by itself."""
    stream.seek(start)
    found = records_of_broken(stream, root=root, records=records, largest=LARGEST_RECORD)
    try:
        for place, record in enumerate(found, start=1):
            if place > done:
                yield place, record
    except FeedError as error:
        raise (error if error.code == "feed.too_large" else broken) from error


def _walk(metered: _Metered, root: str, records: frozenset[str]) -> Iterator[tuple[int, Element]]:
    parents: list[Element] = []
    inside = 0
    for event, element in iterparse(metered, events=("start", "end"), forbid_dtd=True):
        name = local_name(element)
        if event == "start":
            if not parents and name != root:
                raise FeedError("feed.other_format", why=f"<{name[:40]}>")
            parents.append(element)
            inside += name in records
            if len(parents) > _DEEPEST:
                raise FeedError("feed.too_large", line=metered.records + 1)
            continue
        parents.pop()
        if name in records:
            inside -= 1
            if not inside:
                metered.records += 1
                metered.since = 0
                yield metered.records, element
        if not inside and parents:
            parents[-1].remove(element)


def local_name(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element, *path: str) -> Iterator[Element]:
    """Yield the elements at the end of a path of names below this one."""
    name, *rest = path
    for child in element:
        if local_name(child) == name:
            if rest:
                yield from children(child, *rest)
            else:
                yield child


def texts(element: Element, *path: str) -> tuple[str, ...]:
    """Return the texts at the end of a path, tidied, empty ones left out."""
    return tuple(text for child in children(element, *path) if (text := plain_text(child.text)))


def first_text(element: Element, *path: str) -> str:
    """Return the first text at the end of a path, or an empty string."""
    return next(iter(texts(element, *path)), "")
