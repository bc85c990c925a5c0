"""A pytest plugin: the cast, the clock and the two databases that every room's tests may use."""

import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import import_module
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

import pytest

from travesia.access.domain import Actor, ActorKind, Grant, Role, Scope
from travesia.core import clock

if TYPE_CHECKING:
    from django.db.backends.base.operations import BaseDatabaseOperations

# The settings every test run needs. This plugin is loaded before pytest-django looks at Django's
# settings; a conftest.py would come too late for that.
os.environ["TRAVESIA_ROLE"] = "test"
os.environ.setdefault("TRAVESIA_NODE", "test")
os.environ["TRAVESIA_DATA"] = tempfile.mkdtemp(prefix="travesia-test-")
os.environ["TRAVESIA_LANGUAGE"] = "en"
# What a desk does without an answer has tests of its own; a busy machine is no list that is silent.
os.environ["TRAVESIA_QUESTION_SECONDS"] = "30"
# Playwright's own loop runs in the thread of the browser tests, and Django's ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Chromium talks to nobody but the pages under test.
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
    "--use-fake-device-for-media-stream",  # a camera that shows a moving pattern; it asks as ever
]

#: Milliseconds that a test waits for Chromium: a busy machine is no fault of the program.
PATIENCE = 60_000

#: The day the tests live on.
TODAY = datetime(2026, 11, 20, 14, 32, tzinfo=UTC)


def pytest_configure() -> None:
    """Let no example fail for being slow: a busy machine is no fault of the program."""
    from hypothesis import settings  # late: the program itself does not need it

    settings.register_profile("house", deadline=None)
    settings.load_profile("house")


def actor(name: str, *roles: Role, scope: Scope | None = None, post: str = "") -> Actor:
    """Return a user of the cast with these roles, in `scope` (everywhere when None)."""
    identity = uuid5(NAMESPACE_URL, f"https://travesia.example/cast/{name}")
    grants = tuple(Grant(role, scope or Scope()) for role in roles)
    return Actor(id=f"user:{identity}", kind=ActorKind.USER, name=name, grants=grants, post=post)


@pytest.fixture
def frozen_clock() -> Iterator[clock.FixedClock]:
    """Stand the clock at 20 November 2026, 14:32 UTC; tests may move it."""
    fixed = clock.FixedClock(TODAY)
    with clock.use_clock(fixed):
        yield fixed


@pytest.fixture
def officer() -> Actor:
    """A first-line border officer."""
    return actor("officer", Role.BORDER_OFFICER)


@pytest.fixture
def second_officer() -> Actor:
    """A second-line officer, the second pair of eyes."""
    return actor("second", Role.SECOND_LINE_OFFICER)


@pytest.fixture
def stranger() -> Actor:
    """Somebody signed in who holds no role."""
    return actor("stranger")


@pytest.fixture(autouse=True, scope="session")
def _journal_may_be_emptied_between_tests() -> Iterator[None]:
    """Take the journal's triggers away while Django empties the database after a test.

    Tests that commit end with DELETE or TRUNCATE on every table, which the journal refuses.
    """
    from django.db.backends.base.operations import BaseDatabaseOperations  # late

    guards = import_module("travesia.journal.migrations.0002_refuse_changes")
    flush = BaseDatabaseOperations.execute_sql_flush

    def unguarded(operations: "BaseDatabaseOperations", sql_list: Iterable[str]) -> None:
        with operations.connection.schema_editor() as editor:
            guards.remove(None, editor)
        flush(operations, sql_list)
        with operations.connection.schema_editor() as editor:
            guards.install(None, editor)
        _lay_out_again()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", unguarded)
        yield


def _lay_out_again() -> None:
    """Put back what migrations lay into a new database: tests that follow count on it."""
    from django.apps import apps  # late: the settings are ready only now

    for module, verb in (
        ("travesia.places.migrations.0002_seed_countries", "seed"),
        ("travesia.portal.migrations.0002_shipped_synonyms", "bring_synonyms"),
        ("travesia.programme.migrations.0002_shipped_schemes", "lay_out"),
        ("travesia.programme.migrations.0030_breakdowns_and_languages", "lay_out"),
    ):
        getattr(import_module(module), verb)(apps, None)


@pytest.fixture(scope="session")
def chrome() -> Iterator["Browser"]:
    """Start Chromium once for all browser tests; skip by name, or fail where it is required."""
    from playwright.sync_api import expect, sync_playwright
    from tools.find_chromium import chromium

    path = chromium()
    if path is None:
        message = "Chromium was not found: apt install chromium, or set TRAVESIA_CHROMIUM"
        if os.environ.get("TRAVESIA_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield started
        started.close()
