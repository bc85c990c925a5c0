"""What is kept of an applicant is theirs to read and to take along, behind the code alone."""

import json

import pytest
from django.test import Client

from travesia.credentials.models import ApplicationUpload
from travesia.credentials.services import evisa
from travesia.credentials.tests.conftest import Entries
from travesia.credentials.tests.evisa_cast import asked, begun, complete

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("frozen_clock", "quick_codes")]
MINE = "/visa/mine/?lang=en"


def form(key: evisa.Key, **more: str) -> dict[str, str]:
    return {"reference": key.reference, "code": key.code, **more}


def looks(written: Entries) -> list[list[str]]:
    """Return the fields of each look that this test wrote."""
    found = [one.body for one in written() if one.kind == "journal.looked_at" and one.body]
    return [[str(name) for name in body["fields"]] for body in found]  # type: ignore[union-attr]  # a list


def test_particulars_are_shown_when_asked_for_and_the_look_is_written(written: Entries) -> None:
    key = complete()
    page = Client().post(MINE, form(key)).content.decode()
    assert "ERIKSSON" not in page
    assert not [one for one in looks(written) if "holder" in one]
    shown = Client().post(MINE, form(key, act="particulars")).content.decode()
    for words in ("ERIKSSON", "L898902C3", "To see my sister", "anna@example.org"):
        assert words in shown
    assert [one for one in looks(written) if "holder" in one]


@pytest.mark.parametrize("act", ["json", "text", "particulars", "document"])
def test_wrong_code_gives_nothing(act: str) -> None:
    key = complete()
    upload = str(ApplicationUpload.objects.all()[0].pk)
    given = {**form(key, act=act, upload=upload), "code": "no"}
    answer = Client().post(MINE, given)
    assert answer.status_code == 404
    assert b"ERIKSSON" not in answer.content
    assert "Content-Disposition" not in answer


def test_everything_is_taken_along_and_officers_are_not_named(written: Entries) -> None:
    key = asked()
    answer = Client().post(MINE, form(key, act="json"))
    given = json.loads(answer.content)
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert given["said"]["primary"] == "ERIKSSON"
    assert given["questions"][0]["text"] == "Where is your ticket back?"
    assert given["payments"][0]["amount"] == "50.00 USD"
    assert len(given["documents"]) == 3
    assert "permit officer" not in answer.content.decode()
    assert looks(written)[-1][-1] == "what happened"
    text = Client().post(MINE, form(key, act="text")).content.decode()
    assert "primary: ERIKSSON" in text
    assert "text: Where is your ticket back?" in text


def test_own_document_is_given_as_a_file_and_anothers_is_not_there() -> None:
    mine, other = complete(), complete()
    rows = ApplicationUpload.objects.filter(application__reference=mine.reference)
    upload = str(rows[0].pk)
    answer = Client().post(MINE, form(mine, act="document", upload=upload))
    assert answer["Content-Disposition"] == f'attachment; filename="{upload}.jpg"'
    assert answer.content.startswith(b"\xff\xd8\xff")
    refused = Client().post(MINE, form(other, act="document", upload=upload))
    assert refused.status_code == 404
    assert "Content-Disposition" not in refused


def test_pages_that_show_particulars_leave_neither_cookie_nor_address() -> None:
    answer = Client().post(MINE, form(begun(), act="particulars"))
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]
