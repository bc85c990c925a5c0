"""Every page, in five languages, at 320 and 1280 px: axe-core finds nothing, Tab reaches all."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from tools import reading

from tests.browser.conftest import Site
from tests.browser.walking import overflow, tab_walk, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

LANGUAGES = ("es", "en", "fr", "ht", "pt")
WIDTHS = (320, 1280)
SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
#: Who looks at which pages; an empty role is the public.
PAGES: dict[str, tuple[str, ...]] = {
    "": (
        *("/", "/evidence/crossings/", "/account/login/", "/demo/", "/design/", "/nowhere/"),
        *("/visa/", "/visa/apply/HTI-TOURISM/", "/visa/mine/", "/hub/simulator/"),
        "/results/",
    ),
    "border_officer": (
        *("/desk/", "/desk/crossings/", "/desk/groups/"),
        *("/desk/queue/", "/desk/paper/", "/desk/changed-documents/"),
        *("/access/me/", "/places/posts/"),
    ),
    "second_line_officer": ("/desk/second-line/", "/desk/late-hits/", "/desk/stays/"),
    "supervisor": (
        *("/desk/refusals/", "/people/questions/"),
        *("/desk/figures/", "/desk/figures/post/BLZ-SEL/"),
        *("/desk/stays/", "/desk/late-hits/"),
    ),
    "analyst": ("/desk/figures/", "/desk/figures/country/HTI/"),
    "permit_officer": (
        *("/authorisations/", "/authorisations/new/", "/authorisations/revocations/"),
        *("/authorisations/applications/", "/authorisations/applications/?state=owed"),
    ),
    "monitor": ("/journal/",),
    "list_manager": ("/lists/",),
    "node_administrator": ("/access/people/", "/desk/files/", "/hub/desks/", "/hub/desks/new/"),
    "hub_attendant": ("/hub/desk/", "/hub/scripts/", "/hub/referrals/", "/hub/callbacks/"),
    "programme_officer": (
        *("/hub/report/", "/programme/", "/programme/framework/", "/programme/quality/"),
        *("/programme/figures/", "/programme/figures/new/", "/programme/figures/B2.F1/"),
        *("/programme/indicators/people_trained/", "/programme/indicators/hub_contacts/"),
    ),
    "editor": ("/portal/", "/portal/items/new/procedure/", "/portal/synonyms/"),
}


def sign_in(page: Page, role: str) -> None:
    """Become the first demo person who holds the role."""
    page.goto("/demo/?lang=en")
    page.locator(f'[data-role="{role}"] button').first.click()
    page.wait_for_load_state()


def scan(page: Page) -> None:
    """Type the specimen as a reader does: fast, each line ended by Enter."""
    reading.scan(page, SPECIMEN)
    page.locator('.verdict[data-v="stop"]').wait_for()
    page.wait_for_load_state()


@pytest.fixture(scope="module", params=list(PAGES), ids=lambda role: role or "public")
def somebody(request: pytest.FixtureRequest, browser: Browser, site: Site) -> Iterator[Page]:
    """A page of somebody who is signed in with a role, or of the public."""
    context = browser.new_context(base_url=site.address, locale="en", reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if request.param:
        sign_in(page, request.param)
    page.evaluate(f"() => {{ window.name = {request.param!r}; }}")
    yield page
    context.close()


def _paths(page: Page) -> tuple[str, ...]:
    return PAGES[str(page.evaluate("() => window.name"))]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_overflows(somebody: Page, language: str, width: int) -> None:
    somebody.set_viewport_size({"width": width, "height": 768})
    wrong = []
    for path in _paths(somebody):
        given = somebody.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert given is not None
        assert given.status == (404 if path == "/nowhere/" else 200), path
        assert somebody.locator("html").get_attribute("lang") == language, path
        wrong += [f"{path}: {fault}" for fault in violations(somebody)]
        if overflow(somebody):
            wrong.append(f"{path}: {overflow(somebody)} px wider than {width}")
    assert wrong == []


@pytest.mark.parametrize("width", WIDTHS)
def test_tab_reaches_every_control_in_order(somebody: Page, width: int) -> None:
    somebody.set_viewport_size({"width": width, "height": 768})
    missed = []
    for path in _paths(somebody):
        somebody.goto(path)
        missed += [f"{path}: {control}" for control in tab_walk(somebody)]
    assert missed == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_desk_with_a_passport_read_is_accessible(
    browser: Browser, site: Site, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": width, "height": 768},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    sign_in(page, "border_officer")
    page.goto("/desk/")
    scan(page)
    assert violations(page) == []
    assert overflow(page) == 0
    assert tab_walk(page) == []
    context.close()


def test_the_desk_shows_its_whole_task_without_scrolling(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    sign_in(page, "border_officer")
    page.goto("/desk/")
    scan(page)
    below = page.evaluate("() => document.documentElement.scrollHeight - window.innerHeight")
    assert below <= 0


def test_public_pages_leave_no_cookie_and_ask_nobody_else(visitor: BrowserContext) -> None:
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/evidence/crossings/", "/visa/", "/visa/mine/"):
        asked.clear()
        page.goto(path)
        assert len(asked) <= 5, asked
        assert not [url for url in asked if "127.0.0.1" not in url]
    assert visitor.cookies() == []


def test_no_page_breaks_the_content_policy(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, locale="en")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for role, paths in PAGES.items():
        if role:
            sign_in(page, role)
        for path in paths:
            page.goto(path)
    context.close()
    assert [text for text in said if "Content Security Policy" in text or "Refused" in text] == []
