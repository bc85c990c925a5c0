"""Make the pictures of the documentation from a served demonstration, never by hand.

./travesia demo            (in another window)
.venv/bin/python tools/screenshots.py [http://127.0.0.1:8000]

Those of the officer's guide come from the journey that is tested, in English and in Spanish:

TRAVESIA_PICTURES=en .venv/bin/python -m pytest tests/browser/test_morning.py
TRAVESIA_PICTURES=es .venv/bin/python -m pytest tests/browser/test_morning.py
"""

import sys
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.find_chromium import chromium  # the path is set above
from tools.reading import scan

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
SPECIMEN = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


def sign_in(page: Page, role: str, post: str = "") -> None:
    """Become the first demo person who holds the role, at a post where one is named."""
    page.goto("/demo/")
    page.locator(f'[data-role="{role}"]', has_text=post).locator("button").first.click()
    page.wait_for_load_state()


def desk(page: Page) -> None:
    """Show the desk with the specimen passport read."""
    sign_in(page, "border_officer")
    page.goto("/desk/")
    scan(page, SPECIMEN)
    page.locator('.verdict[data-v="stop"]').wait_for()


def presented(page: Page) -> None:
    """Show the desk with an identity card read and a permit card presented with it."""
    sign_in(page, "border_officer")
    page.goto("/desk/")
    page.get_by_role("button", name="Identity card with a long number (TD1)").click()
    page.locator(".desk-open").wait_for()
    page.keyboard.press("F6")
    page.get_by_role("button", name="Permit card", exact=True).click()
    page.get_by_text("Card: verified").first.wait_for()


#: The stories of the demonstration happen at one post: whoever works there is shown.
_POSTS = dict.fromkeys(("border_officer", "second_line_officer", "supervisor"), "HTI-MAL")


def _queue_of(role: str, path: str) -> Callable[[Page], None]:
    """Return how to show a page of somebody who holds a role."""

    def show(page: Page) -> None:
        sign_in(page, role, _POSTS.get(role, ""))
        page.goto(f"{path}?lang=en")

    return show


def _first_of(role: str, path: str, begins: str) -> Callable[[Page], None]:
    """Return how to show the first thing that a list leads to."""

    def show(page: Page) -> None:
        sign_in(page, role, _POSTS.get(role, ""))
        page.goto(f"{path}{'&' if '?' in path else '?'}lang=en")
        page.locator(f'main :is(table, ul, ol) a[href^="{begins}"]').first.click()
        page.wait_for_load_state()

    return show


#: Pages of the border that are pictures of their own, by the name of the picture.
BORDER: dict[str, Callable[[Page], None]] = {
    "stays": _queue_of("second_line_officer", "/desk/stays/"),
    "stay": _first_of("second_line_officer", "/desk/stays/?said=confirmed", "/desk/stays/"),
    "changed-documents": _queue_of("border_officer", "/desk/changed-documents/"),
    "late-hit": _first_of("second_line_officer", "/desk/late-hits/", "/desk/late-hits/"),
    "paper": _queue_of("border_officer", "/desk/paper/"),
    "queue": _queue_of("border_officer", "/desk/queue/"),
    "files": _queue_of("node_administrator", "/desk/files/"),
    "online-applications": _queue_of("permit_officer", "/authorisations/applications/"),
}


def chart(page: Page) -> None:
    """Show the public page of crossings."""
    page.goto("/evidence/crossings/")


def pictures(browser: Browser, address: str) -> None:
    """Write each picture into docs/images."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, show in (
        *(("desk", desk), ("presented", presented), ("chart", chart)),
        *BORDER.items(),
    ):
        context = browser.new_context(
            base_url=address,
            viewport={"width": 1366, "height": 768},
            locale="en",
            reduced_motion="reduce",
        )
        page = context.new_page()
        show(page)
        page.screenshot(path=IMAGES / f"{name}.png")
        context.close()
        sys.stdout.write(f"docs/images/{name}.png\n")


def main(argv: list[str]) -> int:
    """Take the pictures from the address given, or from the usual one."""
    path = chromium()
    if path is None:
        sys.stderr.write("Chromium was not found: apt install chromium.\n")
        return 1
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        pictures(browser, argv[0] if argv else "http://127.0.0.1:8000")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
