"""A desk's own names of topics: tapped as people there say them, counted as everybody counts."""

import pytest

from travesia.helpdesk import services
from travesia.helpdesk.domain import NewDesk, topics
from travesia.helpdesk.domain.own_topics import OwnTopicError, read_own, write_own
from travesia.helpdesk.models import Contact
from travesia.helpdesk.selectors import desk_by_code
from travesia.helpdesk.tests.cast import COORDINATOR, a_desk
from travesia.helpdesk.tests.conftest import Entries
from travesia.helpdesk.tests.test_pages import an_entry, send, signed_in

OWN = (("RENAP", "documents.id_card"), ("La vuelta", "status.visa"))


def test_lines_are_read_and_written_back() -> None:
    text = "\n RENAP =documents.id_card\n\nLa   vuelta = status.visa\n"
    assert read_own(text) == OWN
    assert read_own(write_own(OWN)) == OWN
    assert read_own("  ") == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RENAP", "no_topic"),
        ("RENAP = passport", "no_topic"),
        ("= documents.id_card", "name_missing"),
        (f"{'x' * 41} = documents.id_card", "name_long"),
        ("Renap = status.visa\nRENAP = documents.id_card", "name_twice"),
        ("\n".join(f"n{n} = status.visa" for n in range(21)), "too_many"),
        ("Ana +502 5551 2345 = status.visa", "name_identifies"),
    ],
)
def test_a_line_that_cannot_be_read_says_why(text: str, code: str) -> None:
    with pytest.raises(OwnTopicError) as refused:
        read_own(text)
    assert refused.value.code == code
    assert refused.value.line in text


@pytest.mark.django_db
@pytest.mark.storage
def test_own_names_are_tapped_at_the_desk_and_counted_under_the_standard_topic(
    written: Entries,
) -> None:
    a_desk(own_topics=OWN)
    attendant = signed_in("hub_attendant")
    page = attendant.get("/hub/desk/").content.decode()
    assert "RENAP" in page
    assert 'value="documents.id_card"><span>RENAP' in page
    (done,) = send(attendant, an_entry(topics=["documents.id_card", "documents.id_card"]))
    assert done["state"] == "kept"
    (topic,) = Contact.objects.get().topics.all()
    assert topic.topic in topics()
    logged = [entry for entry in written() if entry.kind == "helpdesk.contact_logged"]
    assert (logged[0].body or {})["topics"] == ["documents.id_card"]


@pytest.mark.django_db
def test_the_office_keeps_the_names_and_is_told_which_line_is_wrong(written: Entries) -> None:
    a_desk(own_topics=OWN)
    office = signed_in("programme_officer")
    form = office.get("/hub/desks/GTM-TEC/").context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    assert typed["own_topics"] == write_own(OWN)
    wrong = office.post("/hub/desks/GTM-TEC/", {**typed, "own_topics": "RENAP = nothing"})
    assert wrong.status_code == 422
    assert "RENAP = nothing" in wrong.content.decode()
    office.post("/hub/desks/GTM-TEC/", {**typed, "own_topics": "Pasaporte = documents.passport"})
    assert desk_by_code("GTM-TEC").own_topics == (("Pasaporte", "documents.passport"),)
    (changed,) = (entry for entry in written() if entry.kind == "helpdesk.desk_changed")
    assert (changed.body or {})["fields"] == ["own_topics"]


@pytest.mark.django_db
def test_a_desk_that_is_changed_otherwise_keeps_its_names(written: Entries) -> None:
    desk = a_desk(own_topics=OWN)
    same = {name: getattr(desk, name) for name in NewDesk.__dataclass_fields__}

    services.change_desk(actor=COORDINATOR, new=NewDesk(**{**same, "hours": "8 to 16"}))
    assert desk_by_code("GTM-TEC").own_topics == OWN
