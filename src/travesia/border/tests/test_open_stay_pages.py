"""Pages of open stays: from the list to the letter, and changed documents that wait for a word."""

import pytest
from django.test import Client

from travesia.border.models import StayReview
from travesia.border.tests.signing_in import POST as MALPASSE
from travesia.border.tests.signing_in import make_post_and_people, sign_in
from travesia.border.tests.staying_cast import RENEWED, bring, moved, stay
from travesia.core.clock import FixedClock
from travesia.places.tests.factories import make_post


@pytest.fixture
def malpasse(frozen_clock: FixedClock, db: None) -> None:
    make_post_and_people()
    make_post("HTI-GAP", name="Gap", exit_control=False)


@pytest.mark.django_db
@pytest.mark.usefixtures("malpasse")
def test_pages_from_the_list_to_the_letter_and_the_file(client: Client) -> None:
    bring(moved(f"+2026-01-10T10:00@{MALPASSE}"))
    supervisor = sign_in(client, "supervisor")
    page = supervisor.get("/desk/stays/?lang=en").content.decode()
    assert "exit not recorded" in page
    assert "No exits are recorded at: Gap." in page
    assert "overstay" not in page.casefold()
    address = f"/desk/stays/{stay().id}/"
    assert f'href="{address}"' in page
    assert "SOLANO" in supervisor.get(address).content.decode()
    assert supervisor.get(f"{address}letter/").status_code == 422
    said = {"said": "confirmed", "last_day": "2026-04-09", "reason": ""}
    wrong = supervisor.post(f"{address}review/", said)
    assert (wrong.status_code, StayReview.objects.count()) == (422, 0)
    assert supervisor.post(f"{address}review/", said | {"reason": "seen"}).status_code == 302
    letter = supervisor.get(f"{address}letter/?language=fr").content.decode()
    assert 'lang="fr"' in letter
    assert "SOLANO" in letter
    asked = {"post": MALPASSE, "past": "1", "form": "csv", "reason": "visits"}
    file = supervisor.post("/desk/stays/export/", asked)
    assert "SOLANO" in file.content.decode()
    assert supervisor.post("/desk/stays/export/", asked | {"reason": ""}).status_code == 422
    assert sign_in(Client(), "border_officer").get("/desk/stays/").status_code == 403


@pytest.mark.django_db
@pytest.mark.usefixtures("malpasse")
def test_changed_documents_wait_for_an_officers_word(client: Client) -> None:
    bring(
        moved(f"+2026-05-01T10:00@{MALPASSE}"),
        moved(f"-2026-05-10T10:00@{MALPASSE}", document=RENEWED),
    )
    officer = sign_in(client, "border_officer")
    page = officer.get("/desk/changed-documents/?lang=en").content.decode()
    assert "FRA X1234567" in page
    assert "FRA Y7654321" in page
    row = stay()
    address = f"/desk/changed-documents/{row.id}/{row.exit_root}/"
    for sent in ({"answer": "same", "reason": ""}, {"answer": "", "reason": "seen"}):
        assert officer.post(address, sent).status_code == 422
    assert stay().state == "to_confirm"
    assert officer.post(address, {"answer": "same", "reason": "both shown"}).status_code == 302
    assert stay().state == "closed"
    assert "Nothing waits here" in officer.get("/desk/changed-documents/").content.decode()
