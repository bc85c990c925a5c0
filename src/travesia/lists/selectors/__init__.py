"""What other rooms and this room's pages may read of the lists."""

from travesia.lists.selectors.catalogue import (
    RejectView,
    access_entries,
    list_ages,
    never_loaded,
    rejects_of,
    source_by_key,
    sources,
    version_by_id,
    versions_of,
)
from travesia.lists.selectors.changes import (
    ChangeLine,
    DueLine,
    access_change,
    access_entry,
    changes_of,
    due_entries,
)
from travesia.lists.selectors.rows import ListNotFoundError

__all__ = [
    "ChangeLine",
    "DueLine",
    "ListNotFoundError",
    "RejectView",
    "access_change",
    "access_entries",
    "access_entry",
    "changes_of",
    "due_entries",
    "list_ages",
    "never_loaded",
    "rejects_of",
    "source_by_key",
    "sources",
    "version_by_id",
    "versions_of",
]
