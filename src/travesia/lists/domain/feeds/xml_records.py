"""XML feeds as streams of records: nothing is expanded, nothing large is held."""

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from travesia.lists.domain.feeds.items import FeedError
from travesia.lists.domain.feeds.texts import plain_text

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
) -> Iterator[tuple[int, Element]]:
    """Yield place and element of each record with one of these names, namespaces taken away.

    Raises FeedError for what is no XML, another root, a document type or entities, and a record
    that does not end.
    """
    metered = _Metered(stream)
    try:
        yield from _walk(metered, root, records)
    except ParseError as error:
        line = getattr(error, "position", (0, 0))[0]
        raise FeedError("feed.broken", line=line, why=str(error)[:100]) from error
    except DefusedXmlException as error:
        raise FeedError("feed.forbidden", why=type(error).__name__) from error
    except (LookupError, UnicodeError, ValueError) as error:
        if isinstance(error, FeedError):
            raise
        raise FeedError("feed.other_format", why=type(error).__name__) from error


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
