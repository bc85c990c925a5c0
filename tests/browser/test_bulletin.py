"""A programme's bulletin in a browser: written, stopped, read by another, published, corrected."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import sign_in
from tests.browser.walking import overflow, tab_walk, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

PUBLIC = ("/programme/bulletin/", "/programme/bulletin/b4/es/", "/programme/bulletin/b2/en/")
DESK = ("/programme/bulletin-desk/", "/programme/outputs/")


@pytest.fixture
def windows(browser: Browser, site: Site) -> Iterator[list[BrowserContext]]:
    """Windows of people who do not share a session; closed at the end."""
    opened = [
        browser.new_context(
            base_url=site.address,
            locale="en",
            reduced_motion="reduce",
            viewport={"width": 1280, "height": 768},
        )
        for _ in range(2)
    ]
    for one in opened:
        one.set_default_timeout(PATIENCE)
    yield opened
    for one in opened:
        one.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_nothing_overflows_and_tab_reaches_everything(
    browser: Browser, site: Site, width: int
) -> None:
    context = browser.new_context(
        base_url=site.address, reduced_motion="reduce", viewport={"width": width, "height": 768}
    )
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong = [fault for path in PUBLIC for fault in _faults(page, path, width)]
    assert context.cookies() == []
    sign_in(page, "editor")
    page.goto(DESK[0])
    edited = str(page.locator("tbody a[href*='bulletin-desk/']").first.get_attribute("href"))
    wrong += [fault for path in (*DESK, edited) for fault in _faults(page, path, width)]
    assert wrong == []
    context.close()


def _faults(page: Page, path: str, width: int) -> list[str]:
    given = page.goto(path)
    assert given is not None
    assert given.status == 200, path
    found = [f"{path}: {fault}" for fault in violations(page)]
    if overflow(page):
        found.append(f"{path}: {overflow(page)} px wider than {width}")
    return found + [f"{path}: not reached {control}" for control in tab_walk(page)]


def test_an_issue_goes_from_the_desk_to_the_public(windows: list[BrowserContext]) -> None:
    page, other = (window.new_page() for window in windows)
    sign_in(page, "editor")
    page.goto("/programme/bulletin-desk/?lang=en")
    page.get_by_label("Short name, for addresses").fill("spring")
    page.get_by_label("Number", exact=True).fill("9")
    page.get_by_label("First day").fill("2024-07-01")
    page.get_by_label("Last day").fill("2024-08-31")
    page.get_by_role("button", name="Begin an issue").click()
    for language, title in (("en", "What we did"), ("es", "Lo que hicimos")):
        page.locator(f"[name='title.{language}']").fill(title)
    page.locator("[name='lead.en']").fill("3,689 people were trained.")
    page.locator("[name='lead.es']").fill("Se capacitaron {fig:B4.F1} personas.")
    preview = page.locator("#preview")
    expect(preview).to_contain_text("Se capacitaron 3 689 personas.")
    expect(preview).to_contain_text("A number was typed.")
    page.locator("[name='lead.en']").fill("{fig:B4.F1} people were trained.")
    expect(preview).to_contain_text("Nothing stops it")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator("#out-h").locator("..")).to_contain_text("Another person reads")

    sign_in(other, "programme_officer")
    other.goto("/programme/bulletin-desk/?lang=en")
    other.get_by_role("link", name="What we did").click()
    for language in ("Español", "English"):
        other.get_by_role("button", name=f"I have read it: {language}").click()
    other.get_by_role("button", name="Publish and freeze").click()
    expect(other.locator(".bulletin-hash").first).to_have_text(re.compile(r"SHA-256 [0-9a-f]{64}"))

    given = other.request.get("/programme/bulletin/spring/es.pdf")
    assert given.body().startswith(b"%PDF")
    assert given.body() == other.request.get("/programme/bulletin/spring/es.pdf").body()
    other.locator("[name='erratum.en']").fill("The title should name the region.")
    other.locator("[name='erratum.es']").fill("El título debería nombrar la región.")
    other.get_by_role("button", name="Print the correction").click()
    other.goto("/programme/bulletin/spring/es/")
    expect(other.locator("main")).to_contain_text("El título debería nombrar la región.")
    expect(other.locator("html")).to_have_attribute("lang", "es")
