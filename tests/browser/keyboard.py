"""A desk worked by keyboard alone: a reader, a hand that counts its keys, and no mouse."""

import os
import re
from datetime import date
from io import BytesIO

from PIL import Image
from playwright.sync_api import Page, expect
from tools.reading import scan

from tests.architecture.tree import ROOT

OPEN = re.compile(r"/desk/[0-9a-f-]{36}/(\?.*)?$")
EMPTY = re.compile(r"/desk/(\?.*)?$")
#: Milliseconds between two keys of a hand; what is faster is taken for a reader.
HAND = 60
#: Where the pictures of the handbook go; empty takes none. `TRAVESIA_PICTURES=en` or `es`.
PICTURES = os.environ.get("TRAVESIA_PICTURES", "")
IMAGES = ROOT / "docs" / "images"
COLOURS = 256  # enough for a screen, and less than half the bytes

#: A camera for the handbook: it shows a drawing of a person, since nobody real stands there.
DRAWN_CAMERA = """
navigator.mediaDevices.getUserMedia = async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 480 });
  const pen = canvas.getContext("2d");
  const draw = () => {
    pen.fillStyle = "#d9d6cc"; pen.fillRect(0, 0, 640, 480);
    for (const [colour, x, y, across, down] of [
      ["#35506b", 320, 520, 190, 190], ["#b98d6d", 320, 350, 48, 90],
      ["#3b2f2a", 320, 205, 112, 140], ["#c79c7b", 320, 222, 94, 122],
    ]) {
      pen.fillStyle = colour; pen.beginPath();
      pen.ellipse(x, y, across, down, 0, 0, 2 * Math.PI); pen.fill();
    }
  };
  draw(); setInterval(draw, 100);
  return canvas.captureStream(10);
};
"""


class Hands:
    """The keyboard and the reader of one officer, with a count of keys since the last reading."""

    def __init__(self, page: Page) -> None:
        """Sit down before the page."""
        self.page = page
        self.keys = 0

    def press(self, key: str, times: int = 1) -> None:
        """Press a key, once or several times."""
        for _ in range(times):
            self.keys += 1
            self.page.keyboard.press(key)

    def go(self, key: str) -> None:
        """Press a key that leads to another page, and wait for it."""
        with self.page.expect_navigation():
            self.press(key)
        self.page.wait_for_load_state()

    def write(self, text: str) -> None:
        """Type a text as a hand does."""
        self.keys += len(text)
        self.page.keyboard.type(text, delay=HAND)

    def read(self, text: str) -> None:
        """Put a document on the reader: the page that answers is here when this returns."""
        self.page.wait_for_load_state()
        with self.page.expect_navigation():
            scan(self.page, text.split("\n"))
        self.page.wait_for_load_state()
        self.keys = 0

    def open(self, text: str) -> None:
        """Read a travel document at the empty desk; the traveller stands before the officer.

        A document that came in two pieces, as it does on a machine with no time, is read again.
        """
        self.read(text)
        if not OPEN.search(self.page.url):
            self.press("Control+a")
            self.read(text)
        expect(self.page).to_have_url(OPEN)
        expect(self.page.locator("[data-likely]")).to_be_focused()

    def tab_to(self, selector: str) -> None:
        """Press Tab until something that matches has the focus."""
        for _ in range(120):
            self.press("Tab")
            if self.page.evaluate("(s) => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"Tab does not reach {selector}")

    def choose(self, value: str) -> None:
        """Go down the list that has the focus until this value is chosen."""
        self.press("Home")
        for _ in range(40):
            if self.page.evaluate("() => document.activeElement.value") == value:
                return
            self.press("ArrowDown")
        raise AssertionError(f"{value} is not in the list")

    def set_day(self, day: date) -> None:
        """Type a day into the field that has the focus, in the order in which it asks for it."""
        for order in ("%m%d%Y", "%d%m%Y"):
            self.write(day.strftime(order))
            if self._value() == day.isoformat():
                return
            self.press("ArrowLeft", 3)
        raise AssertionError(f"the field says {self._value()} and not {day}")

    def set_time(self, time: str) -> None:
        """Type a time before noon, `08:30`, into the field that has the focus."""
        self.write(time.replace(":", ""))
        if self._value() != time:
            self.write("A")
        assert self._value() == time

    def _value(self) -> str:
        return str(self.page.evaluate("() => document.activeElement.value"))

    def admit(self) -> int:
        """Admit; return how many keys that took since the document was read."""
        self.go("F2")
        expect(self.page).to_have_url(EMPTY)
        return self.keys

    def picture(self, name: str) -> None:
        """Take a picture for the handbook, where pictures are asked for."""
        if not PICTURES:
            return
        self.page.evaluate("() => document.querySelector('.toast')?.remove()")
        suffix = "" if PICTURES == "en" else f".{PICTURES}"
        taken = Image.open(BytesIO(self.page.screenshot()))
        few = taken.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(IMAGES / f"{name}{suffix}.png", optimize=True)
