"""The journal and the framework as these tests read them."""

from collections.abc import Callable

import pytest

from travesia.core.events import EntryView
from travesia.journal import selectors as journal
from travesia.programme.tests.cast import a_framework

Entries = Callable[[], list[EntryView]]


@pytest.fixture
def framework(db: None) -> None:
    """An objective, an outcome area, an indicator and its target."""
    a_framework()


@pytest.fixture
def written(db: None) -> Entries:
    """Return a function that reads what this test wrote into the journal."""
    before = journal.head().seq
    return lambda: list(journal.entries_after(before))
