"""Fixtures of the journal's tests."""

from collections.abc import Iterator

import pytest

from travesia.journal.tests.cups import cups_are_known


@pytest.fixture(autouse=True)
def _cup_kind() -> Iterator[None]:
    with cups_are_known():
        yield
