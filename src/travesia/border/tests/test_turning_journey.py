"""By keyboard in Chromium: turn the lane, grant other days, ask again; nothing typed is lost."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tools.reading import scan

from travesia.border.models import Crossing
from travesia.border.tests.cast import zone
from travesia.border.tests.signing_in import MAKER
from travesia.lists import services as lists
from travesia.lists.domain import NewListEntry
from travesia.screening import Name

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: Milliseconds between two keys of a hand; what is faster is taken for a reader.
HAND = 60
OPEN = re.compile(r"/desk/[0-9a-f-]{36}/$")
EMPTY = re.compile(r"/desk/(\?.*)?$")


def read(page: Page) -> None:
    """Put a good passport on the reader; the traveller stands before the officer."""
    page.wait_for_load_state()
    scan(page, zone(nationality="FRA").split("\n"))
    page.wait_for_url(OPEN)
    expect(page.locator("[data-likely]")).to_be_focused()


def picture(page: Page, name: str) -> None:
    """Take a picture to look at, where a folder is named for it."""
    folder = os.environ.get("TRAVESIA_LOOK_AT", "")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")


def test_days_are_granted_by_keyboard_and_the_usual_case_takes_one_key(page: Page) -> None:
    read(page)
    page.keyboard.press("F1")
    expect(page.locator("#id_days_granted")).to_be_focused()
    page.keyboard.type("10", delay=HAND)
    page.keyboard.press("Tab")
    page.keyboard.type("Leaves by boat", delay=HAND)
    picture(page, "grant")
    page.keyboard.press("Enter")
    expect(page.locator("#grant [data-enter]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(EMPTY)
    assert Crossing.objects.get().days_granted == 10
    read(page)
    expect(page.locator(".stay-line")).to_contain_text("10 days granted")
    picture(page, "granted-before")
    page.keyboard.press("F2")
    page.wait_for_url(EMPTY)
    assert Crossing.objects.latest("recorded_at").days_granted is None


def test_the_lane_is_turned_and_the_stay_reckoned_anew_with_what_was_typed(page: Page) -> None:
    read(page)
    page.locator("#id_conveyance").fill("Bus 4417")
    with page.expect_navigation():
        page.keyboard.press("F3")
    expect(page.locator('[type="radio"][name="direction"][value="exit"]')).to_be_checked()
    expect(page.locator("#id_conveyance")).to_have_value("Bus 4417")
    expect(page.locator("section", has=page.locator("#stay"))).to_contain_text("no entry")
    picture(page, "turned")
    page.keyboard.press("F2")
    page.wait_for_url(EMPTY)
    assert Crossing.objects.get().direction == "exit"


def test_a_list_never_loaded_is_red_and_a_key_asks_again(page: Page) -> None:
    lists.register_source(actor=MAKER, key="un-sc", label="UN list", owner="UN")
    read(page)
    expect(page.locator(".verdict")).to_have_attribute("data-v", "stop")
    expect(page.locator(".verdict h1")).to_contain_text("UN list has never been loaded here")
    picture(page, "never-loaded")
    page.keyboard.press("F2")
    expect(page.locator("#admit")).to_contain_text("never been loaded")
    page.keyboard.press("Escape")
    nobody = NewListEntry(number="1", names=(Name("ZQXWV", "KJHGF"),), instruction="Compare.")
    lists.publish_version(actor=MAKER, source_key="un-sc", entries=(nobody,))
    with page.expect_navigation():
        page.keyboard.press("Shift+F8")
    expect(page.locator(".verdict")).to_have_attribute("data-v", "ok")
    page.keyboard.press("F2")
    page.wait_for_url(EMPTY)
