"""The pages of list managers: for everybody, in five languages, each control by Tab."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.test_pages import LANGUAGES, sign_in
from tests.browser.walking import faults, missed_by_tab
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A list manager, in English."""
    context = browser.new_context(base_url=site.address, locale="en", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "list_manager")
    yield page
    context.close()


@pytest.fixture(scope="module")
def paths(page: Page) -> tuple[str, ...]:
    """The lists, one of them, the entries of its version, its single changes, a new entry."""
    page.goto("/lists/?lang=en")
    source = str(page.locator("main a[href^='/lists/']").first.get_attribute("href")).split("?")[0]
    page.goto(f"{source}?lang=en")
    version = page.locator("main a[href*='/lists/version/']").first.get_attribute("href")
    entries = str(version).split("?", maxsplit=1)[0]
    return ("/lists/", source, entries, f"{source}changes/", f"{source}changes/add/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_overflows(
    page: Page, paths: tuple[str, ...], language: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    assert faults(page, paths, language) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_tab_reaches_every_control_in_order(page: Page, paths: tuple[str, ...], width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    assert missed_by_tab(page, paths) == []
