"""Twenty forms in a row in Chromium, by reader and keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect
from tools.reading import scan

from travesia.border.models import Crossing, PaperForm
from travesia.border.tests.cast import zone

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_forms_follow_each_other_and_the_hand_stays_on_the_keys(page: Page) -> None:
    page.keyboard.press("Shift+F7")
    page.wait_for_url("**/desk/paper/")
    expect(page.locator(".paper-band")).to_be_in_viewport()
    for place in range(1, 4):
        expect(page.locator("#id_zone")).to_be_focused()
        page.wait_for_load_state()
        scan(page, zone(f"X123456{place}", "Kvist").split("\n"))
        expect(page.locator("#id_form_number")).to_be_focused()
        page.keyboard.type(f"B-{place}")
        page.keyboard.press("Tab")
        page.locator("#id_time").fill(f"08:3{place}")
        if place == 1:
            page.locator("#id_day").fill(_yesterday(page))
            page.locator("#id_officer").fill("J. Kvist, 4471")
        page.locator("#id_time").press("Enter")
        expect(page.locator(".paper-said")).to_contain_text(f"Form B-{place} entered")
    assert PaperForm.objects.count() == 3
    assert set(PaperForm.objects.values_list("officer", flat=True)) == {"J. Kvist, 4471"}
    assert Crossing.objects.filter(origin="paper").count() == 3
    assert _fits(page)


def test_the_names_of_a_refusal_appear_when_the_paper_says_refused(page: Page) -> None:
    page.goto("/desk/paper/?lang=en")
    expect(page.locator("#id_second_officer")).to_be_hidden()
    page.locator("#id_decision").select_option("refused")
    expect(page.locator("#id_second_officer")).to_be_visible()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(page.locator(".paper-band")).to_be_in_viewport()


def _yesterday(page: Page) -> str:
    found = page.evaluate("new Date(Date.now() - 864e5).toISOString().slice(0, 10)")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found)
    return str(found)


def _fits(page: Page) -> bool:
    """Tell whether the button that enters the form is on the screen without scrolling."""
    button = page.locator('#paper-form [type="submit"]').bounding_box()
    return button is not None and button["y"] + button["height"] <= 768
