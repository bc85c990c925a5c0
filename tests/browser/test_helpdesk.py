"""The information desk on a small telephone, with the network cut half-way."""

import re
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import sign_in
from tests.browser.walking import overflow, tab_walk, violations
from travesia.helpdesk.domain import identifiers_in, referral_code
from travesia.helpdesk.domain.identifiers import rules_text
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser
LISTS = Path(__file__).parents[2] / "src" / "travesia" / "helpdesk" / "tests" / "notes"


@pytest.fixture
def telephone(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A telephone of 320 px that keeps what pages leave on it."""
    context = browser.new_context(
        base_url=site.address,
        locale="en",
        viewport={"width": 320, "height": 640},
        has_touch=True,
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def desk(telephone: BrowserContext) -> Page:
    """The attendant's desk, ready to work without a network."""
    page = telephone.new_page()
    sign_in(page, "hub_attendant")
    page.goto("/hub/desk/?lang=en")
    ready(page)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function(
        "async () => Boolean(await caches.match('/hub/desk/shell/', {ignoreVary: true}))"
    )
    return page


def ready(page: Page) -> None:
    """Wait until the page's script has begun."""
    page.locator("#contact[data-ready]").wait_for(state="attached")


def unsent(page: Page) -> int:
    """Return how many entries the bar says are waiting."""
    return int(page.locator("#unsent-count").inner_text())


def log(page: Page, *taps: str) -> None:
    """Tap words of the form in order, then keep."""
    for word in taps:
        whole = re.compile(rf"^\s*{re.escape(word)}(\s*✓.*)?\s*$")
        page.locator("#contact summary, #contact .chip").filter(has_text=whole).first.tap()
    page.get_by_role("button", name="Keep this contact").tap()


def shown(page: Page) -> str:
    """Return what the report of the running month says of contacts."""
    page.goto("/hub/report/?country=GTM&lang=en")
    newest = page.locator("#month option").first.get_attribute("value")
    page.goto(f"/hub/report/?country=GTM&month={newest}&lang=en")
    return page.locator(".figure-n").first.inner_text()


def test_a_contact_takes_six_taps_and_is_sent(desk: Page) -> None:
    with desk.expect_response("**/hub/desk/entries/"):
        log(desk, "Identity documents", "Passport", "On the way", "Woman", "25 to 59")  # + keep: 6
    expect(desk.locator("#says")).to_contain_text("Kept.")
    expect(desk.locator("#unsent-count")).to_have_text("0")
    expect(desk.locator("#link-state")).to_contain_text("Linked")


def test_with_the_network_cut_nothing_is_lost_and_nothing_counts_twice(
    desk: Page, telephone: BrowserContext, browser: Browser, site: Site
) -> None:
    office = browser.new_context(base_url=site.address, locale="en")
    report = office.new_page()
    sign_in(report, "programme_officer")
    before = int(re.sub(r"\D", "", shown(report)))
    with desk.expect_response("**/hub/desk/entries/"):
        log(desk, "Identity documents", "Passport")
    expect(desk.locator("#unsent-count")).to_have_text("0")
    telephone.set_offline(True)
    log(desk, "Visa and residence", "Visa", "Man")
    log(desk, "Return", "Help to go back")
    expect(desk.locator("#unsent-count")).to_have_text("2")
    expect(desk.locator("#link-state")).to_contain_text("No link")
    desk.goto("/hub/desk/")  # the telephone was switched off and on
    ready(desk)
    expect(desk.locator("h1")).to_have_text("Log a contact")
    expect(desk.locator("main")).to_contain_text("There is no link to the node")
    assert "Ixchel" not in desk.content()
    expect(desk.locator("#unsent-count")).to_have_text("2")
    log(desk, "Work", "Work permit", "Referred")
    expect(desk.locator("#says")).to_contain_text("to which service")
    desk.locator("#service_name").fill("Invented shelter")
    desk.get_by_role("button", name="Keep this contact").tap()
    expect(desk.locator("#says")).to_contain_text("Code for the person:")
    code = desk.locator("#says strong").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}", code)
    expect(desk.locator("#unsent-count")).to_have_text("3")
    assert violations(desk) == []
    assert overflow(desk) == 0
    telephone.set_offline(False)
    desk.goto("/hub/desk/")
    ready(desk)
    expect(desk.locator("#unsent-count")).to_have_text("0")
    desk.goto(f"/hub/referrals/?code={code.lower()}&lang=en")
    expect(desk.locator("main")).to_contain_text("Invented shelter")
    assert int(re.sub(r"\D", "", shown(report))) == before + 4
    office.close()


def test_a_note_with_a_number_does_not_leave_the_form(desk: Page) -> None:
    desk.locator(".more > summary").last.wait_for()
    desk.get_by_text("More: desk, channel").tap()
    desk.locator("#notes").fill("cel 5512-3456")
    log(desk, "Identity documents", "Passport")
    expect(desk.locator("#says")).to_contain_text("5512-3456")
    assert unsent(desk) == 0


def test_delete_leaves_nothing_on_the_telephone(desk: Page, telephone: BrowserContext) -> None:
    telephone.set_offline(True)
    log(desk, "Identity documents", "Passport")
    expect(desk.locator("#unsent-count")).to_have_text("1")
    desk.get_by_text("Delete from this telephone").tap()
    desk.get_by_role("button", name="Delete now").tap()
    expect(desk.locator("#unsent-count")).to_have_text("0")
    left = desk.evaluate("async () => [await caches.keys(), document.cookie]")
    assert left[0] == []
    assert "travesia_unsent" not in left[1]
    telephone.set_offline(False)


def test_the_telephone_sees_in_notes_what_the_server_sees(desk: Page) -> None:
    names = ("develop_blocked.tsv", "judge_blocked.tsv", "judge_innocent.txt")
    notes = [
        line.partition("\t")[2] or line
        for name in names
        for line in (LISTS / name).read_text("utf-8").splitlines()
    ]
    theirs = desk.evaluate(
        """async ([notes, rules, url]) => {
          const { identifiersIn } = await import(url);
          const see = (note) => identifiersIn(note, JSON.parse(rules));
          return notes.map((note) => see(note).map((s) => [s.kind, s.text, s.start]));
        }""",
        [notes, rules_text(), module(desk, "identifiers")],
    )
    ours = [[[s.kind.value, s.text, s.start] for s in identifiers_in(note)] for note in notes]
    assert theirs == ours


def test_the_telephone_makes_the_code_that_the_server_makes(desk: Page) -> None:
    ids = [uuid4() for _ in range(50)]
    made = desk.evaluate(
        """async ([ids, url]) => {
          const { referralCode } = await import(url);
          return ids.map(referralCode);
        }""",
        [[str(one) for one in ids], module(desk, "entry")],
    )
    assert made == [referral_code(one) for one in ids]


def module(page: Page, name: str) -> str:
    """Return the address of one of the desk's modules under its hashed name."""
    found = page.evaluate(
        """async (name) => {
          const text = await (await fetch('/hub/desk/worker.js')).text();
          return text.match(new RegExp(`"([^"]*/helpdesk/${name}[^"]*[.]js)"`))[1];
        }""",
        name,
    )
    return str(found)


def test_opened_parts_of_the_desk_are_accessible_and_reached_by_key(desk: Page) -> None:
    desk.evaluate(
        "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
    )
    assert violations(desk) == []
    assert overflow(desk) == 0
    desk.set_viewport_size({"width": 1366, "height": 768})
    assert violations(desk) == []
    assert tab_walk(desk) == []
