"""The screens: what an officer reads and presses, and that nothing typed is lost."""

import re
from datetime import datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from travesia.border.models import Crossing, Inspection, Refusal
from travesia.border.tests.cast import SPECIMEN, FakeLists, hit, zone
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core import clock
from travesia.journal import services as journal_services

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    """A first-line officer at the desk, who reads English."""
    make_post_and_people()
    sign_in(client, "border_officer")
    client.get("/desk/?lang=en")
    return client


@pytest.fixture
def second() -> Client:
    """A second-line officer with a sign-in of their own."""
    return sign_in(Client(), "second_line_officer")


def _read(client: Client, text: str = SPECIMEN, **more: str) -> str:
    """Read a document and return the address of the inspection."""
    answer = client.post(
        "/desk/read/", {"zone": text, "direction": "entry", "nonce": str(uuid4()), **more}
    )
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def test_a_page_used_before_says_so_and_works_when_sent_again(desk: Client) -> None:
    nonce = str(uuid4())
    _read(desk, nonce=nonce)
    sent = {"zone": zone(), "direction": "entry", "nonce": nonce}
    answer = desk.post("/desk/read/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "LINDQVIST" in page
    fresh = re.search(r'id="zone-form".*?name="nonce" value="([^"]+)"', page, re.DOTALL)
    assert fresh is not None
    assert desk.post("/desk/read/", {**sent, "nonce": fresh[1]}).status_code == 302


def test_the_desk_is_ready_to_read(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()
    assert "Ready: read a document" in page
    assert "This machine only" in page
    assert "autofocus" in page
    assert "style=" not in page


def test_the_specimen_leads_with_expired_and_shows_every_digit(desk: Client) -> None:
    page = desk.get(_read(desk)).content.decode()
    assert "Passport expired on 15 April 2012" in page
    assert "<mark>1204159</mark>" in page
    assert page.count("agrees</span>") == 4
    assert "You decide." in page


def test_times_are_those_of_the_post(desk: Client) -> None:
    page = desk.get("/desk/").content.decode()
    shown = re.search(r'<time datetime="([^"]+)"', page)
    assert shown is not None
    here = clock.now().astimezone(ZoneInfo("America/Port-au-Prince")).replace(tzinfo=None)
    assert abs(here - datetime.fromisoformat(shown[1])) < timedelta(minutes=2)


def test_a_clean_document_says_that_nothing_speaks_against_it(desk: Client) -> None:
    page = desk.get(_read(desk, zone())).content.decode()
    assert "Nothing speaks against admitting" in page
    assert 'data-v="ok"' in page
    assert '<option value="other" selected>' in page  # no reason is put into the officer's mouth


def test_a_damaged_zone_is_said_and_the_text_is_kept(desk: Client) -> None:
    answer = desk.post(
        "/desk/read/",
        {"zone": SPECIMEN[:-3], "direction": "exit", "nonce": str(uuid4())},
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "3 missing" in page
    assert "L898902C36UTO7408122F1204159ZE184226B&lt;&lt;&lt;" in page
    assert not Inspection.objects.exists()


@pytest.mark.parametrize("sent", ["P<UTO\x00ERIKSSON", "A" * 10_001])
def test_what_no_reader_should_send_is_said_and_kept(desk: Client, sent: str) -> None:
    answer = desk.post("/desk/read/", {"zone": sent, "direction": "entry", "nonce": str(uuid4())})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What came is no machine-readable zone" in page
    assert sent[-8:] in page
    assert not Inspection.objects.exists()


def test_typed_fields_come_back_with_a_sentence_beside_what_is_wrong(desk: Client) -> None:
    answer = desk.post(
        "/desk/type/",
        {
            "nonce": str(uuid4()),
            "direction": "entry",
            "primary": "ERIKSSON",
            "birth_date": "12.8.1974",
            "issuing_state": "UTO",
            "number": "",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="ERIKSSON"' in page
    assert 'value="12.8.1974"' in page
    assert "Write the date as 1974-08-12" in page
    assert "Give the number of the document." in page


def test_a_typed_document_opens(desk: Client) -> None:
    answer = desk.post(
        "/desk/type/",
        {
            "nonce": str(uuid4()),
            "direction": "entry",
            "primary": "ERIKSSON",
            "birth_date": "1974-08",
            "issuing_state": "UTO",
            "number": "X1234567",
            "expires_on": "2099-01-31",
        },
    )
    page = desk.get(answer["Location"]).content.decode()
    assert "Typed by hand" in page
    assert "Aug 1974" in page


def test_a_clean_traveller_is_admitted_with_one_press(desk: Client) -> None:
    where = _read(desk, zone())
    page = desk.get(where).content.decode()
    likely = re.search(r"<button[^>]*data-likely[^>]*>", page)
    assert likely is not None
    assert "/admit/" in likely[0]
    assert 'data-key="F2"' in likely[0]
    answer = desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    assert answer["Location"] == "/desk/"
    number = Crossing.objects.get().entry_seq
    assert f"Entry recorded: crossing {number}" in desk.get("/desk/").content.decode()


def test_a_missing_exit_is_a_dotted_gap_and_no_accusation(desk: Client) -> None:
    for _ in range(2):
        where = _read(desk, zone())
        desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    page = desk.get(_read(desk, zone())).content.decode()
    assert page.count("exit not recorded") == 2
    assert page.count('class="now gap"') == 1
    assert "overstay" not in page.lower()


def test_the_same_press_twice_records_once(desk: Client) -> None:
    where, nonce = _read(desk, zone()), str(uuid4())
    for _ in range(2):
        desk.post(f"{where}admit/", {"direction": "entry", "nonce": nonce})
    assert Crossing.objects.count() == 1


def test_a_failing_document_asks_for_a_ground_in_a_dialog(desk: Client) -> None:
    where = _read(desk)
    page = desk.get(where).content.decode()
    assert "Choose the ground on which you admit" in page
    answer = desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    assert answer.status_code == 422
    assert "Choose the ground" in answer.content.decode()
    assert not Crossing.objects.exists()


def test_a_hit_is_a_comparison_with_words_and_no_score(desk: Client, fake_lists: FakeLists) -> None:
    fake_lists.hits = (hit(),)
    page = desk.get(_read(desk)).content.decode()
    for words in (
        "Entry 0417",
        "One letter off",
        "Year agrees",
        "day and month not stated",
        "The owner asks:",
    ):
        assert words in page
    assert "%" not in re.sub(r"<[^>]*>", "", page)


def test_admitting_before_the_answer_is_refused_with_a_sentence(
    desk: Client, fake_lists: FakeLists
) -> None:
    fake_lists.hits = (hit(),)
    where = _read(desk, zone())
    answer = desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    assert "answer the list entry first" in answer.content.decode()
    assert not Crossing.objects.exists()
    entry = Inspection.objects.get().hits.get().entry_id
    desk.post(f"{where}answer/{entry}/", {"answer": "not_same"})
    desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    assert Crossing.objects.count() == 1


def test_when_nothing_can_be_written_nobody_is_told_it_was_recorded(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = _read(desk, zone())

    def full(**rest: object) -> object:
        raise journal_services.NotWritableError("journal.not_writable", "The disk is full.")

    monkeypatch.setattr(journal_services, "record", full)
    answer = desk.post(
        f"{where}admit/", {"direction": "exit", "conveyance": "Bus 7", "nonce": str(uuid4())}
    )
    page = answer.content.decode()
    assert answer.status_code == 503
    assert "The disk is full." in page
    assert 'value="Bus 7"' in page
    assert not Crossing.objects.exists()


def test_a_refusal_goes_to_a_second_officer_and_prints_in_the_travellers_language(
    desk: Client, second: Client
) -> None:
    where = _read(desk)
    assert desk.get(where).content.decode().count('<option value="ht" lang="ht"') == 1
    empty = desk.post(f"{where}refuse/", {"reason": "", "language": "ht", "text": "Torn page"})
    assert "No reason chosen." in empty.content.decode()
    assert "Torn page" in empty.content.decode()
    desk.post(f"{where}refuse/", {"reason": "A", "language": "ht", "text": "Torn page"})
    refusal = Refusal.objects.get()
    case = f"/desk/refusals/{refusal.id}/"
    assert "Confirm the refusal" not in desk.get(case).content.decode()
    second.get("/desk/?lang=en")
    assert "Confirm the refusal" in second.get(case).content.decode()
    answer = second.post(f"{case}confirm/")
    notice = second.get(answer["Location"]).content.decode()
    assert '<html lang="ht">' in notice
    assert "Pa gen dokiman vwayaj ki valab" in notice
    assert notice.count(refusal.reference) >= 3
    assert "Toussaint" not in notice


def test_the_second_officer_can_send_the_traveller_back_to_the_desk(
    desk: Client, second: Client
) -> None:
    where = _read(desk)
    desk.post(f"{where}refuse/", {"reason": "A", "language": "es"})
    refusal = Refusal.objects.get()
    second.post(f"/desk/refusals/{refusal.id}/withdraw/")
    assert 'data-key="F2"' in desk.get(where).content.decode()


def test_asking_for_protection_stores_no_statement_and_bars_a_refusal(desk: Client) -> None:
    where = _read(desk)
    answer = desk.post(f"{where}second-line/", {"reason": "private_interview"}, follow=True)
    assert "is not stored here" in answer.content.decode()
    refused = desk.post(f"{where}refuse/", {"reason": "A", "language": "es"})
    assert "private interview" in refused.content.decode()
    assert not Refusal.objects.exists()


def test_the_second_line_finds_who_was_sent_and_lets_them_through(
    desk: Client, second: Client
) -> None:
    where = _read(desk, zone())
    desk.post(f"{where}second-line/", {"reason": "purpose"})
    second.get("/desk/?lang=en")
    assert "LINDQVIST" not in (waiting := second.get("/desk/").content.decode())
    assert f'href="{where}"' in waiting
    assert "LINDQVIST" in second.get(where).content.decode()
    assert "Sent to second line before this." in second.get(where).content.decode()
    assert (
        desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())}).status_code
        == 403
    )
    second.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    assert Crossing.objects.get().second_line


def test_a_correction_conflict_keeps_the_second_officers_text(desk: Client) -> None:
    where = _read(desk, zone())
    desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    crossing = Crossing.objects.get()
    at = crossing.occurred_at.strftime("%Y-%m-%dT%H:%M")
    page = desk.get(f"/desk/crossings/{crossing.id}/").content.decode()
    shown = re.search(r'name="occurred_at" value="([^"]+)"', page)
    assert shown is not None, at
    sent = {
        "seen_version": "1",
        "direction": "exit",
        "occurred_at": shown[1],
        "nationality": "UTO",
        "sex": "F",
    }
    colleague = sign_in(Client(), "border_officer.second")
    colleague.get("/desk/?lang=en")
    address = f"/desk/crossings/{crossing.id}/correct/"
    assert colleague.post(address, {**sent, "reason": "Exit lane"}).status_code == 302
    answer = desk.post(
        address, {**sent, "direction": "entry", "conveyance": "Bus 7", "reason": "Bus forgotten"}
    )
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Wislin Dorsainvil corrected this crossing" in page
    assert "Exit lane" in page
    assert 'value="Bus forgotten"' in page
    assert Crossing.objects.count() == 2


def test_the_log_is_searched_by_post_so_that_no_address_keeps_a_number(desk: Client) -> None:
    where = _read(desk, zone())
    desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    page = desk.post("/desk/crossings/", {"document_number": "X1234567"}).content.decode()
    assert "Crossings with this document" in page
    assert "X1234567" in page
    assert "Lindqvist".upper() not in page


def test_the_monitor_reads_but_has_nothing_to_press(desk: Client) -> None:
    where = _read(desk, zone())
    desk.post(f"{where}admit/", {"direction": "entry", "nonce": str(uuid4())})
    monitor = sign_in(Client(), "monitor")
    monitor.get("/?lang=en")
    page = monitor.get("/desk/crossings/?post=HTI-MAL").content.decode()
    assert "1 entry in the log" in page
    crossing = Crossing.objects.get()
    shown = monitor.get(f"/desk/crossings/{crossing.id}/").content.decode()
    assert "Record the correction" not in shown
    assert monitor.get("/desk/").status_code == 403


def test_an_officer_elsewhere_cannot_tell_the_inspection_from_none(desk: Client) -> None:
    where = _read(desk)
    elsewhere = sign_in(Client(), "border_officer.cri")
    elsewhere.get("/?lang=en")
    answer, unknown = elsewhere.get(where), elsewhere.get(f"/desk/{uuid4()}/")
    assert answer.status_code == unknown.status_code == 404
    # The reference after the sentence is each request's own.
    said, said_of_none = (
        re.search(r"<main.*Reference", page.content.decode(), re.DOTALL)
        for page in (answer, unknown)
    )
    assert said is not None
    assert said_of_none is not None
    assert "no such inspection" in said[0]
    assert said[0] == said_of_none[0]


def test_the_title_of_an_open_inspection_says_nothing_of_the_traveller(desk: Client) -> None:
    page = desk.get(_read(desk)).content.decode()
    title = re.search(r"<title>(.*?)</title>", page)
    assert title is not None
    assert title[1] == "Inspection desk – Travesía"


@pytest.mark.parametrize("language", ["es", "fr", "ht", "pt"])
def test_the_screen_speaks_the_officers_language(desk: Client, language: str) -> None:
    page = desk.get(f"{_read(desk)}?lang={language}")
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()


def test_the_api_runs_the_same_verbs(desk: Client) -> None:
    body = {"mrz": zone(), "nonce": str(uuid4())}
    opened = desk.post("/api/border/inspections", body, content_type="application/json").json()
    assert (opened["level"], opened["likely"]) == ("ok", "admit")
    new = {"inspection_id": opened["id"], "nonce": str(uuid4()), "direction": "entry"}
    made = desk.post("/api/border/crossings", new, content_type="application/json").json()
    assert made["number"] == Crossing.objects.get().entry_seq
    again = desk.post(
        "/api/border/crossings",
        {**new, "nonce": str(uuid4())},
        content_type="application/json",
    )
    assert again.status_code == 409
    assert again["Content-Type"] == "application/problem+json"
    assert again.json()["code"] == "border.already_decided"


def test_the_api_is_closed_without_a_sign_in(desk: Client) -> None:
    body = {"mrz": zone(), "nonce": str(uuid4())}
    answer = Client().post("/api/border/inspections", body, content_type="application/json")
    assert answer.status_code == 401
