"""Fixtures of the desk: posts that exist, a list that says what a test wants, a still clock."""

from collections.abc import Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from travesia.border.tests.cast import FOREIGN_POST, OTHER_POST, POST, FakeLists
from travesia.border.tests.signing_in import make_list, make_post_and_people, sign_in
from travesia.core import clock
from travesia.lists import services as list_services
from travesia.places.tests.factories import make_post
from travesia.testing import PATIENCE, TODAY


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


@pytest.fixture
def real_lists(fake_lists: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the fake list away: the journey asks the real one."""
    monkeypatch.undo()


@pytest.fixture
def page(real_lists: None, live_server: LiveServer, chrome: Browser) -> Iterator[Page]:
    """A first-line officer at the empty desk, in English."""
    make_post_and_people()
    make_list()
    client = sign_in(Client(), "border_officer")
    context = chrome.new_context(
        viewport={"width": 1366, "height": 768}, base_url=live_server.url, locale="en"
    )
    context.set_default_timeout(PATIENCE)
    context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto("/desk/?lang=en")
    yield page
    context.close()
    assert faults == []
