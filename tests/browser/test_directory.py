"""The directory's pages: in five languages, for everybody, and worked by keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Site
from tests.browser.keyboard import Hands
from tests.browser.test_pages import LANGUAGES, sign_in
from tests.browser.walking import faults, missed_by_tab
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

WIDTHS = (320, 1280)


@pytest.fixture(scope="module")
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """An editor, in English."""
    context = browser.new_context(base_url=site.address, locale="en", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    sign_in(page, "editor")
    yield page
    context.close()


@pytest.fixture(scope="module")
def paths(page: Page) -> tuple[str, ...]:
    """The list, what is due, a consular post with all its pages, a place and its hours."""
    page.goto("/directory/?words=consulate&lang=en")
    link = page.locator("tbody a[href^='/directory/service/']").first
    service = str(link.get_attribute("href")).split("?", maxsplit=1)[0]
    page.goto(f"{service}?lang=en")
    place = page.locator("a[href^='/directory/place/']").first.get_attribute("href")
    place = str(place).split("?", maxsplit=1)[0]
    one = place.split("/")[3]
    return (
        *("/directory/", "/directory/freshness/", service, f"{service}edit/", f"{service}visits/"),
        *(f"{service}texts/", place, f"/directory/location/{one}/hours/"),
        "/directory/organisation/new/",
        "/directory/files/",
    )


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


def test_hours_are_typed_by_keyboard_and_an_overlap_is_named(
    page: Page, paths: tuple[str, ...]
) -> None:
    page.set_viewport_size({"width": 1280, "height": 768})
    page.goto(f"{paths[7]}?lang=en")
    hands = Hands(page)
    hands.tab_to("#id_lines-1-days_0")
    hands.press("Space")
    hands.tab_to("#id_lines-1-opens_at")
    hands.write("15:00")
    hands.press("Tab")
    hands.write("18:00")
    hands.go("Enter")
    expect(page.locator(".note.caution")).to_contain_text("Two lines overlap")
    expect(page.locator("#id_lines-1-opens_at")).to_have_value("15:00")


def test_a_shelter_is_hidden_by_keyboard_and_gone_from_the_public_answers(page: Page) -> None:
    page.goto("/directory/?topic=shelter&country=GTM&lang=en")
    link = page.locator("tbody a[href^='/directory/service/']").first
    one = str(link.get_attribute("href")).split("/")[3]
    assert page.request.get(f"/hsds/services/{one}").status == 200
    page.goto(f"/directory/service/{one}/?lang=en")
    hands = Hands(page)
    hands.tab_to("#why")
    hands.write("Men at the door")
    hands.go("Enter")
    expect(page.locator("main")).to_contain_text("The public sees nothing of this service.")
    assert page.request.get(f"/hsds/services/{one}").status == 404
