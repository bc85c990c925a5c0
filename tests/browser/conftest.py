"""A real demonstration and a real Chromium: what these tests see is what people see."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.architecture.tree import ROOT
from travesia.testing import PATIENCE


@dataclass(frozen=True, slots=True)
class Site:
    """A served demonstration: where it answers and where its data lies."""

    address: str
    data: Path


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 1200
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.2)
    raise AssertionError(f"the demonstration did not start:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Make and serve a small demonstration for the whole session."""
    folder = tmp_path_factory.mktemp("demo")
    port = _free_port()
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    # As in `travesia.testing`: the tests of a desk that waits in vain are elsewhere.
    environment = {**clean, "PYTHONPATH": str(ROOT / "src"), "TRAVESIA_QUESTION_SECONDS": "30"}
    command = [sys.executable, "-m", "travesia", "demo"]
    command += ["--data", str(folder / "data"), "--port", str(port)]
    log = folder / "log"
    with log.open("wb") as out:
        server = subprocess.Popen(command, env=environment, stdout=out, stderr=out, cwd=ROOT)
        try:
            _wait_for(port, server, log)
            yield Site(f"http://127.0.0.1:{port}", folder / "data")
        finally:
            server.terminate()
            server.wait(timeout=20)


@pytest.fixture(scope="session")
def browser(chrome: Browser) -> Browser:
    """The one Chromium of all browser tests."""
    return chrome


@pytest.fixture
def visitor(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh browser window at 1366 × 768 that nobody signed in with."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, base_url=site.address, locale="en"
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()
