"""The portal in five languages at 320 and 1280 px: axe, Tab, no cookie, nobody else asked."""

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import Site
from tests.browser.walking import overflow, tab_walk, violations

pytestmark = pytest.mark.browser

LANGUAGES = ("es", "en", "fr", "ht", "pt")
PAGES = (
    *("", "in/gt/", "in/ht/", "where/gt/", "where/gt/?open=1", "search/", "pack/gt/", "about/"),
    *(
        "p/copia-acta-nacimiento/",
        "p/copia-acta-nacimiento/sheet/",
        "p/copia-acta-nacimiento/poster/",
    ),
    *("p/copia-acta-nacimiento/feedback/", "p/pasaporte-nino/"),
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_and_nothing_overflows(
    browser: Browser, site: Site, language: str, width: int
) -> None:
    context = browser.new_context(
        base_url=site.address, reduced_motion="reduce", viewport={"width": width, "height": 768}
    )
    page = context.new_page()
    wrong = []
    for path in PAGES:
        given = page.goto(f"/{language}/{path}")
        assert given is not None
        assert given.status == 200, path
        assert page.locator("html").get_attribute("lang") == language
        wrong += [f"{path}: {fault}" for fault in violations(page)]
        if overflow(page):
            wrong.append(f"{path}: {overflow(page)} px wider than {width}")
    assert wrong == []
    assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_reaches_every_control_in_order(browser: Browser, site: Site, width: int) -> None:
    context = browser.new_context(base_url=site.address, viewport={"width": width, "height": 768})
    page = context.new_page()
    missed = []
    for path in PAGES:
        page.goto(f"/es/{path}")
        missed += [f"{path}: {control}" for control in tab_walk(page)]
    assert missed == []
    context.close()


def test_a_page_asks_five_times_at_most_and_nobody_else(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        asked.clear()
        page.goto(f"/ht/{path}")
        assert len(asked) <= 5, asked
        assert not [url for url in asked if "127.0.0.1" not in url]
    assert visitor.cookies() == []


def test_somebody_finds_where_to_go_by_words_and_by_what_is_open(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    page.goto("/es/")
    page.locator("#q").fill("acta nacimiento")
    page.locator("#q").press("Enter")
    assert "acta" not in page.url
    page.locator(".hubs a").first.click()
    assert page.locator("h1").is_visible()
    page.goto("/es/where/gt/")
    page.locator(".hubs a").first.click()
    assert page.locator("dl.facts").is_visible()
