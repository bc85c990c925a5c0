"""A programme officer with a telephone: a figure entered, found in its indicator, then verified."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.conftest import Site
from tests.browser.test_pages import sign_in
from tests.browser.walking import overflow, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser


@pytest.fixture
def telephone(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A telephone of 320 px."""
    context = browser.new_context(
        base_url=site.address, locale="en", viewport={"width": 320, "height": 640}, has_touch=True
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def test_a_figure_is_entered_on_a_telephone_and_stands_in_its_indicator(
    telephone: BrowserContext, visitor: BrowserContext
) -> None:
    page = telephone.new_page()
    sign_in(page, "programme_officer")
    page.goto("/programme/figures/new/?lang=en")
    page.get_by_label("Indicator", exact=True).select_option("people_trained")
    page.get_by_label("What was counted").fill("officers trained at the port (invented)")
    page.get_by_label("How it was counted").select_option("attendance")
    page.get_by_label("Value", exact=True).fill("29")
    page.get_by_label("Women").fill("18")
    page.get_by_label("Men", exact=True).fill("12")
    page.get_by_label("First day").fill("2026-07-01")
    page.get_by_label("Last day").fill("2026-07-03")
    page.get_by_label("Guatemala").check()
    page.get_by_label("Proof").fill("attendance list of 3 July")
    page.get_by_role("button", name="Keep").tap()
    expect(page.get_by_role("alert")).to_contain_text("add up to 30, the total says 29")
    assert violations(page) == []
    page.get_by_label("Value", exact=True).fill("30")
    page.get_by_role("button", name="Keep").tap()
    page.wait_for_url(re.compile(r"/programme/figures/F-[0-9A-F]{8}/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("30 people")
    assert overflow(page) == 0
    assert page.get_by_role("button", name="verify").count() == 0
    code = page.url.split("/figures/")[1][:10]
    page.goto("/programme/indicators/people_trained/?lang=en")
    expect(page.get_by_role("link", name=code)).to_be_visible()
    public = visitor.new_page()
    public.goto("/results/?lang=en")
    expect(public.get_by_role("main")).not_to_contain_text("the port (invented)")
    colleague = visitor.new_page()
    sign_in(colleague, "analyst")
    colleague.goto(f"/programme/figures/{code}/?lang=en")
    colleague.get_by_role("button", name="I looked at the proof: verify").click()
    expect(colleague.get_by_text("Verified", exact=False).first).to_be_visible()


def test_results_weigh_what_an_old_telephone_can_carry(telephone: BrowserContext) -> None:
    page = telephone.new_page()
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda answer: sizes.update({answer.url: int(answer.headers.get("content-length", 0))}),
    )
    page.goto("/results/?lang=ht")
    page.wait_for_load_state("networkidle")
    assert len(sizes) <= 5
    assert sum(sizes.values()) <= 30 * 1024
    assert page.context.cookies() == []
