"""Second line in Chromium: sent by a key from the empty desk and from a traveller, closed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import sign_in
from tests.browser.test_presented import give, sound, texts
from tests.browser.walking import violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser
__all__ = ["texts"]


@pytest.fixture(params=[(1366, "light"), (320, "dark")], ids=["booth", "telephone"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """A second-line officer at the empty desk, in English."""
    width, scheme = request.param
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": width, "height": 768},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "second_line_officer")
    page.goto("/desk/?lang=en")
    yield page
    context.close()


def test_a_child_without_a_document_is_sent_and_the_case_is_closed(page: Page) -> None:
    page.wait_for_load_state()
    page.keyboard.press("F4")
    expect(page.locator("#refer-reason")).to_be_focused()
    assert violations(page) == []
    page.locator("#refer-reason").select_option("child")
    page.locator("#refer-note").fill("About eight years old, says the aunt is in the bus.")
    with page.expect_navigation():
        page.get_by_role("button", name="Send to second line").click()
    expect(page.locator(".toast")).to_contain_text("Sent to second line")
    page.goto("/desk/second-line/")
    assert sound(page) == []
    page.locator("tbody a").last.click()
    expect(page.locator(".facts").first).to_contain_text("says the aunt")
    assert sound(page) == []
    page.locator('[value="cleared"]').check()
    page.locator("#closing").fill("The aunt came with the birth certificate")
    with page.expect_navigation():
        page.keyboard.press("F4")
    expect(page.locator(".toast")).to_contain_text("Case closed")


def test_a_note_goes_with_a_traveller_and_the_task_still_fits(
    page: Page, texts: dict[str, str]
) -> None:
    give(page, texts["expired_passport"])
    page.locator("#id_note").fill("Cover is loose")
    assert sound(page) == []
    if (page.viewport_size or {"width": 0})["width"] > 1000:
        main = "document.querySelector('main')"
        assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0
    with page.expect_navigation():
        page.keyboard.press("F4")
    page.goto("/desk/second-line/")
    page.locator("tbody a").last.click()
    expect(page.locator(".facts").first).to_contain_text("Cover is loose")
