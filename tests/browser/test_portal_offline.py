"""A country on a telephone: kept, read and searched without network; hidden places go from it.

At 320 px, with the network cut half-way. Near me is measured in the page.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Geolocation, Page, Route, expect

from tests.browser.conftest import Site
from tests.browser.test_portal import LANGUAGES
from tests.browser.walking import overflow, tab_walk, violations
from travesia.testing import PATIENCE

pytestmark = pytest.mark.browser

KEPT = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      found[new URL(request.url).pathname] = (await (await cache.match(request)).text());
    }
  }
  return found;
}"""
#: Puerto Sol of the demonstration is invented; a point in its country will do.
HERE: Geolocation = {"latitude": 14.6349, "longitude": -90.5069}


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A telephone of 320 px that allows pages to ask where it is."""
    context = browser.new_context(
        viewport={"width": 320, "height": 640},
        base_url=site.address,
        geolocation=HERE,
        permissions=["geolocation"],
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


def kept(page: Page, country: str = "gt", language: str = "es") -> None:
    """Keep a country, and wait until the worker answers for the pages."""
    page.goto(f"/{language}/pack/{country}/")
    page.locator("[data-keep]").click()
    expect(page.locator("[data-pack-said]")).to_contain_text("kB", timeout=60_000)
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def until(page: Page, said: Callable[[], bool], seconds: int = 20) -> None:
    """Wait until something holds."""
    for _ in range(seconds * 5):
        if said():
            return
        page.wait_for_timeout(200)
    raise AssertionError("it did not come to hold")


def cut(context: BrowserContext) -> None:
    """Cut the network, also for the worker."""
    context.set_offline(True)


def test_what_is_kept_is_read_and_searched_without_network(phone: BrowserContext) -> None:
    page = phone.new_page()
    kept(page)
    sizes = page.evaluate(KEPT)
    assert sum(len(text.encode()) for text in sizes.values()) < 2_000_000
    assert not [path for path in sizes if path.endswith("/feedback/")]
    cut(phone)
    page.goto("/es/")
    expect(page.locator(".saved")).to_be_visible()
    page.goto("/es/in/gt/")
    page.locator(".hubs a[href*='/p/']").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".hot").first.get_attribute("href", timeout=1000)
    page.goto("/es/pack/gt/places/")
    services = page.locator("#main .hubs > li")
    assert services.count() > 3
    assert overflow(page) == 0
    first = services.first.get_attribute("id") or ""
    page.goto(f"/es/s/{first.removeprefix('s-')}/")
    assert page.url.endswith(f"/es/pack/gt/places/#{first}")


def test_a_search_without_network_is_answered_from_what_is_kept(phone: BrowserContext) -> None:
    page = phone.new_page()
    kept(page)
    page.goto("/es/")
    cut(phone)
    page.locator("#q").fill("acta nacimiento")
    page.locator("#q").press("Enter")
    expect(page.locator("[data-pack-hits] a").first).to_be_visible()
    assert "acta" not in page.url
    page.goto("/es/pack/gt/")
    page.locator("#kept-q").fill("albergue")
    page.locator("#kept-q").press("Enter")
    expect(page.locator("[data-pack-hits] a[href*='#s-']").first).to_be_visible()
    page.locator("#kept-q").fill("zzzzzz")
    page.locator("#kept-q").press("Enter")
    expect(page.locator("[data-pack-hits]")).to_be_hidden()
    page.locator("#kept-q").fill("copia acta")
    page.locator("#kept-q").press("Enter")
    page.locator("[data-pack-hits] a").first.click()
    expect(page.locator("h1")).to_be_visible()


def test_a_place_hidden_meanwhile_goes_when_the_network_is_back(
    phone: BrowserContext, site: Site
) -> None:
    page = phone.new_page()
    kept(page)
    page.goto("/es/pack/gt/places/")
    victim = (page.locator("#main .hubs > li").nth(1).get_attribute("id") or "").removeprefix("s-")
    name = page.locator(f"#s-{victim} h2").inner_text()
    cut(phone)
    page.reload()
    assert name in page.content()
    hide(site, victim)
    phone.set_offline(False)
    until(page, lambda: victim not in json.dumps(page.evaluate(KEPT)))
    until(page, lambda: "/es/pack/gt/search.json" in page.evaluate(KEPT))
    until(page, lambda: "/es/pack/gt/places/" in page.evaluate(KEPT))
    cut(phone)
    page.goto("/es/pack/gt/places/")
    assert name not in page.content()
    page.goto("/es/")
    expect(page.locator(".saved")).to_be_visible()


def hide(site: Site, service: str) -> None:
    """Take a service out of sight on the node, as an attendant does."""
    code = (
        "import django; django.setup()\n"
        "from uuid import UUID\n"
        "from travesia.access.domain import Actor\n"
        "from travesia.directory import services\n"
        "actor = Actor.system('tests', {'directory.hide'})\n"
        f"services.hide(actor=actor, table='service', entry_id=UUID('{service}'), reason='x')\n"
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": str(Path(__file__).parents[2] / "src"),
        "TRAVESIA_ROLE": "demo",
        "TRAVESIA_DATA": str(site.data),
        "DJANGO_SETTINGS_MODULE": "travesia.config.settings",
    }
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def test_everything_kept_is_deleted_with_one_button(phone: BrowserContext) -> None:
    page = phone.new_page()
    kept(page)
    page.locator("[data-drop]").first.click()
    page.wait_for_function(f"({KEPT})().then((all) => Object.keys(all).length === 0)")
    assert (
        page.evaluate("navigator.serviceWorker.getRegistrations().then((all) => all.length)") == 0
    )
    expect(page.locator("[data-pack-find]")).to_be_hidden()


@pytest.mark.parametrize("path", ["/es/where/gt/", "/es/pack/gt/places/"])
def test_near_me_asks_on_tap_only_and_tells_nobody(phone: BrowserContext, path: str) -> None:
    page = phone.new_page()
    asked: list[str] = []

    def note(route: Route) -> None:
        asked.append(f"{route.request.url} {route.request.post_data or ''}")
        route.continue_()

    page.add_init_script(
        "window.taps = 0; const real = navigator.geolocation.getCurrentPosition"
        ".bind(navigator.geolocation); navigator.geolocation.getCurrentPosition ="
        " (...all) => { window.taps += 1; real(...all); };"
    )
    page.route("**/*", note)
    page.goto(path)
    assert page.evaluate("window.taps") == 0
    page.locator("[data-near]").click()
    expect(page.locator(".far").first).to_be_visible()
    far = [
        float(one.split()[0].replace(",", ".")) for one in page.locator(".far").all_inner_texts()
    ]
    assert far == sorted(far)
    assert len(far) > 2
    said = json.dumps(asked)
    assert not [part for part in ("14.63", "90.50", "-90", "lat", "lon=") if part in said]
    assert overflow(page) == 0


def test_a_telephone_that_does_not_say_where_it_is_loses_nothing(
    browser: Browser, site: Site
) -> None:
    context = browser.new_context(base_url=site.address, permissions=[])
    page = context.new_page()
    page.goto("/es/where/gt/")
    before = page.locator("#main .hubs > li").count()
    page.locator("[data-near]").click()
    expect(page.locator("[data-near-said]")).not_to_have_text("", timeout=25_000)
    assert page.locator("#main .hubs > li").count() == before
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_kept_pages_are_for_everybody(browser: Browser, site: Site, width: int) -> None:
    context = browser.new_context(
        base_url=site.address, reduced_motion="reduce", viewport={"width": width, "height": 768}
    )
    page = context.new_page()
    wrong = []
    for language in LANGUAGES:
        page.goto(f"/{language}/pack/gt/places/")
        wrong += [f"{language}: {fault}" for fault in violations(page)]
        if overflow(page):
            wrong.append(f"{language}: {overflow(page)} px wider than {width}")
    assert wrong == []
    assert not tab_walk(page)
    context.close()
