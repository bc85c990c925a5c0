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


@pytest.fixture
def quick_codes(settings: object) -> None:
    """Hash codes of applicants fast: the slow way is measured by one test, not by all."""
    hasher = "django.contrib.auth.hashers.MD5PasswordHasher"
    settings.PASSWORD_HASHERS = [hasher]  # type: ignore[attr-defined]  # pytest-django's settings
