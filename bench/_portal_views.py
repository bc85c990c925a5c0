"""What a page weighs and how long its first view takes on a slow network, in a real browser."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import urlopen

from tools.find_chromium import chromium

from bench._portal_judges import PublicPage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BITS, LATENCY = 250_000, 800
"""Bits a second and milliseconds of an old mobile network at its edge."""
SLOWER = 4
"""Times that the processor is slowed down: a cheap telephone."""
GOAL_SECONDS, GOAL_BYTES, GOAL_ASKED = 4.0, 30_000, 5
_LATEST = """() => new Promise((done) => {
  let at = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) at = one.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(at), 300);
})"""


@dataclass(frozen=True, slots=True)
class View:
    """One page as a telephone meets it."""

    template: str
    language: str
    weight: int
    """Bytes of HTML and style sheet, gzipped."""
    asked: int
    cookies: int
    elsewhere: int
    """Questions that went to another site."""
    seconds: float
    """Until the largest part is painted, with nothing in the cache."""


def views(site: str, found: list[PublicPage]) -> Iterator[View] | str:
    """Look at pages over a slow network; or say why not."""
    path = chromium()
    if path is None:
        return "Chromium is not on this machine"
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # of the tests
    except ImportError:
        return "playwright is not installed: requirements/test.txt has it"

    def look() -> Iterator[View]:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            for page in found:
                yield _view(browser, site, page)
            browser.close()

    return look()


def weight_of(site: str, page: PublicPage) -> int:
    """Return the bytes of a page and its style sheet as they travel, gzipped."""
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', page.html)
    bodies = [page.html.encode()]
    for one in sheets:
        with urlopen(site + one, timeout=60) as answer:  # noqa: S310  # our own site
            bodies.append(answer.read())
    return sum(len(gzip.compress(body, 6)) for body in bodies)


def _view(browser: "Browser", site: str, page: PublicPage) -> View:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    wire = context.new_cdp_session(tab)
    wire.send("Network.enable")
    speed = BITS / 8
    slow = {"latency": LATENCY, "downloadThroughput": speed, "uploadThroughput": speed}
    wire.send("Network.emulateNetworkConditions", {"offline": False, **slow})
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    tab.goto(site + page.address, wait_until="load", timeout=60_000)
    seconds = tab.evaluate(_LATEST) / 1000
    here = urlsplit(site).netloc
    found = View(
        template=page.template,
        language=page.language,
        weight=weight_of(site, page),
        asked=len(asked),
        cookies=len(context.cookies()),
        elsewhere=sum(urlsplit(one).netloc != here for one in asked),
        seconds=seconds,
    )
    context.close()
    return found
