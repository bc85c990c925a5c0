"""Read a list from a file: every row becomes an entry or a reject with its line and problems."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _

from travesia.lists.domain import ListPurpose, NewListEntry
from travesia.lists.domain.feeds import READERS, Defaults, FeedError, Reject, Remark, Row
from travesia.lists.services.errors import ListError
from travesia.lists.services.writing import Sorter


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


def rows_of(stream: BinaryIO, form: str, defaults: Defaults) -> Iterator[Row | Remark]:
    """Yield what a file of a format of `feeds.READERS` holds; raises ListError for a bad one."""
    try:
        yield from READERS[form](stream, defaults)
    except FeedError as error:
        raise _REFUSALS[error.code](**error.facts) from error


_REFUSALS: Mapping[str, Callable[..., ListError]] = {
    "feed.not_utf8": lambda **facts: ListError(
        "lists.file_not_utf8",
        _("The file is not in UTF-8 (near line %(line)s). Save it in UTF-8."),
        **facts,
    ),
    "feed.columns_missing": lambda **facts: ListError(
        "lists.file_columns_missing", _("The file lacks the columns %(columns)s."), **facts
    ),
    "feed.broken": lambda **facts: ListError(
        "lists.file_broken", _("The file is broken near line %(line)s (%(why)s)."), **facts
    ),
    "feed.other_format": lambda **facts: ListError(
        "lists.file_of_other_format",
        _("The file is no list of this format (%(why)s)."),
        **facts,
    ),
    "feed.forbidden": lambda **facts: ListError(
        "lists.file_not_safe",
        _("The file declares entities, which no list needs. It was not read (%(why)s)."),
        **facts,
    ),
    "feed.incomplete": lambda **facts: ListError(
        "lists.file_incomplete",
        _("The file holds %(count)s of %(total)s records. Fetch it anew, or ask more narrowly."),
        **facts,
    ),
    "feed.too_large": lambda **facts: ListError(
        "lists.record_too_large",
        _("Record %(line)s of the file is too large to be an entry."),
        **facts,
    ),
}
