"""The nightly check of links: what it says of each, whom it never asks, how politely it asks."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.test import Client

from travesia.access.services import AccessDeniedError
from travesia.core import clock
from travesia.core.models import JobRun
from travesia.directory.tests.factories import load
from travesia.portal import services
from travesia.portal.domain import Source, Wording
from travesia.portal.domain.links import (
    LONGEST,
    Answer,
    BarredError,
    Outcome,
    Target,
    links_in,
    public_address,
    target_of,
)
from travesia.portal.jobs import LINK_CHECK
from travesia.portal.models import LinkState
from travesia.portal.selectors.links import broken_links, links_shown
from travesia.portal.services.links import BETWEEN, check
from travesia.portal.services.web import RealWeb
from travesia.portal.tests.cast import READER, SPANISH, published
from travesia.portal.tests.test_pages import signed_in
from travesia.portal.tests.web import PUBLIC, Clock, SimulatedWeb
from travesia.testing import actor

OFFICE = "https://office.example/acta"


def outcome(address: str, web: SimulatedWeb) -> str:
    """Return what one link comes to."""
    return check(address, web, lambda _host: None).outcome.value


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (Answer(200), "ok"),
        (Answer(404), "gone"),
        (Answer(410), "gone"),
        (Answer(500), "silent"),
        (TimeoutError(), "silent"),
        (ssl.SSLCertVerificationError("expired"), "silent"),
        (Answer(429), "closed"),
        (Answer(401), "closed"),
        (Answer(302), "silent"),
    ],
)
def test_a_link_comes_to_what_its_site_says(answer: Answer | Exception, expected: str) -> None:
    assert outcome(OFFICE, SimulatedWeb({OFFICE: answer})) == expected


def test_a_site_that_answers_no_bare_question_is_asked_as_a_reader_would() -> None:
    web = SimulatedWeb({f"HEAD {OFFICE}": Answer(405), f"GET {OFFICE}": Answer(200)})
    assert outcome(OFFICE, web) == "ok"
    assert [method for method, _address, _ip in web.asked] == ["HEAD", "GET"]


def test_what_has_moved_for_good_is_told_with_its_new_address() -> None:
    new = "https://office.example/tramites/acta"
    web = SimulatedWeb({OFFICE: Answer(301, "/tramites/acta"), new: Answer(200)})
    verdict = check(OFFICE, web, lambda _host: None)
    assert (verdict.outcome, verdict.moved_to) == (Outcome.MOVED, new)
    web = SimulatedWeb({OFFICE: Answer(302, "/tramites/acta"), new: Answer(200)})
    assert outcome(OFFICE, web) == "ok"


def test_a_link_that_goes_in_circles_is_given_up() -> None:
    web = SimulatedWeb({OFFICE: Answer(302, OFFICE)})
    assert outcome(OFFICE, web) == "silent"
    assert len(web.asked) == 6


PRIVATE = (
    *("127.0.0.1", "10.0.0.8", "172.16.3.4", "192.168.1.1", "169.254.169.254", "0.0.0.0"),  # noqa: S104  # asked of nobody
    *("100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.8", "fe80::1%eth0"),
    *("2002:a00:8::", "64:ff9b::a00:8", "2001:0:4136:e378:8000:63bf:3fff:fdd2", "no address"),
)


@pytest.mark.parametrize("ip", PRIVATE)
def test_no_name_that_leads_into_the_house_is_asked(ip: str) -> None:
    for found in ((ip,), (PUBLIC, ip)):
        web = SimulatedWeb({OFFICE: Answer(200)}, names={"office.example": found})
        assert outcome(OFFICE, web) == "barred"
        assert web.asked == []


def test_a_redirection_into_the_house_is_not_followed() -> None:
    inside = "http://intranet.example/admin"
    web = SimulatedWeb(
        {OFFICE: Answer(302, inside), inside: Answer(200)},
        names={"intranet.example": ("10.0.0.8",)},
    )
    assert outcome(OFFICE, web) == "barred"
    assert [address for _method, address, _ip in web.asked] == [OFFICE]


def test_the_question_goes_to_the_address_that_was_looked_at() -> None:
    web = SimulatedWeb({OFFICE: Answer(200)})
    outcome(OFFICE, web)
    assert [ip for _method, _address, ip in web.asked] == [PUBLIC]


@pytest.mark.parametrize(
    "address",
    [
        "ftp://office.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://user:word@office.example/",
        "https://office.example:22/",
        "https://office.example:99999/",
        "https:///nothing",
        "https://office.example/a b",
        "https://office.example/\r\nHost: other",
        "https://[::1",
        f"https://office.example/{'a' * LONGEST}",
        f"https://{'ñ' * 80}.example/",
        "nothing",
    ],
)
def test_what_is_no_public_page_by_its_looks_is_not_even_looked_up(address: str) -> None:
    with pytest.raises(BarredError):
        target_of(address)
    assert outcome(address, SimulatedWeb({})) == "barred"


def test_an_address_with_signs_of_the_region_goes_out_as_bytes_in_per_cent() -> None:
    target = target_of("https://migración.example/trámites?día=1")
    assert target == Target("https", "xn--migracin-13a.example", 443, "/tr%C3%A1mites?d%C3%ADa=1")


def test_an_empty_answer_of_the_resolver_bars_too() -> None:
    with pytest.raises(BarredError):
        public_address([])


def test_links_are_found_in_texts_without_the_stop_behind_them() -> None:
    text = "Vea https://a.example/x. Luego (http://b.example/y), y https://a.example/x."
    assert links_in(text) == ("https://a.example/x", "http://b.example/y")


def item_with(address: str) -> UUID:
    """Bring out a page with a source that has an address."""
    return published(source=Source("Circular 7 (invented)", address, date(2026, 11, 1))).id


@pytest.mark.django_db
def test_a_round_keeps_what_each_link_came_to_and_since_when(
    frozen_clock: clock.FixedClock,
) -> None:
    item_with(OFFICE)
    item_with("https://other.example/")
    web = SimulatedWeb({OFFICE: Answer(404), "https://other.example/": Answer(200)})
    began = clock.now()
    for _night in range(3):
        done = services.check_links(actor=LINK_CHECK, web=web, wait=lambda _s: None)
        assert (done.checked, done.broken, done.left) == (2, 1, 0)
        frozen_clock.set(clock.now() + timedelta(days=1))
    (row,) = broken_links()
    assert (row.link.address, row.link.failures, row.link.failing_since) == (OFFICE, 3, began)
    assert row.places[0].title == SPANISH.title
    web = SimulatedWeb({OFFICE: Answer(200), "https://other.example/": Answer(200)})
    services.check_links(actor=LINK_CHECK, web=web, wait=lambda _s: None)
    assert broken_links() == ()
    assert LinkState.objects.get(address=OFFICE).failures == 0


@pytest.mark.django_db
def test_links_of_pages_of_texts_and_of_the_directory_are_asked(
    frozen_clock: clock.FixedClock,
) -> None:
    item_with(OFFICE)
    blocks = {**SPANISH.blocks, "place": "Vea https://inside.example/mapa."}
    published(Wording("Otra", SPANISH.summary, blocks))
    load()
    shown = links_shown()
    assert {OFFICE, "https://inside.example/mapa", "https://example.org/hub"} <= set(shown)
    assert len(shown) == len(set(shown))


@pytest.mark.django_db
def test_a_link_that_no_page_has_any_more_is_forgotten(frozen_clock: clock.FixedClock) -> None:
    item = item_with(OFFICE)
    services.check_links(actor=LINK_CHECK, web=SimulatedWeb({}), wait=lambda _s: None)
    assert [row.link.address for row in broken_links()] == [OFFICE]
    services.withdraw_item(actor=READER, item_id=item, reason="Closed")
    assert broken_links() == ()
    services.check_links(actor=LINK_CHECK, web=SimulatedWeb({}), wait=lambda _s: None)
    assert not LinkState.objects.exists()


@pytest.mark.django_db
def test_one_site_is_asked_slowly_and_others_meanwhile(frozen_clock: clock.FixedClock) -> None:
    pages = [f"https://slow.example/{number}" for number in range(3)]
    for address in (*pages, "https://quick.example/"):
        item_with(address)
    web, time = SimulatedWeb({}), Clock()
    services.check_links(actor=LINK_CHECK, web=web, now=time.now, wait=time.wait)
    order = [address for _method, address, _ip in web.asked]
    assert order.index("https://quick.example/") < order.index("https://slow.example/1")
    assert time.waits == [BETWEEN, BETWEEN]


@pytest.mark.django_db
def test_what_was_not_asked_for_longest_comes_first(frozen_clock: clock.FixedClock) -> None:
    for number in range(3):
        item_with(f"https://s{number}.example/")
    for night in range(3):
        web = SimulatedWeb({})
        done = services.check_links(actor=LINK_CHECK, web=web, most=1, wait=lambda _s: None)
        frozen_clock.set(clock.now() + timedelta(days=1))
        assert [one[1] for one in web.asked] == [f"https://s{night}.example/"]
        assert done.left == 2


@pytest.mark.django_db
def test_whoever_may_not_write_for_the_portal_sends_nobody_out() -> None:
    with pytest.raises(AccessDeniedError):
        services.check_links(actor=actor("stranger"), web=SimulatedWeb({}))


@pytest.mark.django_db
def test_editors_see_what_fails_and_let_it_be_checked(frozen_clock: clock.FixedClock) -> None:
    item = item_with(OFFICE)
    services.check_links(actor=LINK_CHECK, web=SimulatedWeb({OFFICE: Answer(404)}))
    editor = signed_in("editor")
    assert "1 link does not answer" in editor.get("/portal/").content.decode()
    page = editor.get("/portal/links/").content.decode()
    assert OFFICE in page
    assert f"/portal/items/{item}/" in page
    assert "There is no such page any more" in page
    assert editor.post("/portal/links/check/").status_code == 302
    assert JobRun.objects.filter(key="portal.check_links").count() == 1
    assert Client().get("/portal/links/").status_code in {302, 401}


@pytest.mark.django_db
def test_the_command_says_what_it_came_to(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.portal.services.links.RealWeb", lambda: SimulatedWeb({}))
    call_command("portal_links")
    assert "0 links checked: 0 do not answer, 0 have moved." in capsys.readouterr().out


class _Site(http.server.BaseHTTPRequestHandler):
    """A site of one page."""

    def do_HEAD(self) -> None:
        """Send on, and say under which name it was asked."""
        self.send_response(301)
        self.send_header("Location", f"https://{self.headers['Host']}/new")
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""


@pytest.fixture
def site() -> Iterator[int]:
    """Serve on this machine and give the port."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    server.server_close()


def test_the_real_web_goes_to_the_given_address_under_the_name_of_the_site(site: int) -> None:
    target = Target("http", "office.example", site, "/acta?x=1")
    answer = RealWeb().ask("HEAD", target, "127.0.0.1")
    assert answer == Answer(301, "https://office.example/new")


def test_a_site_that_is_not_there_is_an_error_of_the_network() -> None:
    with pytest.raises(OSError, match="refused"):
        RealWeb().ask("HEAD", Target("http", "office.example", 1, "/"), "127.0.0.1")
