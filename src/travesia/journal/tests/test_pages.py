"""The journal's pages: who may open them, what they show, and that looking is recorded."""

import re
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.core import jobs
from travesia.journal import selectors, services
from travesia.journal.models import JournalEntry
from travesia.journal.tests.cups import ANNA, CupCounted, count_cups
from travesia.journal.views import PAGE

pytestmark = pytest.mark.django_db
TRAIL = f"/journal/subjects/person/{ANNA.id}/"


def sign_in(client: Client, role: str) -> Client:
    maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
    cast = access.ensure_demo_people(actor=maker)
    person = next(p for p in cast if p.username == f"{role}@demo.example")
    client.force_login(get_user_model().objects.get(pk=person.id))
    return client


@pytest.fixture
def monitor(client: Client) -> Client:
    return sign_in(client, "monitor")


def shown(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_the_journal_is_closed_to_the_public_and_to_an_officer(client: Client) -> None:
    for path in ("/journal/", TRAIL):
        assert client.get(path).status_code in {302, 401}
    sign_in(client, "border_officer")
    for path in ("/journal/", TRAIL):
        assert client.get(path).status_code == 403
    assert client.post("/journal/verify/").status_code == 403


def test_an_administrator_reads_the_list_but_nobodys_trail(client: Client) -> None:
    sign_in(client, "node_administrator")
    assert client.get("/journal/").status_code == 200
    assert client.get(TRAIL).status_code == 403


def test_the_newest_entries_come_first_with_who_when_and_why(
    monitor: Client, officer: Actor
) -> None:
    count_cups(Actor.system("loader"), 1, ANNA)
    page = shown(monitor, "/journal/?kind=journal.cup_counted")
    assert re.search(r"journal\.cup_counted The system: loader Administration", page)
    assert str(ANNA.id) not in page
    everything = shown(monitor, "/journal/")
    assert "access.role_granted" in everything


def test_the_list_goes_on_with_older_entries_and_ends(monitor: Client, officer: Actor) -> None:
    for cups in range(PAGE + 3):
        count_cups(officer, cups)
    first = monitor.get("/journal/?kind=journal.cup_counted").content.decode()
    older = re.search(r'href="(\?before=\d+&amp;kind=[^"]+)"', first)
    assert older is not None
    second = monitor.get("/journal/" + older[1].replace("&amp;", "&")).content.decode()
    rows = re.compile(r'<th scope="row" class="num">(\d+)</th>')
    assert len(rows.findall(first)) == PAGE
    assert len(rows.findall(second)) == 3
    assert "Older entries" not in second
    assert min(map(int, rows.findall(first))) > max(map(int, rows.findall(second)))


@pytest.mark.parametrize("words", ["?before=x", "?before=-1", "?kind=none", "?before=²"])
def test_an_odd_address_shows_the_newest_entries(monitor: Client, words: str) -> None:
    assert "Entries, newest first" in shown(monitor, f"/journal/{words}")


def test_the_trail_says_who_looked_and_why_and_is_itself_a_look(
    monitor: Client, officer: Actor
) -> None:
    count_cups(officer, 1, ANNA)
    services.looked_at(
        actor=Actor.system("search"),
        purpose="border_inspection",
        subjects=(ANNA,),
        fields=("name", "face"),
        reason="case 12",
    )
    page = shown(monitor, f"{TRAIL}?purpose=data_protection&reason=request+9")
    assert "Look name, face The system: search Border inspection case 12" in page
    assert "with the purpose “Data protection”" in page
    look = selectors.trail_lines(ANNA, limit=1)[0]
    user = get_user_model().objects.get(username="monitor@demo.example")
    assert look.line.actor == f"user:{user.pk}"
    assert (look.fields, look.reason) == (("journal.trail",), "request 9")
    assert look.line.purpose == "data_protection"


def test_the_trail_of_somebody_unknown_is_empty_and_still_a_look(monitor: Client) -> None:
    nobody = UUID(int=99)
    page = shown(monitor, f"/journal/subjects/person/{nobody}/?purpose=training")
    assert "Nobody looked" in page
    assert "purpose “Oversight”" in page
    assert JournalEntry.objects.filter(subjects__subject_id=nobody).count() == 1


def test_the_node_verifies_itself_on_request_and_says_so(monitor: Client) -> None:
    assert "Not verified by this node yet" in shown(monitor, "/journal/")
    assert monitor.get("/journal/verify/").status_code == 405
    assert monitor.post("/journal/verify/").headers["Location"].startswith("/jobs/")
    jobs.run_pending()
    check = selectors.last_check()
    assert check is not None
    assert check.ok, check.sentence
    assert "The journal holds" in shown(monitor, "/journal/")


def test_a_journal_that_does_not_hold_is_said_on_the_page(monitor: Client) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("the second connection would wait for this test's own transaction")
    count_cups(Actor.system("x"), 1)
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER journal_entry_no_update")
        cursor.execute("UPDATE journal_entry SET purpose = 'no' WHERE seq = 2")
    report = services.verify_now(actor=Actor.system("verify", {"journal.verify"}))
    assert not report.ok
    page = shown(monitor, "/journal/")
    assert "The journal does not hold" in page
    assert "Entry 2 of test/1 was changed after it was recorded" in page
    assert CupCounted.KIND in page
