"""The pages of paper and of late hits: what stays between forms, what is said, who may."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from travesia.border.models import Crossing, LateHit, PaperForm
from travesia.border.tests.cast import SPECIMEN, FakeLists, hit, zone
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.testing import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, frozen_clock: FixedClock) -> Client:
    """A first-line officer who reads English, with a stack of paper."""
    frozen_clock.set(TODAY)
    make_post_and_people()
    sign_in(client, "border_officer")
    client.get("/desk/?lang=en")
    return client


def _sent(**changes: str) -> dict[str, str]:
    fields = {
        "nonce": str(uuid4()),
        "direction": "exit",
        "zone": zone(),
        "day": "2026-11-14",
        "time": "08:30",
        "form_number": "A-0012",
        "officer": "J. Kvist, 4471",
        "decision": "admitted",
    }
    return fields | changes


def _page(client: Client, path: str = "/desk/paper/") -> str:
    return str(client.get(path).content.decode())


def test_a_band_says_all_the_time_that_this_is_no_live_inspection(desk: Client) -> None:
    wrong = desk.post("/desk/paper/", _sent(zone="garbage")).content.decode()
    for page in (_page(desk), wrong):
        assert 'class="paper-band"' in page
        assert "Entering from paper" in page
        assert "Nobody is before you" in page


def test_day_direction_and_officer_stay_for_the_next_form_and_the_rest_goes(desk: Client) -> None:
    assert desk.post("/desk/paper/", _sent()).status_code == 302
    page = _page(desk)
    assert 'value="2026-11-14"' in page
    assert "J. Kvist, 4471" in page
    assert re.search(r'value="exit" checked', page)
    assert re.search(r'name="zone"[^>]* autofocus[^>]*></textarea>', page)
    assert "LINDQVIST" not in page
    assert 'value="08:30"' not in page
    assert re.search(r"Form A-0012 entered: entry \d+", page)
    assert re.search(r"nobody alike: National alert list 3 \([^)]+ old\)\.", page)


def test_one_form_has_one_number_on_the_page_and_in_the_log(desk: Client) -> None:
    desk.post("/desk/paper/", _sent())
    page = _page(desk)
    (said,) = set(re.findall(r"entry (\d+)", page))
    assert int(said) == Crossing.objects.get().entry_seq


def test_the_name_from_second_line_is_asked_wherever_two_decided(desk: Client) -> None:
    page = _page(desk)
    assert re.search(r'<div class="paper-second[^"]*">.*?name="second_officer"', page, re.DOTALL)
    assert 'paper-refused wide-field"><div' not in page


def test_what_is_wrong_is_said_and_everything_typed_is_kept(desk: Client) -> None:
    answer = desk.post("/desk/paper/", _sent(day="2027-01-01"))
    page = answer.content.decode()
    assert "This time has not come yet." in page
    for kept in ("LINDQVIST", "A-0012", "J. Kvist, 4471", "2027-01-01"):
        assert kept in page
    assert not Crossing.objects.exists()


def test_a_form_without_a_time_or_with_garbage_is_refused_in_a_sentence(desk: Client) -> None:
    for changes in ({"time": ""}, {"time": "99:99"}, {"day": "14 Nov"}, {"decision": "perhaps"}):
        answer = desk.post("/desk/paper/", _sent(**changes))
        assert answer.status_code == 422
        assert "Nothing was recorded" in answer.content.decode()
    assert not PaperForm.objects.exists()


def test_a_document_is_typed_where_nothing_can_be_read(desk: Client) -> None:
    typed = {"primary": "Kvist", "birth_date": "1980", "sex": "M", "nationality": "UTO"}
    typed |= {"issuing_state": "UTO", "document_code": "P", "number": "T1"}
    page = desk.post("/desk/paper/", _sent(zone="", **typed, number_missing="")).content.decode()
    if page:  # a typed document may fail nothing; then it is entered at once
        assert "It stands so on the paper" in page
        desk.post("/desk/paper/", _sent(zone="", as_written="1", **typed))
    assert Crossing.objects.get().document_number == "T1"


def test_a_failing_check_is_named_and_entered_once_compared(desk: Client) -> None:
    page = desk.post("/desk/paper/", _sent(zone=SPECIMEN)).content.decode()
    assert "It stands so on the paper" in page
    assert "expired" in page
    assert desk.post("/desk/paper/", _sent(zone=SPECIMEN, as_written="1")).status_code == 302


def test_a_list_too_old_is_said_and_never_that_nobody_is_alike(
    desk: Client, fake_lists: FakeLists
) -> None:
    fake_lists.published_at = fake_lists.published_at.replace(month=10)
    desk.post("/desk/paper/", _sent())
    page = _page(desk)
    assert re.search(
        r"Too old to say that nobody is alike: National alert list \([^)]+ old\)", page
    )
    assert "nobody alike" not in page


def test_the_crossing_says_that_it_was_entered_from_paper(desk: Client) -> None:
    desk.post("/desk/paper/", _sent())
    page = _page(desk, f"/desk/crossings/{Crossing.objects.get().id}/")
    assert "Form A-0012, J. Kvist, 4471" in page


def test_a_late_hit_is_compared_and_the_owner_told(desk: Client, fake_lists: FakeLists) -> None:
    fake_lists.hits = (hit(),)
    desk.post("/desk/paper/", _sent())
    assert "One late hit waits for the second line." in _page(desk)
    second = sign_in(Client(), "second_line_officer")
    second.get("/desk/?lang=en")
    assert "1 late hit waits" in _page(second, "/desk/late-hits/")
    path = f"/desk/late-hits/{LateHit.objects.get().id}/"
    page = _page(second, path)
    assert "LINDQVIST Berta" in page.replace("LINDQVIST BERTA", "LINDQVIST Berta")
    assert "owner of the list" not in page.split("Shift F4")[1].split("</main>")[0]
    assert second.post(f"{path}answer/", {"answer": "perhaps"}).status_code == 422
    second.post(f"{path}answer/", {"answer": "may_be_same"})
    assert "Whom you told, how and why" in _page(second, path)
    empty = second.post(f"{path}inform/", {"reason": ""}).content.decode()
    assert "Say whom you told, how, and why" in empty
    second.post(f"{path}inform/", {"reason": "Alerts office, by telephone"})
    page = _page(second, path)
    assert "Alerts office, by telephone" in page
    assert "<form" not in page.split('id="main"')[1].split("</main>")[0]
    assert "No late hit waits" in _page(second, "/desk/late-hits/")
