"""The stay on the desk in Chromium: said beside the person, and in nobody's way."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect
from tools.reading import scan

from travesia.border.models import Crossing
from travesia.border.tests.cast import zone
from travesia.border.tests.signing_in import POST
from travesia.border.tests.staying_cast import bring, moved
from travesia.core import clock
from travesia.people.domain import Claim, HeldDocument

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = re.compile(r"/desk/[0-9a-f-]{36}/")
BERTA = Claim("LINDQVIST", "BERTA", "1990-01-02", "F", "UTO")


def _open(page: Page) -> None:
    page.wait_for_load_state()
    scan(page, zone().split("\n"))
    page.wait_for_url(OPEN)
    page.wait_for_load_state()


def test_a_returning_traveller_takes_one_key_and_the_open_stay_is_said(page: Page) -> None:
    when = (clock.now() - timedelta(days=30)).strftime("%Y-%m-%dT10:00")
    document = HeldDocument("PP", "UTO", "X1234567", None)
    bring(moved(f"+{when}@{POST}", claim=BERTA, document=document))
    _open(page)
    panel = page.locator("section", has=page.locator("#stay"))
    expect(panel).to_contain_text("no exit was recorded")
    expect(panel).to_contain_text("By the rule: 90 days")
    expect(page.locator("[data-likely]")).to_be_focused()
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    assert Crossing.objects.count() == 2


def test_the_rule_and_the_arithmetic_open_by_keyboard(page: Page) -> None:
    _open(page)
    summary = page.locator("#stay ~ details summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#stay ~ details")).to_contain_text("ANY-VISITOR@2024-01-01")
