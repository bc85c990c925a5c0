"""A traveller at the desk in Chromium, by reader and keyboard alone: no mouse, no touch."""

import re

import pytest
from playwright.sync_api import Page, expect
from tools.reading import scan

from travesia.border.models import Crossing, Inspection
from travesia.border.tests.cast import SPECIMEN, zone
from travesia.journal import selectors as journal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = re.compile(r"/desk/[0-9a-f-]{36}/")


def _read(page: Page, text: str) -> None:
    scan(page, text.split("\n"))


def _open(page: Page, text: str) -> None:
    page.wait_for_load_state()
    _read(page, text)
    page.wait_for_url(OPEN)


def test_the_specimen_is_read_expired_compared_and_admitted_on_a_ground(page: Page) -> None:
    page.locator("h1").click()  # the reader works from anywhere, not just from the box
    _open(page, SPECIMEN)
    expect(page.locator("h1")).to_have_text("Passport expired on 15 April 2012")
    expect(page.locator("[data-likely]")).to_be_focused()
    expect(page.locator(".compare")).to_contain_text("One letter off")
    page.keyboard.press("F2")
    expect(page.locator("dialog[open]")).to_contain_text("Answer it first")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+F2")
    expect(page.locator(".toast")).to_contain_text("not the same person")
    page.wait_for_load_state()  # the keys are there once the scripts are
    page.keyboard.press("F2")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-enter]:visible")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    crossing = Crossing.objects.get()
    assert crossing.ground == "national_returning"
    expect(page.locator(".toast")).to_contain_text(f"crossing {crossing.entry_seq}")
    expect(page.locator("#id_zone")).to_be_focused()
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.crossing_recorded") == 1
    assert kinds.count("lists.hit_answered") == 1


def test_a_returning_traveller_takes_one_key_after_the_scan(page: Page) -> None:
    for _ in range(2):
        _open(page, zone())
        page.keyboard.press("F2")
        page.wait_for_url("**/desk/")
    assert Crossing.objects.count() == 2
    assert Crossing.objects.values("person_id").distinct().count() == 1


def test_a_line_that_a_slow_reader_is_still_sending_is_waited_for(page: Page) -> None:
    first, second = zone().split("\n")
    heard = """line => document.dispatchEvent(new CustomEvent("reader:scan", {
        cancelable: true, detail: { lines: [line], text: line, covered: false } }))"""
    page.evaluate(heard, first)
    page.evaluate("() => document.dispatchEvent(new CustomEvent('reader:hearing'))")
    page.wait_for_timeout(3000)
    assert page.url.endswith("/desk/?lang=en")
    page.evaluate(heard, second)
    page.wait_for_url(OPEN)


@pytest.mark.parametrize("at", [20, 58, 85])
def test_a_zone_cut_in_two_by_a_stalled_machine_is_one_traveller(page: Page, at: int) -> None:
    page.wait_for_load_state()
    scan(page, zone().split("\n"), stalls_at=at)
    page.wait_for_url(OPEN)


def test_the_readers_enter_presses_no_button_and_the_next_scan_is_kept(page: Page) -> None:
    _open(page, zone())
    expect(page.locator("[data-likely]")).to_be_focused()
    _read(page, zone("Y7654321", "Kvist"))
    expect(page.locator(".toast")).to_contain_text("Scan kept")
    assert not Crossing.objects.exists()
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    expect(page.locator("#id_zone")).to_have_value(re.compile("KVIST"))
    page.keyboard.press("Enter")
    page.wait_for_url(OPEN)
    expect(page.locator(".person .name")).to_contain_text("KVIST")


def test_garbage_in_the_middle_of_typing_spoils_nothing(page: Page) -> None:
    page.keyboard.press("F6")
    page.locator("#id_primary").press_sequentially("Eriksson", delay=90)
    page.wait_for_timeout(300)
    _read(page, "%B;7=?@@@12345678901234")
    expect(page.locator("h1")).to_contain_text("not a whole machine-readable zone")
    assert not Inspection.objects.exists()
    expect(page.locator("#id_zone")).to_have_value(re.compile("12345678901234"))


def test_f3_turns_the_lane_and_the_next_traveller_keeps_the_direction(page: Page) -> None:
    page.keyboard.press("F3")
    expect(page.locator('#zone-form input[value="exit"]')).to_be_checked()
    _open(page, zone())
    page.keyboard.press("F2")
    page.wait_for_url("**/desk/")
    assert Crossing.objects.get().direction == "exit"
    expect(page.locator('#zone-form input[value="exit"]')).to_be_checked()


def test_a_held_key_and_a_double_press_record_once(page: Page) -> None:
    _open(page, zone())
    page.evaluate(
        """() => { const b = document.querySelector('[data-key="F2"]'); b.click(); b.click(); }"""
    )
    page.wait_for_url("**/desk/")
    assert Crossing.objects.count() == 1


def test_a_refusal_is_proposed_by_keyboard_and_waits_for_another_officer(page: Page) -> None:
    _open(page, SPECIMEN)
    page.keyboard.press("F9")
    expect(page.locator("#reason")).to_be_focused()
    page.keyboard.press("ArrowDown")
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/desk/")
    expect(page.locator(".toast")).to_contain_text("waits for a second officer")
    assert Inspection.objects.get().state == "refusal_proposed"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (320, 640)])
def test_the_screen_is_never_wider_than_its_window(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    _open(page, SPECIMEN)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_whole_task_fits_on_the_screen_of_a_booth(page: Page) -> None:
    _open(page, SPECIMEN)
    main = "document.querySelector('main')"
    assert page.evaluate(f"{main}.scrollHeight - {main}.clientHeight") <= 0
