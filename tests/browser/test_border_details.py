"""One stay, late hit, file, group, case, refusal: in five languages, narrow and wide, by Tab."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site
from tests.browser.test_pages import LANGUAGES, WIDTHS
from tests.browser.walking import overflow, tab_walk, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser
POST = "HTI-MAL"
AT_POST = frozenset({"border_officer", "second_line_officer", "supervisor"})
#: Who looks, the list, and what its first link in the page's main part begins with.
DETAILS = (
    ("second_line_officer", "/desk/stays/?past=", "/desk/stays/"),
    ("second_line_officer", "/desk/stays/?past=&said=confirmed", "/desk/stays/"),
    ("second_line_officer", "/desk/late-hits/", "/desk/late-hits/"),
    ("second_line_officer", "/desk/second-line/", "/desk/second-line/"),
    ("supervisor", "/desk/refusals/", "/desk/refusals/"),
    ("border_officer", "/desk/groups/", "/desk/groups/"),
    ("node_administrator", "/desk/files/", "/desk/files/"),
    ("permit_officer", "/authorisations/applications/?state=owed", "/authorisations/applications/"),
)


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    """A window of somebody who has not signed in yet."""
    context = browser.new_context(base_url=site.address, locale="en", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def sign_in(page: Page, role: str) -> None:
    """Become somebody who holds the role, at the post of the demonstration's stories."""
    page.goto("/demo/?lang=en")
    post = POST if role in AT_POST else ""
    page.locator(f'[data-role="{role}"]', has_text=post).locator("button").first.click()
    page.wait_for_load_state()


def first_of(page: Page, path: str, begins: str) -> str:
    """Return the address of the first thing that a list of the demonstration shows."""
    page.goto(path)
    link = page.locator(f'main :is(table, ul, ol) a[href^="{begins}"]').first
    assert link.count(), f"{path} is empty in the demonstration"
    return str(link.get_attribute("href"))


@pytest.mark.parametrize(("role", "path", "begins"), DETAILS)
def test_what_a_list_leads_to_is_accessible_and_fits(
    page: Page, role: str, path: str, begins: str
) -> None:
    sign_in(page, role)
    address = first_of(page, path, begins)
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        for language in LANGUAGES:
            given = page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
            assert given is not None
            assert given.status == 200, address
            wrong += [f"{language} {width}: {one}" for one in violations(page)]
            wrong += [f"{language} {width}: too wide"] if overflow(page) else []
        wrong += [f"{width}: {one}" for one in tab_walk(page)]
    assert wrong == []


@pytest.mark.parametrize(
    ("role", "path"),
    [
        ("second_line_officer", "/desk/stays/"),
        ("second_line_officer", "/desk/late-hits/"),
        ("border_officer", "/desk/changed-documents/"),
        ("border_officer", "/desk/queue/"),
        ("node_administrator", "/desk/files/"),
        ("permit_officer", "/authorisations/applications/"),
        ("permit_officer", "/authorisations/applications/?state=owed"),
    ],
)
def test_no_page_of_the_border_is_empty_in_the_demonstration(
    page: Page, role: str, path: str
) -> None:
    sign_in(page, role)
    page.goto(f"{path}{'&' if '?' in path else '?'}lang=en")
    assert page.locator("main .empty").count() == 0
