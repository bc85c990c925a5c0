"""Whoever acts on a case or a refusal of another post comes back to the list of that post."""

from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.test import Client

from travesia.border.models import Inspection, Refusal, SecondLineCase
from travesia.border.tests.cast import zone
from travesia.border.tests.signing_in import POST, make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.storage]

SAME_POST = urlencode({"post": POST})


@pytest.fixture
def refusal(frozen_clock: FixedClock) -> Refusal:
    """A refusal that waits for a second officer."""
    frozen_clock.set(TODAY)
    make_post_and_people()
    officer = sign_in(Client(), "border_officer")
    sent = {"zone": zone(), "direction": "entry", "nonce": str(uuid4())}
    where = officer.post("/desk/read/", sent)["Location"]
    officer.post(f"{where}refuse/", {"reason": "A", "language": "en", "text": ""})
    assert Inspection.objects.get().state == "refusal_proposed"
    return Refusal.objects.get()


def test_a_refusal_taken_back_leads_to_the_refusals_of_its_post(refusal: Refusal) -> None:
    supervisor = sign_in(Client(), "supervisor")
    page = supervisor.get(f"/desk/refusals/{refusal.id}/?lang=en").content.decode()
    assert page.count(f'name="post" value="{POST}"') == page.count("/withdraw/") * 2
    taken = supervisor.post(f"/desk/refusals/{refusal.id}/withdraw/", {"post": POST})
    assert taken["Location"] == f"/desk/refusals/?{SAME_POST}"


def test_the_notice_of_a_refusal_leads_back_to_the_refusals_of_its_post(refusal: Refusal) -> None:
    second = sign_in(Client(), "second_line_officer")
    second.post(f"/desk/refusals/{refusal.id}/confirm/", {"post": POST})
    notice = second.get(f"/desk/refusals/{refusal.id}/notice/").content.decode()
    assert f'href="/desk/refusals/?{SAME_POST}"' in notice


def test_a_case_closed_leads_to_the_cases_of_its_post(frozen_clock: FixedClock) -> None:
    frozen_clock.set(TODAY)
    make_post_and_people()
    sent = {"nonce": str(uuid4()), "direction": "entry", "reason": "child", "note": "Alone"}
    sign_in(Client(), "border_officer").post("/desk/second-line/open/", sent)
    second = sign_in(Client(), "second_line_officer")
    address = f"/desk/second-line/{SecondLineCase.objects.get().id}/"
    assert f'name="post" value="{POST}"' in second.get(address).content.decode()
    sent = {"outcome": "cleared", "reason": "Aunt came", "post": POST}
    closed = second.post(f"{address}close/", sent)
    assert closed["Location"] == f"/desk/second-line/?{SAME_POST}"
