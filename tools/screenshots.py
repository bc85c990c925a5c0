"""Make the pictures of the documentation from a served demonstration, never by hand.

./travesia demo            (in another window)
.venv/bin/python tools/screenshots.py [http://127.0.0.1:8000]

Those of the officer's guide come from the journey that is tested, in English and in Spanish:

TRAVESIA_PICTURES=en .venv/bin/python -m pytest tests/browser/test_morning.py
TRAVESIA_PICTURES=es .venv/bin/python -m pytest tests/browser/test_morning.py
"""

import sys
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


def sign_in(page: Page, role: str) -> None:
    """Become the first demo person who holds the role."""
    page.goto("/demo/")
    page.locator(f'[data-role="{role}"] button').first.click()
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


def chart(page: Page) -> None:
    """Show the public page of crossings."""
    page.goto("/evidence/crossings/")


def pictures(browser: Browser, address: str) -> None:
    """Write each picture into docs/images."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    for name, show in (("desk", desk), ("presented", presented), ("chart", chart)):
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
