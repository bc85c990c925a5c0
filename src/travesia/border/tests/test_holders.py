"""One document, several holders: asked with all of them, answered by a person, nobody added."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.test import Client

from travesia.access.domain import Purpose
from travesia.access.services import AccessDeniedError
from travesia.border import services
from travesia.border.models import Crossing, Inspection, InspectionHit
from travesia.border.tests.cast import NEIGHBOUR, OFFICER, admit, opened, zone
from travesia.border.tests.paper_cast import enter
from travesia.border.tests.signing_in import make_list, make_post_and_people, sign_in
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.lists import services as lists
from travesia.lists.domain import ListQuery
from travesia.people import selectors as people
from travesia.people import services as people_services
from travesia.people.domain import Claim, HeldDocument, PersonRef

pytestmark = pytest.mark.storage
BERTA = Claim("LINDQVIST", "BERTA", "1990-01-02", "F", "UTO")
SIV = Claim("HOLM", "SIV", "1991-03-04", "F", "UTO")


@pytest.fixture
def two(desk: FixedClock) -> list[UUID]:
    """Two records that hold the document which is read next."""
    return _two()


def _two() -> list[UUID]:
    document = HeldDocument("PP", "UTO", "X1234567", None)
    for claim in (BERTA, SIV):
        people_services.register_person(
            actor=OFFICER, claim=claim, document=document, purpose=Purpose.BORDER_INSPECTION
        )
    return [one.id for one in _holders()]


def _holders() -> tuple[PersonRef, ...]:
    return people.find_by_document(issuing_state="UTO", number="X1234567")


def _say(inspection_id: UUID, person: object) -> None:
    services.say_holder(actor=OFFICER, inspection_id=inspection_id, person=str(person))


def test_nothing_is_decided_and_nobody_added_before_it_is_said_who_is_here(
    two: list[UUID],
) -> None:
    inspection_id = opened(zone())
    with pytest.raises(services.BorderError) as caught:
        admit(inspection_id, ground="")
    assert caught.value.code == "border.holder_first"
    with pytest.raises(services.BorderError):
        services.propose_refusal(
            actor=OFFICER, inspection_id=inspection_id, reason="A", language="en", text=""
        )
    assert len(_holders()) == 2
    assert not Crossing.objects.exists()


def test_one_of_the_two_is_chosen_and_no_third_record_is_made(two: list[UUID]) -> None:
    for _again in range(2):
        inspection_id = opened(zone())
        _say(inspection_id, two[1])
        admit(inspection_id, ground="")
    assert set(Crossing.objects.values_list("person_id", flat=True)) == {two[1]}
    assert len(_holders()) == 2
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.holder_said") == 2


def test_somebody_else_is_a_new_record_by_the_word_of_the_officer(two: list[UUID]) -> None:
    inspection_id = opened(zone())
    _say(inspection_id, services.SOMEBODY_ELSE)
    admit(inspection_id, ground="")
    assert Crossing.objects.get().person_id not in two
    assert len(_holders()) == 3


def test_who_is_here_is_said_once_by_an_officer_of_the_post_of_a_holder(two: list[UUID]) -> None:
    inspection_id = opened(zone())
    for wrong in (uuid4(), "", "nonsense"):
        with pytest.raises(services.BorderError):
            _say(inspection_id, wrong)
    with pytest.raises(AccessDeniedError):
        services.say_holder(actor=NEIGHBOUR, inspection_id=inspection_id, person=str(two[0]))
    _say(inspection_id, two[0])
    with pytest.raises(services.BorderConflictError):
        _say(inspection_id, two[1])
    assert Inspection.objects.get().person_id == two[0]


def test_a_form_says_of_whom_it_speaks(two: list[UUID]) -> None:
    with pytest.raises(services.BorderError) as caught:
        enter()
    assert caught.value.code == "border.paper_holder_needed"
    assert not Inspection.objects.exists()
    enter(holder=str(two[0]))
    assert Crossing.objects.get().person_id == two[0]


def test_a_document_read_twice_within_seconds_opens_one_inspection(desk: FixedClock) -> None:
    first = opened(zone())
    assert opened(zone()) == first
    assert opened(zone("Y7654321", "Kvist")) != first
    admit(first, ground="")
    assert opened(zone()) != first  # decided: the next reading is the next crossing
    kinds = [entry.kind for entry in journal.entries_after(0)]
    assert kinds.count("border.inspection_opened") == 3


def test_the_screen_asks_with_both_side_by_side(db: None, client: Client) -> None:
    make_post_and_people()
    sign_in(client, "border_officer")
    client.get("/desk/?lang=en")
    holders = _two()
    sent = {"zone": zone(), "direction": "entry", "nonce": str(uuid4())}
    path = str(client.post("/desk/read/", sent)["Location"])
    again = client.post("/desk/read/", {**sent, "nonce": str(uuid4())})
    assert again["Location"] == path
    page = client.get(path).content.decode()
    assert "Who of them is here?" in page
    assert "LINDQVIST BERTA" in page
    assert "HOLM SIV" in page
    assert "checked" not in page.split("Who of them is here?")[1].split("</form>")[0]
    client.post(f"{path}holder/", {"person": str(holders[1])})
    assert "Who of them is here?" not in client.get(path).content.decode()


@pytest.mark.usefixtures("real_lists")
def test_what_was_answered_before_of_the_one_who_is_here_comes_back_with_the_choice(
    two: list[UUID],
) -> None:
    make_list()
    earlier = opened(zone(number="Q7777777", surname="Erikson", given_names="Anna"))
    first = opened(zone())
    (entry,) = lists.search(
        actor=OFFICER,
        query=ListQuery("ERIKSON", "ANNA", birth_date="1974-08-12", sex="F"),
        purpose=Purpose.BORDER_INSPECTION,
    ).hits
    hit = InspectionHit.objects.create(
        inspection_id=first,
        entry_id=entry.entry_id,
        position=0,
        shown={"entry_number": entry.entry_number, "list_label": entry.list_label},
    )
    lists.adjudicate(
        actor=OFFICER,
        entry_id=hit.entry_id,
        person_id=two[1],
        inspection_id=earlier,
        outcome="not_same",
        purpose=Purpose.BORDER_INSPECTION,
    )
    _say(first, two[1])
    hit.refresh_from_db()
    assert hit.shown["earlier"]["outcome"] == "not_same"
    other = opened(zone(expiry_date=date(2031, 1, 1)))
    again = InspectionHit.objects.create(
        inspection_id=other, entry_id=hit.entry_id, position=0, shown=hit.shown
    )
    _say(other, two[0])
    again.refresh_from_db()
    assert again.shown["earlier"] is None
