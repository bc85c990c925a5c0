"""The journal and the desk as these tests read them."""

from collections.abc import Callable, Iterator

import pytest

from travesia.core.events import EntryView
from travesia.core.once import forget
from travesia.helpdesk.domain import DeskView
from travesia.helpdesk.tests.cast import a_desk
from travesia.journal import selectors as journal

Entries = Callable[[], list[EntryView]]


@pytest.fixture
def written(db: None) -> Entries:
    """Return a function that reads what this test wrote into the journal."""
    before = journal.head().seq
    return lambda: list(journal.entries_after(before))


@pytest.fixture
def desk(db: None) -> Iterator[DeskView]:
    """A hub in Guatemala."""
    yield a_desk()
    forget()
