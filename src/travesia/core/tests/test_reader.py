"""A reader is heard anywhere on the page, enters no field by accident, and typing stays typing."""

import pytest
from tools.reading import scan

from travesia.core.tests.conftest import Bench

pytestmark = pytest.mark.browser

ZONE = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
FORM = (
    '<main id="main" tabindex="-1"><input id="name" value="BEFORE">'
    '<textarea id="notes">kept</textarea>'
    '<select id="kind"><option>Air<option>Land<option>Panama<option>Sea</select>'
    '<button id="likely" type="button" data-likely>Second line</button></main>'
)


def count_presses(bench: Bench) -> None:
    bench.page.evaluate(
        "() => { window.presses = 0; document.querySelector('#likely').addEventListener("
        "'click', () => { window.presses += 1; }); }"
    )


@pytest.mark.parametrize("focus", ["#name", "#notes", "#kind", "#likely", "body"])
def test_a_zone_is_heard_whole_wherever_the_focus_is(bench: Bench, focus: str) -> None:
    page = bench.show(FORM)
    count_presses(bench)
    if focus == "body":
        page.evaluate("() => document.activeElement.blur()")
    else:
        page.focus(focus)
    bench.scan(*ZONE)
    assert bench.heard() == ["\n".join(ZONE)]
    assert page.evaluate("() => window.begun") == 1
    assert page.input_value("#name") == "BEFORE"
    assert page.input_value("#notes") == "kept"
    assert page.input_value("#kind") == "Air"
    assert page.evaluate("() => window.presses") == 0
    assert bench.complaints == []


def test_garbage_in_the_middle_of_a_form_is_told_and_typed_nowhere(bench: Bench) -> None:
    page = bench.show(FORM)
    page.click("#name")
    page.keyboard.type("X", delay=120)
    bench.page.wait_for_timeout(200)
    bench.scan("]C1%%&&//ñ$$4471 0092")
    assert bench.heard() == ["]C1%%&&//ñ$$4471 0092"]
    assert "BEFORE" in page.input_value("#name")
    assert "%" not in page.input_value("#name")


@pytest.mark.parametrize("at", [20, 44, 45, 58, 88, 89])
def test_a_zone_that_a_stalled_machine_cut_in_two_is_told_whole(bench: Bench, at: int) -> None:
    page = bench.show(FORM)
    count_presses(bench)
    page.focus("#likely")
    scan(page, ZONE, stalls_at=at)
    page.wait_for_timeout(700)
    assert bench.heard()[-1] == "\n".join(ZONE)
    assert page.evaluate("() => window.presses") == 0
    assert page.input_value("#name") == "BEFORE"


def test_a_short_number_with_its_enter_is_a_scan_too(bench: Bench) -> None:
    page = bench.show(FORM)
    count_presses(bench)
    page.focus("#likely")
    bench.scan("4471")
    assert bench.heard() == ["4471"]
    assert page.evaluate("() => window.presses") == 0


def test_typing_by_hand_stays_in_the_field(bench: Bench) -> None:
    page = bench.show(FORM)
    page.fill("#name", "")
    page.focus("#name")
    page.keyboard.type("ERIKSSON ANNA", delay=80)
    page.wait_for_timeout(300)
    assert page.input_value("#name") == "ERIKSSON ANNA"
    assert bench.heard() == []


def test_enter_by_hand_presses_the_likely_button(bench: Bench) -> None:
    page = bench.show(FORM)
    count_presses(bench)
    page.keyboard.press("Enter")
    page.evaluate("() => document.activeElement.blur()")
    page.wait_for_timeout(200)
    page.keyboard.press("Enter")
    assert page.evaluate("() => window.presses") == 2


def test_a_form_takes_the_scan_without_a_script_of_its_own(bench: Bench) -> None:
    page = bench.show(
        FORM
        + '<form data-reader="mrz" action="/took"><textarea name="mrz" hidden></textarea></form>'
    )
    bench.scan(*ZONE)
    page.wait_for_url("**/took?*")
    assert "L898902C36UTO7408122F1204159ZE184226B" in page.url


def test_a_page_that_takes_no_scan_says_so(bench: Bench) -> None:
    page = bench.show(FORM + '<form data-reader="missing"></form>')
    bench.scan(*ZONE)
    assert page.locator(".toast").inner_text() == "Not taken."


def test_under_an_open_window_the_form_behind_is_not_sent(bench: Bench) -> None:
    page = bench.show(
        '<dialog id="d"><input id="in"></dialog>'
        '<form data-reader="z" action="/took"><input name="z" type="hidden"></form>'
    )
    page.evaluate("() => document.querySelector('#d').showModal()")
    bench.scan(*ZONE)
    assert page.url.endswith("/page")
    assert page.locator(".toast").inner_text() == "Window first."
    assert page.input_value("#in") == ""


def test_a_held_key_is_no_reader(bench: Bench) -> None:
    page = bench.show(FORM)
    page.fill("#name", "")
    page.focus("#name")
    for _ in range(12):
        page.keyboard.down("x")
    page.keyboard.up("x")
    page.wait_for_timeout(300)
    assert page.input_value("#name") == "x" * 12
    assert bench.heard() == []


def test_line_ends_by_control_keys_are_line_ends(bench: Bench) -> None:
    page = bench.show(FORM)
    page.evaluate(
        """(zone) => {
          const send = (key, ctrlKey) => document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
          for (const line of zone) { for (const c of line) send(c, false); send('j', true); }
        }""",
        list(ZONE),
    )
    page.wait_for_timeout(700)
    assert bench.heard() == ["\n".join(ZONE)]


def test_a_zone_pasted_beside_the_fields_is_a_scan(bench: Bench) -> None:
    page = bench.show(FORM)
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData('text/plain', text);
          const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true });
          document.body.dispatchEvent(paste);
        }""",
        "\r\n".join(ZONE),
    )
    assert bench.heard() == ["\n".join(ZONE)]
