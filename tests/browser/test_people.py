"""A question, a record and its links: for everybody, in five languages, each control by Tab."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.test_pages import LANGUAGES, sign_in
from tests.browser.walking import faults, missed_by_tab
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)
QUEUE = "/people/questions/?lang=en"


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A supervisor before the queue, in English."""
    context = browser.new_context(base_url=site.address, locale="en", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "supervisor")
    yield page
    context.close()


@pytest.fixture(scope="module")
def paths(page: Page) -> tuple[str, ...]:
    """The queue, an open and an answered question, the record of a linked person, its links."""
    found = []
    for queue in (QUEUE, f"{QUEUE}&state=answered"):
        page.goto(queue)
        found.append(str(page.locator("main tbody th a").last.get_attribute("href")))
    page.goto(f"{found[-1]}?lang=en")
    record = page.get_by_role("link", name="Record 1", exact=True).get_attribute("href")
    return ("/people/questions/", *found, f"{record}", f"{record}links/")


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
