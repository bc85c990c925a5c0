"""The open desk where something was late, the lane is turned, or other days are granted."""

import re
from datetime import date
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from travesia.border.models import Crossing, LateHit
from travesia.border.tests.cast import FakeLists, hit, zone
from travesia.border.tests.signing_in import MAKER, POST, make_post_and_people, sign_in
from travesia.border.tests.staying_cast import bring, moved, stay
from travesia.core.clock import FixedClock
from travesia.lists import services as lists
from travesia.lists.domain import ListName
from travesia.people.domain import Claim, HeldDocument
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def officer(client: Client, frozen_clock: FixedClock) -> Client:
    """A first-line officer who reads English."""
    frozen_clock.set(TODAY)
    make_post_and_people()
    sign_in(client, "border_officer")
    client.get("/desk/?lang=en")
    return client


def opened(client: Client, text: str = "") -> str:
    """Read a document and return the address of the inspection."""
    sent = {"zone": text or zone(), "direction": "entry", "nonce": str(uuid4())}
    return str(client.post("/desk/read/", sent)["Location"])


def page_of(client: Client, address: str) -> str:
    return str(client.get(address).content.decode())


def test_a_late_list_is_said_first_and_a_key_asks_again_and_keeps_what_was_typed(
    officer: Client, fake_lists: FakeLists
) -> None:
    fake_lists.late = True
    where = opened(officer)
    page = page_of(officer, where)
    assert re.search(r'data-v="stop".*?did not answer in time', page, re.DOTALL)
    assert 'data-key="Shift+F8"' in page
    assert "Send the traveller to second line" in page or "send the traveller to second" in page
    fake_lists.late = False
    sent = {"conveyance": "Bus 4417", "direction": "entry"}
    again = officer.post(f"{where}again/", sent).content.decode()
    assert "Asked again: nothing new to compare." in again
    assert 'value="Bus 4417"' in again
    assert 'data-key="Shift+F8"' not in again
    assert 'data-v="ok"' in again


def test_a_list_never_loaded_is_named_in_red_in_the_panel_of_the_lists(
    officer: Client, fake_lists: FakeLists
) -> None:
    fake_lists.never_loaded = (ListName("un-sc", "UN list"),)
    page = page_of(officer, opened(officer))
    assert re.search(r'is-stop.*?UN list</strong> <span class="soft">has never been', page)


def test_a_list_never_loaded_stands_in_the_bar_before_anybody_is_read(officer: Client) -> None:
    lists.register_source(actor=MAKER, key="un-sc", label="UN list", owner="UN")
    page = page_of(officer, "/desk/")
    assert re.search(r'<li class="is-stop">.*?UN list</span> never loaded', page)


def test_where_everything_answered_no_key_asks_again(officer: Client) -> None:
    assert 'data-key="Shift+F8"' not in page_of(officer, opened(officer))


def test_the_other_lane_shows_the_late_exit_and_keeps_what_was_typed(officer: Client) -> None:
    claim = Claim("LINDQVIST", "BERTA", "1990-01-02", "F", "UTO")
    bring(
        moved(
            f"+2026-06-01T10:00@{POST}",
            claim=claim,
            document=HeldDocument("PP", "UTO", "X1234567", date(2030, 1, 1)),
        )
    )
    where = opened(officer)
    assert "days too long" not in page_of(officer, where)
    sent = {"direction": "exit", "conveyance": "Bus 4417"}
    turned = officer.post(f"{where}turn/", sent).content.decode()
    assert "Stayed 83 days too long: the last day was 29 Aug 2026." in turned
    assert "ANY-VISITOR@2024-01-01" in turned
    assert 'value="Bus 4417"' in turned
    assert re.search(r'value="exit" checked', turned)
    again = officer.post(f"{where}again/", sent).content.decode()
    assert "Stayed 83 days too long" in again


def test_other_days_are_granted_in_a_window_and_nowhere_else(officer: Client) -> None:
    where = opened(officer, zone(nationality="FRA"))
    page = page_of(officer, where)
    assert 'data-key="F1"' in page
    assert "The rule gives 90 days." in page
    fields = {"nonce": str(uuid4()), "direction": "entry", "days_granted": "10"}
    wrong = officer.post(f"{where}admit/", {**fields, "granting": "on"})
    assert "Say why other days are granted" in wrong.content.decode()
    officer.post(f"{where}admit/", {**fields, "granting": "on", "days_reason": "Flight"})
    crossing = Crossing.objects.get()
    assert (crossing.days_granted, crossing.days_reason) == (10, "Flight")
    log = page_of(officer, f"/desk/crossings/{crossing.id}/")
    assert "Days granted</dt><dd>10: Flight" in log
    again = page_of(officer, opened(officer, zone(nationality="FRA")))
    assert "10 days granted" in again


def test_days_typed_and_left_are_not_granted_by_the_key_that_admits(officer: Client) -> None:
    where = opened(officer, zone(nationality="FRA"))
    fields = {"nonce": str(uuid4()), "direction": "entry", "days_granted": "10"}
    officer.post(f"{where}admit/", {**fields, "days_reason": "Flight"})
    assert Crossing.objects.get().days_granted is None


def test_whoever_answers_for_another_post_comes_back_to_that_post(
    client: Client, frozen_clock: FixedClock, fake_lists: FakeLists
) -> None:
    frozen_clock.set(TODAY)
    make_post_and_people()
    fake_lists.hits = (hit(),)
    paper = {"nonce": str(uuid4()), "direction": "exit", "zone": zone(), "form_number": "A-1"}
    paper |= {"day": "2026-11-14", "time": "08:30", "officer": "J. Kvist", "decision": "admitted"}
    sign_in(client, "border_officer").post("/desk/paper/", paper)
    fake_lists.hits = ()
    second = sign_in(client, "second_line_officer")
    late = LateHit.objects.get()
    page = page_of(second, f"/desk/late-hits/{late.id}/")
    assert f'name="post" value="{POST}"' in page
    sent = {"answer": "not_same", "post": POST}
    answered = second.post(f"/desk/late-hits/{late.id}/answer/", sent)
    assert answered["Location"] == f"/desk/late-hits/?{urlencode({'post': POST})}"


def test_whoever_answers_a_changed_document_comes_back_to_the_same_post(
    client: Client, frozen_clock: FixedClock
) -> None:
    frozen_clock.set(TODAY)
    make_post_and_people()
    renewed = HeldDocument("PP", "FRA", "Y7654321", date(2036, 1, 1))
    bring(moved(f"+2026-05-01T10:00@{POST}"), moved(f"-2026-05-10T10:00@{POST}", document=renewed))
    officer = sign_in(client, "border_officer")
    row = stay()
    sent = {"answer": "same", "reason": "both shown", "post": POST}
    answered = officer.post(f"/desk/changed-documents/{row.id}/{row.exit_root}/", sent)
    assert answered["Location"] == f"/desk/changed-documents/?{urlencode({'post': POST})}"
