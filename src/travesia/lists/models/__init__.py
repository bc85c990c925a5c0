"""Tables of lists, their versions, entries and single changes, and of the answers officers gave."""

from travesia.lists.models.answers import HitAnswer
from travesia.lists.models.changes import EntryChange
from travesia.lists.models.entries import EntryMark, ListEntry, RejectedRow
from travesia.lists.models.versions import ListSource, ListVersion

__all__ = [
    "EntryChange",
    "EntryMark",
    "HitAnswer",
    "ListEntry",
    "ListSource",
    "ListVersion",
    "RejectedRow",
]
