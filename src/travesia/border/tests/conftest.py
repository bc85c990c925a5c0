"""Fixtures of the desk: posts that exist, a list that says what a test wants, a still clock."""

import pytest

from travesia.border.tests.cast import FOREIGN_POST, OTHER_POST, POST, FakeLists
from travesia.core import clock
from travesia.lists import services as list_services
from travesia.places.tests.factories import make_post
from travesia.testing import TODAY


@pytest.fixture
def desk(db: None, frozen_clock: clock.FixedClock) -> clock.FixedClock:
    """Three posts in two countries, and the clock that tells their time."""
    frozen_clock.set(TODAY)
    for code in (POST, OTHER_POST, FOREIGN_POST):
        make_post(code)
    return frozen_clock


@pytest.fixture(autouse=True)
def fake_lists(monkeypatch: pytest.MonkeyPatch) -> FakeLists:
    """Put a list in place that answers what a test tells it to."""
    fake = FakeLists()
    monkeypatch.setattr(list_services, "search", fake.search)
    monkeypatch.setattr(list_services, "adjudicate", fake.adjudicate)
    monkeypatch.setattr(list_services, "confirm_match", fake.confirm_match)
    return fake
