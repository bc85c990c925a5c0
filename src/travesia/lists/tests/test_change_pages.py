"""Pages of single changes and of files: what waits, both sides, and what is wrong in words."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from travesia.access import selectors as access
from travesia.access.domain import Actor
from travesia.core.clock import FixedClock
from travesia.core.models import JobRun
from travesia.lists import selectors, services
from travesia.lists.domain import ChangeAct, ChangeState, ListDocument
from travesia.lists.domain.feeds import Defaults, entry_of, row_of
from travesia.lists.models import ListEntry
from travesia.lists.tests.factories import ERIKSON, crowd, national_list
from travesia.lists.tests.test_pages import sign_in
from travesia.screening import Name

pytestmark = pytest.mark.django_db

SINGLE = replace(ERIKSON, expires_on=date(2027, 11, 1), review_due=date(2027, 3, 1))
TYPED = {**row_of(SINGLE), "why": "letter of the owner"}


@pytest.fixture
def desk(client: Client, connector: Actor, frozen_clock: FixedClock) -> Client:
    """A list manager at the screen, with a list that is kept here."""
    services.register_source(
        actor=connector, key="national", label="National", owner="Ministry", kept_here=True
    )
    return sign_in(client, "list_manager")


@pytest.fixture
def stands(manager: Actor, other_manager: Actor, desk: Client) -> None:
    """Anna's entry is in force."""
    made = services.propose_change(
        actor=manager, source_key="national", act="add", entry=SINGLE, reason="letter"
    )
    services.approve_change(actor=other_manager, change_id=made.id)


def test_entry_is_typed_proposed_and_waits_for_somebody_else(desk: Client) -> None:
    answer = desk.post("/lists/national/changes/add/", TYPED, follow=True)
    page = answer.content.decode()
    assert "Another person has to let it in" in page
    assert "Let it in</button>" not in page
    assert "ERIKSON, ANNA" in page
    assert "0417" in desk.get("/lists/national/changes/").content.decode()
    assert "1 change" in desk.get("/lists/").content.decode()


def test_other_s_change_is_let_in_from_the_page(desk: Client, manager: Actor) -> None:
    made = services.propose_change(
        actor=manager, source_key="national", act="add", entry=SINGLE, reason="letter"
    )
    assert "Let it in</button>" in desk.get(f"/lists/change/{made.id}/").content.decode()
    page = desk.post(f"/lists/change/{made.id}/approve/", follow=True).content.decode()
    assert "entry 0417 is in force" in page
    assert ListEntry.objects.get().number == "0417"


@pytest.mark.usefixtures("stands")
def test_both_sides_of_a_change_are_compared(desk: Client, manager: Actor) -> None:
    page = desk.get("/lists/national/changes/edit/0417/").content.decode()
    assert "ERIKSON, ANNA" in page
    typed = {**TYPED, "names": "ERIKSSON, ANNA\nERICSON, ANNE", "number": "9"}
    page = desk.post("/lists/national/changes/edit/0417/", typed, follow=True).content.decode()
    assert "ERIKSSON, ANNA; ERICSON, ANNE" in page
    assert "Differs" in page
    (line,) = selectors.changes_of(actor=manager, source_key="national", state=ChangeState.PROPOSED)
    assert (line.entry_number, line.act) == ("0417", ChangeAct.CHANGE.value)


@pytest.mark.usefixtures("stands")
def test_entry_is_withdrawn_with_a_reason_only(desk: Client, manager: Actor) -> None:
    address = "/lists/national/changes/withdraw/0417/"
    assert "ERIKSON, ANNA" in desk.get(address).content.decode()
    assert desk.post(address, {"why": ""}).status_code == 422
    page = desk.post(address, {"why": "the case is closed"}, follow=True).content.decode()
    assert "Withdraw: entry 0417" in page
    again = desk.post(address, {"why": "the case is closed"})
    assert "waits already" in again.content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"names": ""}, "A person needs a name."),
        ({"birth": "yesterday"}, "A birth date is like"),
        ({"expires_on": "2026-01-01"}, "would have ended already"),
        ({"expires_on": "soon"}, "The last day is like"),
        ({"review_due": "2029-01-01"}, "within a year"),
        ({"kind": "vessel", "names": "", "marks": "imo:1"}, "seven digits"),
        ({"nationalities": "Utopia"}, "A country is a code"),
        ({"why": ""}, "This field is required"),
    ],
)
def test_what_is_wrong_is_said_in_words_and_nothing_typed_is_lost(
    desk: Client, changes: dict[str, str], said: str
) -> None:
    answer = desk.post("/lists/national/changes/add/", {**TYPED, **changes})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "Tell the alerts office" in page


def test_turning_down_needs_a_reason(desk: Client, manager: Actor) -> None:
    made = services.propose_change(
        actor=manager, source_key="national", act="add", entry=SINGLE, reason="letter"
    )
    address = f"/lists/change/{made.id}/turn-down/"
    assert "Say why" in desk.post(address, {"why": " "}, follow=True).content.decode()
    page = desk.post(address, {"why": "no file"}, follow=True).content.decode()
    assert "was turned down" in page
    assert "no file" in desk.get(f"/lists/change/{made.id}/").content.decode()


@pytest.mark.usefixtures("stands")
def test_due_entries_lead_to_their_form(desk: Client, manager: Actor, connector: Actor) -> None:
    soon = replace(SINGLE, review_due=date(2026, 11, 30))
    version = services.publish_version(actor=connector, source_key="national", entries=[soon])
    services.approve_version(actor=manager, version_id=version.id, accept_change=True)
    page = desk.get("/lists/national/changes/").content.decode()
    assert "Due within 30 days" in page
    assert "/lists/national/changes/edit/0417/" in page


@pytest.mark.parametrize("path", ["", "add/", "edit/0417/", "withdraw/0417/"])
def test_single_changes_are_closed_to_officers(
    client: Client, desk: Client, stands: None, path: str
) -> None:
    answer = sign_in(client, "border_officer").get(f"/lists/national/changes/{path}")
    assert answer.status_code == 403
    assert "ERIKSON" not in answer.content.decode()


def test_file_sent_from_the_page_becomes_a_job(desk: Client, own_folder: Path) -> None:
    file = SimpleUploadedFile("list.csv", b"number,names\n")
    answer = desk.post("/lists/national/upload/", {"form": "csv", "file": file})
    run = JobRun.objects.get()
    assert answer.headers["Location"].endswith(f"{run.id}/")
    assert access.user_by_id(run.arguments["user_id"]).name
    assert desk.get(answer.headers["Location"]).status_code == 200
    assert len(list((own_folder / "lists" / "incoming").iterdir())) == 1
    empty = desk.post("/lists/national/upload/", {"form": "csv"})
    assert empty.status_code == 422


def test_rows_set_aside_are_shown_in_words(desk: Client, connector: Actor) -> None:
    head = b"number,names,birth,sex,documents,purpose,instruction,review_due"
    raw = head + b"\n1,ANNA,,,,inform,Call.,\n2,,,,,inform,Call.,"
    report = services.load_file(
        actor=connector, source_key="national", stream=io.BytesIO(raw), form="csv"
    )
    assert "set aside" in desk.get("/lists/national/").content.decode()
    page = desk.get(f"/lists/version/{report.version.id}/rejects/").content.decode()
    assert "A person needs a name." in page


def test_list_from_elsewhere_shows_what_is_due_and_no_way_to_change_it(
    client: Client, connector: Actor
) -> None:
    desk = sign_in(client, "list_manager")
    national_list(connector, *crowd(2))
    page = desk.get("/lists/national/changes/").content.decode()
    assert "comes whole from its owner" in page
    assert "Add an entry" not in page


def test_entry_comes_back_from_its_row() -> None:
    entry = replace(
        SINGLE,
        names=(Name("ERIKSON", "ANNA"), Name("Анна"), Name("ANNUSHKA", weak=True)),
        birth_dates=("1974", "1970/1975"),
        nationalities=("UTO",),
        documents=(ListDocument("D1", "UTO", "passport"), ListDocument("X99999")),
        valid_from=date(2026, 1, 1),
    )
    assert entry_of(row_of(entry), Defaults()) == (entry, ())
