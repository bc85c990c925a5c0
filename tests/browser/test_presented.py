"""Cards, visas and seals at the desk: by reader and keyboard, and for everybody."""

import json
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, expect
from tools.reading import scan

from tests.browser.conftest import Site
from tests.browser.test_pages import sign_in
from tests.browser.walking import overflow, tab_walk, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def texts(site: Site) -> Mapping[str, str]:
    """The specimens of the served demonstration, as a reader would send them."""
    found: Mapping[str, str] = json.loads((site.data / "specimens.json").read_text("utf-8"))[
        "texts"
    ]
    return found


@pytest.fixture(params=[(1366, "light"), (320, "dark")], ids=["booth", "telephone"])
def page(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """An officer at the empty desk, in English."""
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
    sign_in(page, "border_officer")
    page.goto("/desk/?lang=en")
    yield page
    context.close()


def give(page: Page, text: str) -> None:
    """Send a text as a reader does and wait for the page that answers."""
    page.wait_for_load_state()
    with page.expect_navigation():
        scan(page, text.split("\n"))
    page.wait_for_load_state()


def sound(page: Page) -> list[str]:
    """Return what is wrong with the page for those who use neither mouse nor eyes."""
    wrong = [*violations(page), *tab_walk(page)]
    return [*wrong, f"{overflow(page)} px too wide"] if overflow(page) else wrong


def test_a_card_read_first_waits_for_an_identity_card_of_three_lines(
    page: Page, texts: Mapping[str, str]
) -> None:
    give(page, texts["card"])
    expect(page.locator("h1")).to_contain_text("A card was read and is kept here")
    assert sound(page) == []
    give(page, texts["identity_card"])
    expect(page.locator(".mrz span")).to_have_count(3)
    expect(page.locator("h1")).to_have_text("Nothing speaks against admitting")
    expect(page.locator(".shown summary")).to_have_text("Card: verified")
    give(page, texts["visa"])
    expect(page.locator(".shown summary").first).to_have_text("Visa: in date")
    assert sound(page) == []
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    expect(page.locator(".toast")).to_contain_text("Entry recorded")


def test_a_revoked_card_leads_and_second_line_is_likely(
    page: Page, texts: Mapping[str, str]
) -> None:
    give(page, texts["passport"])
    give(page, texts["card_revoked"])
    expect(page.locator("h1")).to_contain_text("The card is revoked")
    expect(page.locator("[data-likely]")).to_contain_text("Second line")
    assert sound(page) == []


def test_a_seal_is_pasted_and_a_cut_card_is_kept_by_keyboard_alone(
    page: Page, texts: Mapping[str, str]
) -> None:
    give(page, texts["small_document"])
    page.keyboard.press("F6")
    expect(page.locator("#present-zone")).to_be_focused()
    page.keyboard.insert_text(texts["card"][:-4])
    page.keyboard.press("Enter")
    expect(page.locator("#present-e")).to_contain_text("This is not a whole card")
    expect(page.locator("#present-zone")).to_have_value(texts["card"][:-4])
    assert violations(page) == []
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(texts["seal"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".shown summary")).to_contain_text("Residence permit: verified")


def test_with_a_list_entry_and_a_card_the_task_still_fits_the_screen(
    page: Page, texts: Mapping[str, str]
) -> None:
    give(page, texts["expired_passport"])
    give(page, texts["card_other"])
    expect(page.locator(".shown summary")).to_have_text("Card: verified")
    assert sound(page) == []
    if (page.viewport_size or {"width": 0})["width"] > 1000:
        main = "document.querySelector('main')"
        assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0


def test_a_reader_that_pauses_between_lines_is_waited_for(
    page: Page, texts: Mapping[str, str]
) -> None:
    first, second, third = texts["identity_card"].split("\n")
    for line in (first, second):
        scan(page, (line,))
        page.wait_for_timeout(700)
    assert page.url.split("?")[0].endswith("/desk/")
    with page.expect_navigation():
        scan(page, (third,))
    expect(page.locator(".mrz span")).to_have_count(3)
    page.wait_for_load_state()
    upper, lower = texts["visa"].split("\n")
    scan(page, (upper,))
    page.wait_for_timeout(700)
    with page.expect_navigation():
        scan(page, (lower,))
    expect(page.locator(".shown summary")).to_have_text("Visa: in date")


def test_a_newcomer_tries_a_specimen_with_one_press(page: Page) -> None:
    page.get_by_role("button", name="Seal of an emergency document").click()
    expect(page.locator(".shown summary")).to_contain_text("Emergency travel document: verified")
