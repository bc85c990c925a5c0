"""The card of a list entry: its reasons by keyboard alone, for everybody, in five languages."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from tools.reading import scan

from tests.browser.conftest import Site
from tests.browser.test_pages import LANGUAGES, sign_in
from tests.browser.walking import overflow, tab_walk, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

SCREENS = [(1366, 768, "light"), (1366, 768, "dark"), (320, 640, "light"), (320, 640, "dark")]


@pytest.fixture(params=SCREENS, ids=lambda one: f"{one[0]}-{one[2]}")
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """An officer before a list entry to compare, in English."""
    width, height, scheme = request.param
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "border_officer")
    page.goto("/desk/?lang=en")
    page.wait_for_load_state()
    texts = json.loads((site.data / "specimens.json").read_text("utf-8"))["texts"]
    with page.expect_navigation():
        scan(page, texts["expired_passport"].split("\n"))
    page.wait_for_load_state()
    yield page
    # The same document within seconds is the same inspection: the next screen begins anew.
    page.goto(page.url.split("?")[0])
    page.keyboard.press("Shift+F6")
    page.locator("#why").fill("Read for a test")
    with page.expect_navigation():
        page.locator("#aside button[type=submit]").click()
    context.close()


def test_the_reasons_open_and_close_with_one_key_and_the_answer_still_has_its_own(
    page: Page,
) -> None:
    why, here = page.locator(".hit-why"), page.url
    expect(why).not_to_have_attribute("open", "")
    page.keyboard.press("F7")
    expect(why).to_have_attribute("open", "")
    expect(why.locator("> summary")).to_be_focused()
    expect(why.locator(".why-said")).to_contain_text("This is a question for a person.")
    expect(why.locator(".weights li").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(why.locator("table")).to_be_visible()
    page.keyboard.press("Tab")
    expect(why.locator(".scroll")).to_be_focused()
    assert page.url == here  # Enter opened the table and decided nothing
    page.keyboard.press("F7")
    expect(why).not_to_have_attribute("open", "")
    page.keyboard.press("Shift+F2")
    page.wait_for_load_state()
    expect(page.locator("#hit")).to_contain_text("List entry 2 of 2")


def test_the_open_reasons_are_for_everybody_in_every_language(page: Page) -> None:
    for language in LANGUAGES:
        page.goto(f"{page.url.split('?')[0]}?lang={language}")
        page.locator(".hit-why > summary").click()
        page.locator(".hit-why .toggle > summary").click()
        expect(page.locator(".hit-why table")).to_be_visible()
        assert violations(page) == []
        assert tab_walk(page) == []
        assert overflow(page) == 0


def test_closed_reasons_leave_the_task_on_one_screen(page: Page) -> None:
    if (page.viewport_size or {"width": 0})["width"] < 1000:
        pytest.skip("a telephone scrolls")
    main, address = "document.querySelector('main')", page.url.split("?")[0]
    for language in LANGUAGES:
        page.goto(f"{address}?lang={language}")
        assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0, language
