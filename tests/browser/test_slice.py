"""The whole slice as a newcomer sees it: a traveller crosses a border, and a figure appears."""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.architecture.tree import ROOT
from tests.browser.conftest import Site
from tests.browser.test_pages import scan, sign_in

pytestmark = pytest.mark.browser


def _verify(data: Path) -> subprocess.CompletedProcess[str]:
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("TRAVESIA_", "DJANGO_"))}
    command = [sys.executable, "-m", "travesia", "journal", "verify", "--data", str(data)]
    environment = {**clean, "PYTHONPATH": str(ROOT / "src")}
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def _grand_total(site: Site) -> int:
    """Return the crossings that the public page's own data counts, both directions."""
    with urllib.request.urlopen(f"{site.address}/evidence/crossings.json") as answer:
        directions = json.load(answer)["directions"]
    return sum(direction["total"]["count"] for direction in directions.values())


def _decide_by_keyboard(page: Page) -> None:
    """Answer each list entry, then admit on a ground: function keys, arrows and Enter only."""
    entries = int(re.findall(r"of (\d+) to compare", page.locator("main").inner_text())[0])
    for _ in range(entries):
        with page.expect_navigation():
            page.keyboard.press("Shift+F2")
    page.keyboard.press("F2")
    page.locator("dialog[open]").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")


def test_a_traveller_crosses_and_the_public_figure_counts_it(
    visitor: BrowserContext, site: Site
) -> None:
    before = _grand_total(site)
    page = visitor.new_page()
    sign_in(page, "border_officer")
    page.goto("/desk/?lang=en")
    scan(page)
    assert "15 April 2012" in page.locator(".verdict").inner_text()
    _decide_by_keyboard(page)
    deadline = time.monotonic() + 30
    while _grand_total(site) == before and time.monotonic() < deadline:
        time.sleep(0.5)
    assert _grand_total(site) > before
    assert _verify(site.data).returncode == 0


def _journal_bytes(file: Path) -> list[int]:
    """Return where the hash of a journal entry lies in the raw file, many times over."""
    from importlib import import_module

    sqlite = import_module("pysqlite3")
    connection = sqlite.connect(file)
    rows = connection.execute("SELECT hash FROM journal_entry ORDER BY seq").fetchall()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    raw = file.read_bytes()
    chosen = random.Random(7).sample([bytes(row[0]) for row in rows], 5)
    return [raw.index(value) + 3 for value in chosen]


def test_any_changed_byte_of_the_journal_is_found(site: Site, tmp_path: Path) -> None:
    shutil.copytree(site.data, tmp_path / "copy")
    file = tmp_path / "copy" / "travesia.sqlite3"
    places = _journal_bytes(file)
    assert _verify(tmp_path / "copy").returncode == 0
    whole = file.read_bytes()
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= 0x20
        file.write_bytes(damaged)
        found = _verify(tmp_path / "copy")
        assert found.returncode == 1, place
        assert "entry" in found.stdout + found.stderr
