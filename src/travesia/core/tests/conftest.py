"""A Chromium page that is served the kit's files from the source tree, under the real policy."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route
from tools.reading import scan

from travesia.testing import PATIENCE

STATIC = Path(__file__).resolve().parent.parent / "static"
POLICY = "default-src 'none'; " + "; ".join(
    f"{kind} 'self'" for kind in ("script-src", "style-src", "img-src", "form-action")
)
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
HOST = "http://kit.test"
HEAD = (
    '<head><title>x</title><meta name="travesia-texts" content="" data-unheard="Not taken." '
    'data-covered="Window first."><script type="module" src="/static/core/kit.js"></script></head>'
)
#: Keep every scan; take it, unless a form on the page is there for it.
LISTEN = """() => {
  window.heard = [];
  window.begun = 0;
  document.addEventListener('reader:hearing', () => { window.begun += 1; });
  document.addEventListener('reader:scan', (event) => {
    window.heard.push(event.detail);
    if (!document.querySelector('form[data-reader]')) event.preventDefault();
  });
}"""


@pytest.fixture(scope="session")
def browser(chrome: Browser) -> Browser:
    """The one Chromium of all browser tests."""
    return chrome


class Bench:
    """One page with the kit's scripts; `complaints` are what the browser's console refused."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.body = ""
        self.complaints: list[str] = []
        page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOST).split("?")[0]
        headers = {"Content-Security-Policy": POLICY}
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix("/static/")
            route.fulfill(path=file, content_type=KINDS[file.suffix], headers=headers)
        else:
            html = f"<!doctype html><html lang=en>{HEAD}<body>{self.body}</body></html>"
            route.fulfill(body=html, content_type="text/html; charset=utf-8", headers=headers)

    def show(self, body: str) -> Page:
        self.body = body
        self.page.goto(f"{HOST}/page")
        self.page.evaluate(LISTEN)
        return self.page

    def scan(self, *lines: str) -> None:
        """Send the lines as a reader does and wait until they must have been heard."""
        scan(self.page, lines)
        self.page.wait_for_timeout(700)

    def heard(self) -> list[str]:
        found: list[str] = self.page.evaluate("() => window.heard.map((d) => d.text)")
        return found


@pytest.fixture
def bench(browser: Browser) -> Iterator[Bench]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.set_default_timeout(PATIENCE)
    yield Bench(context.new_page())
    context.close()
