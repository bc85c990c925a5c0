"""A workshop from a telephone of 320 px to the figure of people trained."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import sign_in
from tests.browser.walking import overflow, tab_walk, violations
from travesia.core import clock
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser
TITLE = "Taller inventado de la prueba"


def telephone(browser: Browser, site: Site) -> BrowserContext:
    """Return a telephone of 320 px on which nobody is signed in."""
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": 320, "height": 640},
        has_touch=True,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def officer(browser: Browser, site: Site) -> Iterator[Page]:
    """The programme officer with her telephone."""
    context = telephone(browser, site)
    page = context.new_page()
    sign_in(page, "programme_officer")
    yield page
    context.close()


def fits(page: Page) -> None:
    """Say that a page is accessible and fits the telephone."""
    assert violations(page) == []
    assert overflow(page) == 0


def attendances(page: Page) -> int:
    """Return the attendances of this year that the page of people trained shows."""
    page.goto("/programme/people/?lang=en")
    return int(re.sub(r"\D", "", page.locator(".figure-n").first.inner_text()))


def enter(page: Page) -> str:
    """Enter a workshop of today and return its address."""
    today = clock.today() - timedelta(days=1)
    page.goto("/programme/activities/new/?lang=en")
    page.get_by_label("What was it called?").fill(TITLE)
    page.get_by_label("Kind", exact=True).select_option("workshop")
    page.get_by_label("First day").fill(today.isoformat())
    page.get_by_label("Last day").fill((today - timedelta(days=9)).isoformat())
    page.get_by_label("Guatemala").check()
    page.get_by_role("button", name="Keep").tap()
    expect(page.locator(".error")).to_contain_text("before it begins")
    fits(page)
    page.get_by_label("Last day").fill(today.isoformat())
    page.get_by_role("button", name="Keep").tap()
    expect(page.locator("main")).to_contain_text("Nobody said yet")
    return page.url


def attend(page: Page, name: str, year: str) -> None:
    """Sign somebody in at the page that stands open."""
    page.get_by_label("Name and family name").fill(name)
    for part, said in (("Day", "28"), ("Month", "2"), ("Year", year)):
        page.get_by_label(part, exact=True).fill(said)
    page.get_by_label("A woman").check()
    page.get_by_role("button", name="Sign in").tap()


def test_a_workshop_is_entered_signed_in_to_and_counted(
    officer: Page, browser: Browser, site: Site
) -> None:
    before = attendances(officer)
    address = enter(officer)
    fits(officer)
    officer.get_by_role("button", name="Sign in by QR code").tap()
    expect(officer.locator(".qr svg")).to_be_visible()
    fits(officer)
    public = officer.locator(".address").inner_text()
    context = telephone(browser, site)
    guest = context.new_page()
    for name, year, says in (
        ("Persona Inventada Uno", "1990", "You are signed in"),
        ("UNO, persona inventada", "1990", "You are signed in already"),
        ("Persona Inventada Dos", "1991", "You are signed in"),
    ):
        guest.goto(f"{public}?lang=en")
        fits(guest)
        attend(guest, name, year)
        expect(guest.locator("h1")).to_have_text(says)
    fits(guest)
    assert context.cookies() == []
    assert guest.evaluate("() => document.scripts.length") == 0
    context.close()
    officer.goto(f"{address}?lang=en")
    expect(officer.locator(".figure-n").first).to_have_text("2")
    assert "Inventada" not in officer.locator("main").inner_text().replace(TITLE, "")
    officer.get_by_role("button", name="Close sign-in").tap()
    expect(officer.locator("main")).to_contain_text("Sign-in is closed")
    assert attendances(officer) == before + 2
    officer.get_by_role("button", name="Write down as a figure").tap()
    expect(officer.locator("main")).to_contain_text("Somebody else verifies it now")


@pytest.mark.parametrize(
    "address",
    [
        "/programme/activities/",
        "/programme/activities/import/",
        "/programme/people/",
        "/programme/facilities/?country=HTI&on=2024-06-30",
        "/programme/facilities/HTI-MIDAS-CAP/",
        "/programme/partners/",
        "/programme/partners/new/",
        "/programme/threads/",
        "/programme/threads/gt-nmp/",
    ],
)
def test_pages_are_accessible_and_fit_small_and_large(officer: Page, address: str) -> None:
    mark = "&" if "?" in address else "?"
    officer.goto(f"{address}{mark}lang=es")
    fits(officer)
    officer.set_viewport_size({"width": 1280, "height": 800})
    fits(officer)


def test_the_form_of_an_activity_is_reached_by_key_in_order(officer: Page) -> None:
    officer.set_viewport_size({"width": 1280, "height": 800})
    officer.goto("/programme/activities/new/?lang=en")
    officer.evaluate(
        "() => document.querySelectorAll('details').forEach((o) => { o.open = true; })"
    )
    assert violations(officer) == []
    assert tab_walk(officer) == []
