"""Second line on its pages: from the key on the empty desk to the closed case."""

from uuid import uuid4

import pytest
from django.test import Client

from travesia.border.models import SecondLineCase
from travesia.border.tests.signing_in import make_post_and_people, sign_in

pytestmark = pytest.mark.storage


@pytest.mark.django_db
def test_pages_from_the_key_on_the_empty_desk_to_the_closed_case(client: Client) -> None:
    make_post_and_people()
    officer = sign_in(client, "border_officer")
    page = officer.get("/desk/?lang=en").content.decode()
    assert 'data-key="F4" data-dialog="refer"' in page
    sent = {"nonce": str(uuid4()), "direction": "entry", "reason": "child", "note": "Alone"}
    wrong = officer.post("/desk/second-line/open/", sent | {"reason": "private_interview"})
    assert wrong.status_code == 422
    assert ">Alone</textarea>" in wrong.content.decode()
    assert officer.post("/desk/second-line/open/", sent).status_code == 302
    second = sign_in(Client(), "second_line_officer")
    listed = second.get("/desk/second-line/?lang=en").content.decode()
    assert "1 case waits in second line" in listed
    assert "Alone" not in listed
    address = f"/desk/second-line/{SecondLineCase.objects.get().id}/"
    assert "Alone" in second.get(address).content.decode()
    nothing = second.post(f"{address}close/", {"reason": "Aunt came with the birth certificate"})
    assert "Aunt came" in nothing.content.decode()
    second.post(f"{address}close/", {"outcome": "cleared", "reason": "Aunt came"})
    assert "looked at" in second.get(address).content.decode()
