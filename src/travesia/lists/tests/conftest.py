"""The cast of the lists, and the journal as these tests read it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from travesia.access.domain import Actor, Role
from travesia.core.events import EntryView
from travesia.journal import selectors as journal
from travesia.lists.services import thresholds
from travesia.testing import actor

Entries = Callable[[], list[EntryView]]


@pytest.fixture(autouse=True)
def few_people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try the thresholds of long lists on a few people: these tests are not about their quality."""
    monkeypatch.setattr(thresholds, "PEOPLE", 200)


@pytest.fixture
def manager() -> Actor:
    """The list manager who proposes."""
    return actor("list manager", Role.LIST_MANAGER)


@pytest.fixture
def other_manager() -> Actor:
    """The list manager who publishes."""
    return actor("other list manager", Role.LIST_MANAGER)


@pytest.fixture
def connector() -> Actor:
    """A system actor that brings lists in."""
    return Actor.system("lists-connector", ["lists.manage"])


@pytest.fixture
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A data folder of this test's own."""
    monkeypatch.setattr("django.conf.settings.DATA", tmp_path)
    return tmp_path


@pytest.fixture
def written() -> Entries:
    """Return a function that reads what this test wrote into the journal."""
    before = journal.head().seq
    return lambda: list(journal.entries_after(before))
