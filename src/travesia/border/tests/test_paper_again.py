"""Silence about a form on paper is asked about again, and stands in the journal as at the desk."""

from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from travesia.access.services import AccessDeniedError
from travesia.border import services
from travesia.border.models import Inspection, LateHit, PaperForm
from travesia.border.tests.cast import COLLEAGUE, NEIGHBOUR, OFFICER, POST, FakeLists, hit, zone
from travesia.border.tests.paper_cast import enter
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.lists.domain import ListName
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.storage]
HERE = "travesia.border.tests.register_cast"


def bodies(kind: str) -> list[dict[str, object]]:
    return [dict(one.body or {}) for one in journal.entries_after(0) if one.kind == kind]


def test_a_list_that_was_late_is_asked_again_and_raises_its_hit_late(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.late = True
    form = enter().form_id
    assert Inspection.objects.get().basis == {}
    fake_lists.late, fake_lists.hits = False, (hit(),)
    assert services.ask_again_on_paper(actor=COLLEAGUE, form_id=form) == 1
    assert Inspection.objects.get().basis == {"national": "3"}
    assert LateHit.objects.count() == 1
    assert [body["new_entries"] for body in bodies("border.lists_asked_again")] == [1]
    assert Inspection.objects.get().state == "admitted"


def test_a_form_about_which_everything_answered_is_not_asked_about_again(
    desk: FixedClock,
) -> None:
    form = enter().form_id
    with pytest.raises(services.BorderConflictError):
        services.ask_again_on_paper(actor=OFFICER, form_id=form)
    assert bodies("border.lists_asked_again") == []


def test_what_is_silent_still_is_written_down_again_and_waits_on(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.never_loaded = (ListName("un-sc", "UN list"),)
    form = enter().form_id
    services.ask_again_on_paper(actor=OFFICER, form_id=form)
    assert len(bodies("border.lists_did_not_answer")) == 2
    assert PaperForm.objects.get().silent_at == desk.now()


def test_a_register_that_was_cut_is_asked_again_and_its_report_is_a_late_hit(
    desk: FixedClock, settings: Settings
) -> None:
    settings.DOCUMENT_REGISTERS = {"sltd": f"{HERE}.Cut"}
    form = enter().form_id
    assert PaperForm.objects.get().silent_at is not None
    settings.DOCUMENT_REGISTERS = {"sltd": f"{HERE}.Reports"}
    assert services.ask_again_on_paper(actor=OFFICER, form_id=form) == 1
    assert LateHit.objects.get().hit.shown["reported"] == "stolen"
    assert PaperForm.objects.get().silent_at is None


def test_another_post_does_not_ask_about_the_paper_of_this_one(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.late = True
    form = enter().form_id
    with pytest.raises(AccessDeniedError):
        services.ask_again_on_paper(actor=NEIGHBOUR, form_id=form)
    with pytest.raises(AccessDeniedError):
        services.ask_again_about_stack(actor=NEIGHBOUR, post_code=POST)


def test_a_stack_is_asked_about_the_longest_not_asked_first_while_there_is_time(
    desk: FixedClock, fake_lists: FakeLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_lists.late = True
    for number in ("A-1", "A-2"):
        enter(number=number, text=zone(number=f"X{number[-1]}234567"))
        desk.set(desk.now().replace(minute=desk.now().minute + 1))
    fake_lists.late = False
    monkeypatch.setattr(services.paper_again, "FOR_A_STACK", 0.0)
    none = services.ask_again_about_stack(actor=OFFICER, post_code=POST)
    assert (none.asked, none.waiting) == (0, 2)
    monkeypatch.undo()
    fake_lists.queries.clear()
    monkeypatch.setattr("travesia.lists.services.search", fake_lists.search)
    both = services.ask_again_about_stack(actor=OFFICER, post_code=POST)
    assert (both.asked, both.late_hits, both.waiting) == (2, 0, 0)
    assert [one.document_number for one in fake_lists.queries] == ["X1234567", "X2234567"]


def test_the_page_says_how_many_wait_and_a_key_asks_again(
    client: Client, frozen_clock: FixedClock, fake_lists: FakeLists
) -> None:
    frozen_clock.set(TODAY)
    make_post_and_people()
    officer = sign_in(client, "border_officer")
    officer.get("/desk/?lang=en")
    paper = {"nonce": str(uuid4()), "direction": "exit", "zone": zone(), "form_number": "A-1"}
    paper |= {"day": "2026-11-14", "time": "08:30", "officer": "J. Kvist", "decision": "admitted"}
    fake_lists.late = True
    officer.post("/desk/paper/", paper)
    page = officer.get("/desk/paper/").content.decode()
    assert "1 form waits for the answer of a list or register" in page
    assert 'data-key="Shift+F8"' in page
    fake_lists.late, fake_lists.hits = False, (hit(),)
    page = officer.post("/desk/paper/again/", follow=True).content.decode()
    assert "Asked again about 1 form." in page
    assert "One late hit waits for the second line." in page
    assert "waits for the answer" not in page
