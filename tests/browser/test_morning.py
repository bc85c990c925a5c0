"""A morning at one post, by keyboard alone: whoever comes, what is decided, what is counted."""

from collections.abc import Iterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, expect
from pytest_django.live_server_helper import LiveServer
from tools.reading import scan

from tests.browser import morning_cast as cast
from tests.browser.keyboard import DRAWN_CAMERA, EMPTY, OPEN, PICTURES, Hands
from travesia.access.domain import Purpose, Role
from travesia.border import selectors
from travesia.border.models import (
    Crossing,
    GuardianLink,
    Inspection,
    LateHit,
    Refusal,
    SecondLineCase,
)
from travesia.border.services import catch_up, presenting
from travesia.border.tests.presented_cast import TRUST
from travesia.border.tests.signing_in import POST, make_post_and_people, sign_in
from travesia.core import clock
from travesia.credentials import selectors as credentials
from travesia.journal import services as journal
from travesia.people import selectors as people
from travesia.testing import PATIENCE, actor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

#: What the officer's language is; the pictures of the handbook are taken in two.
LANGUAGE = PICTURES or "en"
WORDS = cast.WORDS[LANGUAGE]
#: Keys that a traveller may take who was here before, with nothing to look at.
FEW = 3


class Post:
    """The post on this morning: who works there, and what stands in the world around it."""

    def __init__(self, browser: Browser, address: str) -> None:
        """Open the post with nobody signed in."""
        self._browser, self._address = browser, address
        self._open: list[BrowserContext] = []
        self.faults: list[str] = []

    def officer(self, role: str) -> Hands:
        """Sign somebody of the cast in, in a window of their own."""
        cookie = sign_in(Client(), role).cookies["sessionid"].value
        context = self._browser.new_context(
            viewport={"width": 1366, "height": 768},
            base_url=self._address,
            locale=LANGUAGE,
            reduced_motion="reduce",
        )
        context.grant_permissions(["camera"])
        if PICTURES:
            context.add_init_script(DRAWN_CAMERA)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "sessionid", "value": cookie, "url": self._address}])
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.goto(f"/desk/?lang={LANGUAGE}")
        self._open.append(context)
        return Hands(page)

    def close(self) -> None:
        """Send everybody home."""
        for context in self._open:
            context.close()


@pytest.fixture
def post(
    chrome: Browser, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Post]:
    """A post with lists, a trust list, and a log that goes back some months."""
    make_post_and_people()
    cast.make_lists(WORDS)
    cast.make_past()
    monkeypatch.setattr(presenting, "trust_here", lambda: TRUST)
    made = Post(chrome, live_server.url)
    yield made
    made.close()
    assert made.faults == []


def _of(traveller: cast.Traveller) -> Crossing:
    """Return the newest crossing that shows the traveller's document."""
    return Crossing.objects.filter(document_number=traveller.number).latest("recorded_at")


def _come_back(desk: Hands) -> None:
    for one in cast.RETURNING:
        desk.open(one.zone())
        expect(desk.page.locator(".verdict")).to_have_attribute("data-v", "ok")
        expect(desk.page.locator(".stay-line li")).to_have_count(2)
        if one is cast.RETURNING[0]:
            desk.picture("returning")
        assert desk.admit() <= FEW, one


def _come_first(desk: Hands) -> None:
    """Three whom nobody knows; of the first a photo is taken, of the second the purpose noted."""
    photographed, asked, plain = cast.FIRST_TIME
    desk.open(photographed.zone())
    desk.press("Shift+F7")
    expect(desk.page.locator("[data-take]")).to_be_focused()
    desk.picture("photo")
    desk.press("Enter")
    expect(desk.page.locator("[data-keep]")).to_be_focused()
    desk.go("Enter")
    expect(desk.page.locator("img.photo")).to_be_visible()
    desk.admit()
    desk.open(asked.zone())
    desk.tab_to("#id_purpose")
    desk.choose("business")
    desk.admit()
    desk.open(plain.zone())
    desk.admit()


def _begin_group(desk: Hands, label: str, kind: str) -> None:
    desk.go("F7")
    expect(desk.page.locator("#label")).to_be_focused()
    desk.write(label)
    desk.tab_to("#kind")
    desk.choose(kind)
    desk.tab_to("button.btn-main")
    desk.go("Enter")
    expect(desk.page.locator("#id_zone")).to_be_focused()


def _read_together(desk: Hands, travellers: tuple[cast.Traveller, ...]) -> None:
    """Read one after the other; a document that came in two pieces is read again."""
    for place, one in enumerate(travellers, 1):
        desk.read(one.zone())
        if desk.page.locator(".members li").count() < place:
            desk.press("Control+a")
            desk.read(one.zone())


def _admit_group(desk: Hands, count: int) -> None:
    expect(desk.page.locator(".members li")).to_have_count(count)
    desk.press("F2")
    expect(desk.page.locator("#together button.btn-main")).to_be_focused()
    desk.go("Enter")
    desk.go("Shift+F6")
    desk.page.goto("/desk/")


def _family(desk: Hands) -> None:
    """Two adults and two children: the desk asks who answers for them, a person says it."""
    _begin_group(desk, "Torvaldsen", "family")
    family = (cast.MOTHER, cast.FATHER, *cast.children())
    _read_together(desk, family)
    expect(desk.page.locator(".what .is-caution")).to_have_count(2)
    desk.picture("family")
    for left in (1, 0):
        group = desk.page.url
        desk.tab_to('.what a[href$="/guardian/"]')
        desk.go("Enter")
        desk.tab_to("#adult")
        desk.press("ArrowDown")
        desk.tab_to("#proof_number")
        desk.write("BC 4417")
        desk.go("F2")
        desk.tab_to('a[href*="/groups/"]:not(.desk-keys a)')
        desk.go("Enter")
        assert desk.page.url.split("?")[0] == group.split("?")[0]
        expect(desk.page.locator(".what .is-caution")).to_have_count(left)
    _admit_group(desk, len(family))


def _coach(desk: Hands) -> None:
    _begin_group(desk, "Bus 4417", "coach")
    _read_together(desk, cast.COACH)
    _admit_group(desk, len(cast.COACH))
    assert {_of(one).conveyance for one in cast.COACH} == {"Bus 4417"}


def _with_papers(desk: Hands) -> None:
    """A visa is counted with the entry; a card of another issuer is checked and shown."""
    visa = cast.make_visa()
    desk.open(cast.WITH_VISA.zone())
    expect(desk.page.locator(f'input[value="{visa.id}"]')).to_be_checked()
    desk.admit()
    record = credentials.access_authorisation(
        actor=actor("permit officer", Role.PERMIT_OFFICER),
        authorisation_id=visa.id,
        purpose=Purpose.AUTHORISATION,
    )
    assert [use.crossing_id for use in record.uses] == [_of(cast.WITH_VISA).id]
    desk.open(cast.WITH_CARD.zone())
    desk.read(cast.permit_card())
    expect(desk.page.locator(".shown summary .is-ok")).to_be_visible()
    desk.picture("permit-card")
    desk.admit()


def _leave_late(desk: Hands) -> None:
    """Somebody leaves who stayed too long: the rule reckons it, a sentence says it."""
    desk.press("F3")
    desk.open(cast.TOO_LONG.zone())
    expect(desk.page.locator("section", has=desk.page.locator("#stay"))).to_contain_text("41")
    desk.picture("stayed-too-long")
    desk.admit()
    desk.press("F3")
    expect(desk.page.locator('[type="radio"][name="direction"][value="entry"]')).to_be_checked()


def _listed(desk: Hands, second: Hands) -> None:
    """One who only looks like a list entry, and one whom two officers hold to be the person."""
    desk.open(cast.LIKE_A_LISTED.zone())
    desk.picture("list-entry")
    desk.go("Shift+F2")
    desk.admit()
    desk.open(cast.LISTED.zone())
    desk.go("Shift+F4")
    _refuse(desk, second, "H", WORDS["listed"])


def _refuse(desk: Hands, second: Hands, reason: str, found: str) -> None:
    desk.press("F9")
    expect(desk.page.locator("#reason")).to_be_focused()
    desk.choose(reason)
    desk.tab_to("#found")
    desk.write(found)
    desk.tab_to("#refuse .btn-stop")
    desk.go("Enter")
    expect(desk.page).to_have_url(EMPTY)
    second.page.goto("/desk/refusals/")
    second.tab_to("tbody a")
    second.go("Enter")
    second.picture("refusal")
    second.go("F9")
    assert Refusal.objects.latest("proposed_at").confirmed_at is not None


def _damaged(desk: Hands) -> None:
    """A zone cut short is said and read again; one that no reader reads is typed by hand."""
    whole = cast.DAMAGED.zone()
    desk.read(whole[:-3])
    expect(desk.page.locator(".faults li").first).to_be_visible()
    desk.picture("damaged")
    desk.press("Control+a")
    desk.read(whole)
    expect(desk.page).to_have_url(OPEN)
    desk.admit()
    one = cast.UNREADABLE
    desk.press("F6")
    expect(desk.page.locator("#id_primary")).to_be_focused()
    for field, text in (
        ("primary", one.surname),
        ("secondary", one.given),
        ("birth_date", one.born),
        ("nationality", "UTO"),
        ("issuing_state", "UTO"),
        ("number", one.number),
        ("expires_on", f"{clock.today().year + 4}-01-01"),
    ):
        if field != "primary":
            desk.tab_to(f"#id_{field}")
        desk.write(text)
    desk.tab_to("#typed-form button[type=submit]")
    desk.go("Enter")
    expect(desk.page).to_have_url(OPEN)
    desk.admit()


def _second_line(desk: Hands, second: Hands) -> None:
    """A child alone without a document is sent from the empty desk; the aunt is found."""
    desk.press("F4")
    expect(desk.page.locator("#refer-reason")).to_be_focused()
    desk.choose("child")
    desk.tab_to("#refer-note")
    desk.write(WORDS["alone"])
    desk.tab_to("#refer .btn-main")
    desk.go("Enter")
    second.page.goto("/desk/second-line/")
    second.tab_to("tbody a")
    second.go("Enter")
    second.picture("second-line")
    second.tab_to('[name="outcome"]')
    second.press("Space")
    second.tab_to("#closing")
    second.write(WORDS["aunt"])
    second.go("F4")


def _from_paper(desk: Hands, second: Hands) -> None:
    """The forms of the evening before, one after the other; what the lists find of them waits."""
    desk.go("Shift+F7")
    evening = clock.today(ZoneInfo("America/Port-au-Prince")) - timedelta(days=1)
    for place, one in enumerate(cast.ON_PAPER, 1):
        scan(desk.page, one.zone().split("\n"))
        expect(desk.page.locator("#id_form_number")).to_be_focused()
        desk.write(f"A-004{place}")
        desk.press("Tab")
        desk.set_time(f"08:3{place}")
        if place == 1:
            desk.tab_to("#id_day")
            desk.set_day(evening)
            desk.tab_to("#id_officer")
            desk.write("J. Kvist, 4471")
        if one is cast.ON_PAPER[-1]:
            desk.tab_to("#id_decision")
            desk.choose("second_line")
            desk.tab_to("#id_second_officer")
            desk.write("B. Holm, 4480")
            desk.picture("paper")
        desk.go("F2")
        expect(desk.page.locator(".paper-said")).to_contain_text(f"A-004{place}")
    desk.page.goto("/desk/")
    second.page.goto("/desk/late-hits/")
    second.tab_to("tbody a")
    second.go("Enter")
    second.picture("late-hit")
    second.go("Shift+F2")


def _paper_is_right() -> None:
    """Look at the forms: their own time, who decided, one number each, and nothing left to do."""
    first, like, referred = (_of(one) for one in cast.ON_PAPER)
    for one in (first, like, referred):
        assert (one.origin, one.direction, one.outcome) == ("paper", "entry", "admitted")
        assert one.recorded_at - one.occurred_at > timedelta(hours=8)
        assert one.inspection is not None
        assert one.inspection.paper.quoted_number() == one.entry_seq
    assert referred.inspection is not None
    assert referred.inspection.paper.second_officer == "B. Holm, 4480"
    assert not LateHit.objects.waiting().exists()


def _log_is_right() -> None:
    """Look at everything that was recorded: who crossed, who did not, and on what."""
    clean = (*cast.RETURNING, *cast.FIRST_TIME, cast.MOTHER, cast.FATHER, *cast.children())
    clean = (*clean, *cast.COACH, cast.WITH_VISA, cast.WITH_CARD, cast.LIKE_A_LISTED)
    for one in (*clean, cast.DAMAGED, cast.UNREADABLE):
        assert (_of(one).direction, _of(one).outcome) == ("entry", "admitted"), one
    assert (_of(cast.TOO_LONG).direction, _of(cast.TOO_LONG).outcome) == ("exit", "admitted")
    for one in (cast.LISTED, cast.REFUSED):
        assert _of(one).outcome == "refused", one
    assert _of(cast.FIRST_TIME[1]).purpose_of_travel == "business"
    assert GuardianLink.objects.filter(ended_at=None).count() == len(cast.children())
    case = SecondLineCase.objects.get(inspection=None)
    assert case.closed_at is not None
    assert {one.state for one in Inspection.objects.all()} == {"admitted", "refused"}
    assert len(people.photos_of(_of(cast.FIRST_TIME[0]).person_id)) == 1


def _figures_are_right(before: int) -> None:
    """Count the post's day: what the log has is what the figures have, and the chain holds."""
    today = clock.today()
    flow = selectors.figures_of_post(
        actor=actor("head", Role.SUPERVISOR),
        post_code=POST,
        first=today - timedelta(days=3),
        last=today + timedelta(days=1),
        purpose=Purpose.SUPERVISION,
    ).total
    recorded = Crossing.objects.count() - before
    assert recorded >= 28
    assert (flow.crossed + flow.refused, flow.refused, flow.exits) == (recorded, 2, 1)
    catch_up()
    auditor = actor("monitor", Role.MONITOR)
    assert journal.verify_now(actor=auditor).ok


def test_a_morning_at_one_post_is_played_by_keyboard_and_counted(post: Post) -> None:
    before = Crossing.objects.count()
    desk, second = post.officer("border_officer"), post.officer("second_line_officer")
    _come_back(desk)
    _come_first(desk)
    _family(desk)
    _coach(desk)
    _with_papers(desk)
    _leave_late(desk)
    _listed(desk, second)
    _damaged(desk)
    _second_line(desk, second)
    desk.open(cast.REFUSED.zone())
    _refuse(desk, second, "B", WORDS["changed"])
    _from_paper(desk, second)
    _log_is_right()
    _paper_is_right()
    _figures_are_right(before)
