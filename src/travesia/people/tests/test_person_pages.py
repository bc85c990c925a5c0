"""Record and links of a person on pages: each opening a look, each link with its whole history."""

from uuid import UUID

import pytest
from django.test import Client

from travesia.access.domain import Actor, Purpose
from travesia.people import selectors, services
from travesia.people.domain import (
    Evidence,
    IdentityAnswer,
    NewQuestion,
    PersonRef,
    PhotoSource,
    QuestionKind,
    QuestionState,
)
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim
from travesia.people.tests.pictures import picture
from travesia.people.tests.test_pages import sign_in

pytestmark = pytest.mark.django_db
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION


@pytest.fixture
def desk(client: Client) -> Client:
    """A supervisor at the screen."""
    return sign_in(client, "supervisor")


@pytest.fixture
def two(officer: Actor) -> tuple[PersonRef, ...]:
    """Two records with one passport."""
    rows = [(ANNA, PASSPORT), (claim("ERIKSON"), PASSPORT)]
    return services.register_many(actor=officer, rows=rows, purpose=DESK)


def link(who: Actor, two: tuple[PersonRef, ...], reason: str = "one woman") -> UUID:
    made = services.link_persons(
        actor=who,
        person_id=two[0].id,
        other_id=two[1].id,
        evidence=Evidence.INTERVIEW,
        reason=reason,
        purpose=SECOND,
    )
    return made.id


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    page: str = answer.content.decode()
    assert "style=" not in page
    return page


def test_links_page_tells_who_when_why_on_what_and_which_entry(
    desk: Client, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    link_id = link(second_officer, two)
    services.unlink_persons(
        actor=second_officer, link_id=link_id, reason="two cousins", purpose=SECOND
    )
    link(second_officer, two, "cousins after all not")
    page = text(desk, f"/people/{two[0].id}/links/")
    for words in ("one woman", "two cousins", "cousins after all not", "The person was heard"):
        assert words in page
    assert page.count("Journal entry") == 3
    assert page.count("End this link") == 1
    assert "2 records stand for this person" in page
    assert page.index("cousins after all not") < page.index("two cousins")  # what holds is first
    assert "ERIKSON" in page


def test_links_page_is_a_look_at_both_records(
    desk: Client, second_officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    link(second_officer, two)
    desk.get(f"/people/{two[0].id}/links/")
    seen = {subject.id for look in ledger.looks for subject in look["subjects"]}
    assert seen == {ref.id for ref in two}
    assert any("links" in look["fields"] for look in ledger.looks)


def test_link_is_ended_from_the_page_with_a_reason_and_leads_back_to_it(
    desk: Client, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    link_id = link(second_officer, two)
    here = f"/people/{two[0].id}/links/"
    for reason, together in (("  ", 2), ("two cousins", 1)):
        given = {"reason": reason, "person": str(two[0].id)}
        answer = desk.post(f"/people/links/{link_id}/end/", given)
        assert (answer.status_code, answer.headers["Location"]) == (302, here)
        assert len(selectors.same_person(two[0].id)) == together
    assert "This link has ended" in text(desk, here)


def test_first_line_reads_links_and_ends_none(
    client: Client, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    link_id = link(second_officer, two)
    officer = sign_in(client, "border_officer")
    assert "End this link" not in text(officer, f"/people/{two[0].id}/links/")
    assert officer.post(f"/people/links/{link_id}/end/", {"reason": "no"}).status_code == 403
    assert len(selectors.same_person(two[0].id)) == 2


def test_record_without_links_says_so(desk: Client, two: tuple[PersonRef, ...]) -> None:
    assert "No link was ever made" in text(desk, f"/people/{two[0].id}/links/")


def test_links_whose_entries_were_erased_still_show(
    desk: Client,
    second_officer: Actor,
    two: tuple[PersonRef, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    link(second_officer, two)
    monkeypatch.setattr("travesia.journal.selectors.trail_of", lambda _subject: ())
    page = text(desk, f"/people/{two[0].id}/links/")
    assert "one woman" in page
    assert "Journal entry" not in page


def test_record_page_shows_the_claim_documents_and_questions_and_is_a_look(
    desk: Client, officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    asked = NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, two, {})
    services.raise_question(actor=officer, question=asked, purpose=DESK)
    page = text(desk, f"/people/{two[0].id}/")
    for words in ("ERIKSSON", "1974-08-12", "Female", "L898902C3", "Are these records one person?"):
        assert words in page
    assert [look["purpose"] for look in ledger.looks] == ["supervision"]


def test_first_line_sees_the_record_and_not_the_questions(
    client: Client, officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    asked = NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, two, {})
    services.raise_question(actor=officer, question=asked, purpose=DESK)
    page = text(sign_in(client, "border_officer"), f"/people/{two[0].id}/")
    assert "Are these records one person?" not in page
    assert [look["purpose"] for look in ledger.looks] == ["border_inspection"]


def test_protection_officer_reads_and_asks_nothing(
    client: Client, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    page = text(sign_in(client, "data_protection_officer"), f"/people/{two[0].id}/")
    assert "another face" not in page
    assert [look["purpose"] for look in ledger.looks] == ["data_protection"]


def test_officer_says_that_a_document_was_shown_with_two_faces(
    client: Client, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    officer = sign_in(client, "border_officer")
    here = f"/people/{two[0].id}/"
    assert "A document was shown with another face" in text(officer, here)
    for said in ("The question is in the queue", "This question was asked already"):
        answer = officer.post(f"{here}two-faces/", {"document": "UTO/L898902C3"}, follow=True)
        assert said in answer.content.decode()
    (question,) = selectors.questions(actor=second_officer, purpose=SECOND)
    assert question.kind is QuestionKind.DOCUMENT_TWO_FACES
    assert set(question.persons) == set(two)
    assert question.facts["said_by"] == "officer"


@pytest.mark.parametrize("document", ["", "UTO/N0000000"])
def test_two_faces_on_no_document_of_theirs_ask_nothing(
    desk: Client, second_officer: Actor, two: tuple[PersonRef, ...], document: str
) -> None:
    here = f"/people/{two[0].id}/two-faces/"
    answer = desk.post(here, {"document": document}, follow=True)
    assert "Nothing was asked" in answer.content.decode()
    assert selectors.questions(actor=second_officer, purpose=SECOND) == ()


def test_photo_opens_as_a_look_and_no_cache_keeps_it(
    desk: Client, officer: Actor, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    photo = services.add_photo(
        actor=officer,
        person_id=two[0].id,
        content=picture(),
        source=PhotoSource.DESK,
        purpose=DESK,
    )
    assert f"/people/photos/{photo.id}/" in text(desk, f"/people/{two[0].id}/")
    answer = desk.get(f"/people/photos/{photo.id}/")
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.content.startswith(b"\xff\xd8")
    assert ledger.looks[-1]["fields"] == ("photo",)


def test_erased_photo_is_named_and_not_linked(
    desk: Client, officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    photo = services.add_photo(
        actor=officer,
        person_id=two[0].id,
        content=picture(),
        source=PhotoSource.DESK,
        purpose=DESK,
    )
    from travesia.people.models import PersonPhoto
    from travesia.people.services.photographing import drop_keys

    drop_keys([photo.id])
    assert PersonPhoto.objects.filter(pk=photo.id, erased_at__isnull=False).exists()
    page = text(desk, f"/people/{two[0].id}/")
    assert "erased" in page
    assert f"/people/photos/{photo.id}/" not in page
    assert desk.get(f"/people/photos/{photo.id}/").status_code >= 400


def test_facts_of_a_document_are_labelled(
    desk: Client, officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    ids = tuple(ref.id for ref in two)
    raised = services.report_two_faces(
        actor=officer, person_ids=ids, document=PASSPORT, purpose=DESK
    )
    page = text(desk, f"/people/questions/{raised.question_id}/")
    for label, value in (
        ("Issuing state", "Utopia (specimen) (UTO)"),
        ("Document number", "L898902C3"),
        ("Who says that the faces differ", "An officer"),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page


def test_movements_stand_side_by_side_with_their_distance(
    desk: Client, officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    facts = {
        "first_post": "AAA-ONE",
        "first_at": "2026-11-19T12:00:00+00:00",
        "second_post": "BBB-TWO",
        "second_at": "2026-11-19T12:20:00+00:00",
        "kilometres": "1199",
        "minutes": "20",
    }
    asked = NewQuestion(QuestionKind.IMPOSSIBLE_TRAVEL, two[:1], facts)
    raised = services.raise_question(actor=officer, question=asked, purpose=DESK)
    page = text(desk, f"/people/questions/{raised.question_id}/")
    for words in ("First movement", "AAA-ONE", "BBB-TWO", "1,199 km apart", "20 min apart"):
        assert words in page


def test_answered_question_is_opened_again_with_a_reason_and_keeps_its_history(
    desk: Client, officer: Actor, second_officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    asked = NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, two, {})
    made = services.raise_question(actor=officer, question=asked, purpose=DESK).question_id
    services.answer_question(
        actor=second_officer,
        question_id=made,
        answer=IdentityAnswer.DIFFERENT_PERSONS,
        reason="the scar is missing",
        purpose=SECOND,
    )
    here = f"/people/questions/{made}/"
    assert "the scar is missing" in text(desk, here)
    assert desk.post(f"{here}reopen/", {"reason": " "}).status_code == 400
    assert selectors.question_of(made).state is QuestionState.ANSWERED
    assert desk.post(f"{here}reopen/", {"reason": "a new photo came"}).status_code == 302
    page = text(desk, here)
    assert "Your answer" in page
    assert page.index("a new photo came") < page.index("the scar is missing")


def test_question_closed_by_a_correction_says_so(
    desk: Client, officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    asked = NewQuestion(QuestionKind.DOCUMENT_TWO_NAMES, two, {})
    made = services.raise_question(actor=officer, question=asked, purpose=DESK).question_id
    services.correct_claim(
        actor=officer,
        person_id=two[1].id,
        claim=ANNA,
        expected_revision=1,
        reason="keyed the line above",
        purpose=DESK,
    )
    page = text(desk, f"/people/questions/{made}/")
    for words in ("Closed by a correction", "keyed the line above", "the system (recheck)"):
        assert words in page


def test_all_records_are_looked_through_in_the_background(
    desk: Client, two: tuple[PersonRef, ...]
) -> None:
    assert "Look through all records" in text(desk, "/people/questions/")
    answer = desk.post("/people/questions/look-through/")
    assert answer.status_code == 302
    assert "Look for persons registered twice" in text(desk, answer.headers["Location"])
