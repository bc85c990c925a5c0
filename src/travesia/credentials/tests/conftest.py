"""The journal as these tests read it."""

from collections.abc import Callable

import pytest

from travesia.core.events import EntryView
from travesia.journal import selectors as journal

Entries = Callable[[], list[EntryView]]


@pytest.fixture
def written() -> Entries:
    """Return a function that reads what this test wrote into the journal."""
    before = journal.head().seq
    return lambda: list(journal.entries_after(before))
