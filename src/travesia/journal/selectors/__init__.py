"""Reading the journal: entries in order, what is held, what the pages show."""

from travesia.journal.selectors.keeping import (
    due_bodies,
    entries_about,
    erasable,
    held,
    is_held,
)
from travesia.journal.selectors.reading import (
    entries_after,
    head,
    newest_moment,
    trail_of,
    view_of,
)
from travesia.journal.selectors.watching import (
    last_check,
    last_checkpoint,
    newest_entries,
    trail_lines,
)

__all__ = [
    "due_bodies",
    "entries_about",
    "entries_after",
    "erasable",
    "head",
    "held",
    "is_held",
    "last_check",
    "last_checkpoint",
    "newest_entries",
    "newest_moment",
    "trail_lines",
    "trail_of",
    "view_of",
]
