"""Read a list from a file: every row becomes an entry or a reject with its line and problems."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from travesia.lists.domain import ListPurpose, NewListEntry
from travesia.lists.domain.feeds import READERS, Defaults, FeedError, Reject, Row
from travesia.lists.services.errors import ListError
from travesia.lists.services.writing import Sorter

_SENTENCES = {
    "feed.not_utf8": _("The file is not in UTF-8 (about line %(line)s). Save it in UTF-8."),
    "feed.columns_missing": _("The file lacks the columns %(columns)s."),
    "feed.broken": _("The file is broken at %(line)s (%(why)s)."),
    "feed.other_format": _("The file is no list of this format (%(why)s)."),
    "feed.forbidden": _("The file holds what no list needs and was not read (%(why)s)."),
    "feed.too_large": _("A record of the file is too large to be an entry (%(line)s)."),
    "feed.empty": _("The file is empty."),
}


@dataclass(frozen=True, slots=True)
class ListFile:
    """What a file holds: entries that can be searched, and rows that cannot."""

    entries: tuple[NewListEntry, ...]
    rejects: tuple[Reject, ...]


def read_list(table: bytes, *, purposes: tuple[ListPurpose, ...] = tuple(ListPurpose)) -> ListFile:
    """Read a whole table of our own into memory; see `feeds.read_own_csv` for its columns.

    A row that cannot be taken is a reject and stops nothing. Raises ListError when the file is no
    such table at all.
    """
    sorter = Sorter(purposes)
    entries, rejects = sorter.sort(rows_of(io.BytesIO(table), "csv", Defaults()))
    return ListFile(tuple(entries), tuple(rejects))


def rows_of(stream: BinaryIO, form: str, defaults: Defaults) -> Iterator[Row]:
    """Yield the rows of a file in a format of `feeds.READERS`; raises ListError for a bad file."""
    try:
        yield from READERS[form](stream, defaults)
    except FeedError as error:
        code = f"lists.{error.code.replace('.', '_')}"
        raise ListError(code, _SENTENCES[error.code], **error.facts) from error
