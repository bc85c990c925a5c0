"""The pages as a browser without scripts and the queue of a telephone see them."""

import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor
from travesia.access.services.demo import DEMO_PERMISSIONS, demo_id
from travesia.core import clock
from travesia.helpdesk import services
from travesia.helpdesk.domain import DeskView
from travesia.helpdesk.models import Contact, EmergencyCount, Referral
from travesia.helpdesk.selectors import desk_by_code
from travesia.helpdesk.tests.cast import ATTENDANT, a_contact

pytestmark = pytest.mark.django_db
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(role: str) -> Client:
    """Return the browser of the demonstration's person with this role."""
    access.ensure_demo_people(actor=Actor.system("demo", DEMO_PERMISSIONS))
    client = Client()
    user = get_user_model().objects.get(pk=demo_id(f"{role}@demo.example"))
    client.force_login(user, backend=_BACKEND)
    client.get("/")  # begins the session, in the person's own language
    client.get("/?lang=en")
    return client


@pytest.fixture
def attendant(desk: DeskView) -> Client:
    """The attendant at her hub."""
    return signed_in("hub_attendant")


def an_entry(**more: object) -> dict[str, object]:
    """Return an entry as a telephone sends it."""
    begun = (clock.now() - timedelta(hours=1)).isoformat()
    said = {"id": str(uuid4()), "desk": "GTM-TEC", "begun_at": begun}
    return {**said, "topics": ["status.visa"], "outcome": "answered", **more}


def send(client: Client, *entries: object) -> list[dict[str, str]]:
    """Send entries and return what became of each."""
    body = json.dumps({"entries": entries})
    got = client.post("/hub/desk/entries/", body, content_type="application/json")
    assert got.status_code == 200
    return list(got.json()["results"])


def test_a_page_without_scripts_logs_a_contact(attendant: Client) -> None:
    page = attendant.get("/hub/desk/").content.decode()
    nonce = re.search(r'name="id" value="([0-9a-f-]{36})"', page)
    assert nonce
    said = {"id": nonce[1], "desk": "GTM-TEC", "topics": ["documents.birth", "needs.food"]}
    form = {**said, "profile": "transit", "outcome": "referred", "service_name": "Registro civil"}
    assert attendant.post("/hub/desk/", form).status_code == 302
    assert Contact.objects.get().profile == "transit"
    assert Referral.objects.get().code in attendant.get("/hub/desk/").content.decode()
    attendant.post("/hub/desk/", form)  # the button pressed twice
    assert Contact.objects.count() == 1


def test_a_note_with_a_number_is_shown_again_with_the_sentence(attendant: Client) -> None:
    form = {"id": str(uuid4()), "desk": "GTM-TEC", "topics": ["needs.food"], "notes": "5512-3456"}
    got = attendant.post("/hub/desk/?lang=en", form)
    assert got.status_code == 422
    assert "a telephone number" in got.content.decode()
    assert not Contact.objects.exists()


def test_the_queue_is_kept_once_however_often_it_is_sent(attendant: Client) -> None:
    rows = [an_entry(), an_entry(), an_entry(notes="CURP ABCD010203HDFRRL09")]
    first, again = send(attendant, *rows), send(attendant, *rows)
    assert [one["state"] for one in first] == ["kept", "kept", "refused"]
    assert [one["state"] for one in again] == ["known", "known", "refused"]
    assert Contact.objects.count() == 2


@pytest.mark.parametrize(
    "wrong",
    [{"id": "no uuid"}, {"begun_at": "2026-11-20 10:00"}, {"gender": "x"}, {"topics": "all"},
     {"persons": "many"}, {"desk": {"code": 1}}, {"country": "guatemala"}, {"persons": 9**99}],
)  # fmt: skip
def test_an_entry_that_cannot_be_read_is_refused_alone(
    attendant: Client, wrong: dict[str, object]
) -> None:
    done = send(attendant, an_entry(**wrong), an_entry())
    assert [one["state"] for one in done] == ["refused", "kept"]


@pytest.mark.parametrize("body", ["", "[]", '{"entries": 1}', '{"entries": [1]}', "x" * 300_000])
def test_what_is_no_queue_is_refused_whole(attendant: Client, body: str) -> None:
    got = attendant.post("/hub/desk/entries/", body, content_type="application/json")
    assert got.status_code == 400


def test_the_copy_for_times_without_a_link_holds_nobody(attendant: Client) -> None:
    page = attendant.get("/hub/desk/shell/").content.decode()
    assert "Ixchel" not in page
    assert "csrfmiddlewaretoken" not in page
    assert "/account/login/" not in page  # signing in needs the node
    assert "Ixchel" in attendant.get("/hub/desk/").content.decode()


def test_the_worker_serves_the_desk_and_nothing_else(attendant: Client) -> None:
    text = Client().get("/hub/desk/worker.js").content.decode()
    assert 'const PAGE = "/hub/desk/"' in text
    assert "/hub/callbacks" not in text


def test_signing_out_leaves_unsent_entries_on_the_telephone_and_nothing_else(
    attendant: Client,
) -> None:
    attendant.cookies["travesia_unsent"] = "1"
    assert attendant.post("/access/end-shift/").headers["Clear-Site-Data"] == '"cache"'
    other = signed_in("hub_attendant")
    assert other.post("/access/end-shift/").headers["Clear-Site-Data"] == '"cache", "storage"'


def test_an_emergency_is_counted_and_not_told(attendant: Client) -> None:
    assert attendant.post("/hub/scripts/transfer/", {"desk": "GTM-TEC"}).status_code == 302
    assert EmergencyCount.objects.get().transfers == 1


def test_who_wants_to_be_called_is_taken_down_opened_and_ended(attendant: Client) -> None:
    form = {"desk": "GTM-TEC", "number": "0000 0000", "name": "Doña Ejemplo", "language": "mam"}
    assert attendant.post("/hub/callbacks/", form).status_code == 302
    page = attendant.get("/hub/callbacks/").content.decode()
    assert "0000 0000" not in page
    address = re.search(r'href="(/hub/callbacks/[0-9a-f-]+/)"', page)
    assert address
    assert "0000 0000" in attendant.get(address[1]).content.decode()
    assert attendant.post(f"{address[1]}end/", {"end": "reached"}).status_code == 302
    assert attendant.get(address[1]).status_code == 404


def test_the_report_hides_what_is_small_in_page_and_files(desk: DeskView) -> None:
    for topic, count in (("documents.passport", 12), ("status.visa", 11), ("work.rights", 3)):
        for _ in range(count):
            services.log_contact(actor=ATTENDANT, new=a_contact(topics=(topic,)))
    office = signed_in("programme_officer")
    month = f"{clock.now() - timedelta(hours=1):%Y-%m}"
    query = f"?country=GTM&month={month}&lang=en"
    page = office.get(f"/hub/report/{query}").content.decode()
    assert "26" in page
    table = office.get(f"/hub/report/table.csv{query}").content.decode("utf-8-sig")
    lines = [line.split(",") for line in table.splitlines()]
    shown = {line[2]: line[4] for line in lines if line[0] == "Topics" and line[3] == month}
    assert shown == {"Identity documents": "12", "All": "26"}
    book = office.get(f"/hub/report/book.xlsx{query}")
    assert book.content[:2] == b"PK"


def test_a_report_of_another_scope_or_month_is_not_given(attendant: Client) -> None:
    assert attendant.get("/hub/report/").status_code == 403
    office = signed_in("programme_officer")
    assert office.get("/hub/report/?country=GTM&month=soon").status_code == 404


def test_the_office_adds_and_changes_a_desk(attendant: Client) -> None:
    office = signed_in("node_administrator")
    form = {"code": "HND-LEM", "name": "Ventanilla La Lempira", "kind": "hub", "country": "HND"}
    added = {**form, "usual": "cab", "languages": ["es"]}
    assert office.post("/hub/desks/new/", added).status_code == 302
    assert desk_by_code("HND-LEM").languages == ("cab", "es")
    changed = {**form, "name": "Ventanilla Lempira", "usual": "es"}
    assert office.post("/hub/desks/HND-LEM/", changed).status_code == 302
    assert "Ventanilla Lempira" in office.get("/hub/desks/").content.decode()
    assert not desk_by_code("HND-LEM").open
    assert office.post("/hub/desks/new/", changed).status_code == 422
