"""Read lists as their owners publish them; pure parsers that raise nothing but `FeedError`."""

from travesia.lists.domain.feeds.items import Defaults, FeedError, Reader, Reject, Row
from travesia.lists.domain.feeds.own_csv import read_own_csv

#: Format → its parser.
READERS: dict[str, Reader] = {"csv": read_own_csv}

__all__ = ["READERS", "Defaults", "FeedError", "Reader", "Reject", "Row", "read_own_csv"]
