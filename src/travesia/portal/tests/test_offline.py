"""In Chromium: a country is kept, the network is cut half-way, and the pages are still there."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from travesia.access.domain import Actor
from travesia.places import services as places
from travesia.portal import selectors, services
from travesia.portal.tests.cast import READER, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(chrome: Browser, live_server: LiveServer) -> BrowserContext:
    """A small telephone."""
    return chrome.new_context(
        viewport={"width": 320, "height": 640}, base_url=live_server.url, locale="es"
    )


def kept(phone: BrowserContext) -> tuple[Page, str]:
    """Keep Guatemala on the telephone; returns the page and the address of an item."""
    # Tests that commit end with empty tables, the list of countries among them.
    places.refresh_countries(actor=Actor.system("tests", allowed={"places.manage"}))
    facts = published()
    other = published()
    page = phone.new_page()
    page.goto("/es/in/gt/")
    page.locator('a[href="/es/pack/gt/"]').click()
    page.locator("[data-keep]").click()
    expect(page.locator("[data-pack-said]")).to_contain_text("6", timeout=20_000)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    assert other.slug != facts.slug
    return page, f"/es/p/{facts.slug}/"


def test_kept_pages_open_without_network_and_say_when_they_were_kept(
    phone: BrowserContext,
) -> None:
    page, item = kept(phone)
    phone.set_offline(True)
    page.goto("/es/in/gt/")
    expect(page.locator("h1")).to_have_text("Guatemala")
    page.locator(f'a[href="{item}"]').click()
    expect(page.locator("h1")).to_contain_text("acta de nacimiento")
    expect(page.locator(".saved")).to_contain_text("202")
    page.goto("/es/p/never-kept/")
    expect(page.locator("[data-pack]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_was_withdrawn_goes_with_the_next_page_from_the_network(
    phone: BrowserContext,
) -> None:
    page, item = kept(phone)
    phone.set_offline(True)
    page.goto(item)
    expect(page.locator("h1")).to_contain_text("acta de nacimiento")
    found = selectors.item_by_slug(item.split("/")[3])
    services.withdraw_item(actor=READER, item_id=found.facts.id, reason="Unsafe now")
    phone.set_offline(False)
    page.goto("/es/")
    gone = f"caches.match('{item}', {{ignoreVary: true}}).then((found) => found === undefined)"
    page.wait_for_function(gone)
    phone.set_offline(True)
    page.goto(item)
    expect(page.locator("[data-pack]")).to_be_visible()


def test_everything_kept_can_be_deleted_from_the_telephone(phone: BrowserContext) -> None:
    page, item = kept(phone)
    page.goto("/es/about/")
    page.locator("[data-drop]").click()
    expect(page.locator("[data-drop]")).to_be_hidden()
    assert page.evaluate("caches.keys()") == []
    phone.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        page.goto(item)
