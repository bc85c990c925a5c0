"""Pages of the queue: closed to desks, no name until opened, a reason for each act."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from travesia.access import services as access
from travesia.access.domain import Actor, Purpose
from travesia.people import selectors, services
from travesia.people.domain import NameKind, NewName, NewQuestion, PersonRef, QuestionKind
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import claim

pytestmark = pytest.mark.django_db
DESK = Purpose.BORDER_INSPECTION


def sign_in(client: Client, username: str) -> Client:
    maker = Actor.system("tests", allowed=access.DEMO_PERMISSIONS)
    people = access.ensure_demo_people(actor=maker)
    person = next(one for one in people if one.username.startswith(username))
    client.force_login(get_user_model().objects.get(pk=person.id))
    client.get("/")  # the session begins in the person's own language
    client.get("/", {"lang": "en"})  # and keeps the one that these tests read
    return client


@pytest.fixture
def desk(client: Client) -> Client:
    """A supervisor at the screen."""
    return sign_in(client, "supervisor")


@pytest.fixture
def two(officer: Actor) -> tuple[PersonRef, ...]:
    rows = [(claim("ERIKSSON"), None), (claim("ERIKSON"), None)]
    return services.register_many(actor=officer, rows=rows, purpose=DESK)


@pytest.fixture
def path(officer: Actor, two: tuple[PersonRef, ...]) -> str:
    """The address of a question about two records."""
    question = NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, two, {"reason": "name_and_date"})
    raised = services.raise_question(actor=officer, question=question, purpose=DESK)
    return f"/people/questions/{raised.question_id}/"


def test_queue_is_closed_to_the_first_line(client: Client, path: str) -> None:
    officer = sign_in(client, "border_officer")
    assert [officer.get(one).status_code for one in ("/people/questions/", path)] == [403, 403]


def test_queue_names_nobody(desk: Client, path: str) -> None:
    page = desk.get("/people/questions/").content.decode()
    assert "Are these records one person?" in page
    assert "ERIKSSON" not in page
    assert "style=" not in page


def test_opened_question_compares_side_by_side_and_is_a_look(
    desk: Client, path: str, two: tuple[PersonRef, ...], ledger: Ledger
) -> None:
    page = desk.get(path).content.decode()
    assert all(
        words in page
        for words in ("ERIKSSON", "ERIKSON", "First record", "sound alike", "Why it is asked")
    )
    looked_at = {one.id for one in ledger.looks[0]["subjects"]}
    assert looked_at == {ref.id for ref in two}


def test_card_shows_the_name_that_raised_the_question(
    desk: Client, path: str, two: tuple[PersonRef, ...], officer: Actor
) -> None:
    for ref, name in zip(two, ("LINDQVIST", "LINDKVIST"), strict=True):
        services.add_name(
            actor=officer,
            person_id=ref.id,
            name=NewName(NameKind.MARRIED, name, "ANNA MARIA"),
            purpose=DESK,
        )
    assert "LINDQVIST" in desk.get(path).content.decode()


def test_answer_links_and_the_link_can_end(
    desk: Client, path: str, two: tuple[PersonRef, ...]
) -> None:
    given = {"answer": "same_person", "reason": "same photograph and signature"}
    assert desk.post(f"{path}answer/", given).status_code == 302
    assert len(selectors.same_person(two[0].id)) == 2
    (link,) = selectors.links_of(two[0].id)
    assert "These records are linked as one person" in desk.get(path).content.decode()
    assert "Are these" in desk.get("/people/questions/?state=answered").content.decode()
    desk.post(f"/people/links/{link.id}/end/", {"reason": "they are sisters"})
    assert len(selectors.same_person(two[0].id)) == 1


@pytest.mark.parametrize(
    "given", [{"answer": "same_person", "reason": "  "}, {"reason": "compared"}, {"answer": "x"}]
)
def test_answer_that_lacks_something_changes_nothing_and_keeps_what_was_typed(
    desk: Client, path: str, two: tuple[PersonRef, ...], given: dict[str, str]
) -> None:
    answer = desk.post(f"{path}answer/", given)
    assert (answer.status_code, "Nothing was changed" in answer.content.decode()) == (400, True)
    assert given.get("reason", "").strip() in answer.content.decode()
    assert len(selectors.same_person(two[0].id)) == 1


def test_suspicion_waits_for_somebody_else(desk: Client, path: str) -> None:
    desk.post(f"{path}answer/", {"answer": "misuse_suspected", "reason": "number was altered"})
    page = desk.get(path).content.decode()
    assert "somebody else has to compare" in page
    assert desk.post(f"{path}confirm/", {"reason": "mine"}).status_code == 400
    other = sign_in(Client(), "second_line_officer")
    assert other.post(f"{path}confirm/", {"reason": "altered, yes"}).status_code == 302
    assert "Answered" in other.get(path).content.decode()


def test_proposed_answer_can_be_taken_back(desk: Client, path: str) -> None:
    desk.post(f"{path}answer/", {"answer": "misuse_suspected", "reason": "number was altered"})
    assert desk.post(f"{path}withdraw/", {"reason": "light was bad"}).status_code == 302
    assert "Waits for an answer" in desk.get(path).content.decode()


def test_empty_queue_says_so(desk: Client) -> None:
    assert "No question waits" in desk.get("/people/questions/").content.decode()


def test_queue_goes_on_after_its_first_page(
    desk: Client, officer: Actor, two: tuple[PersonRef, ...]
) -> None:
    for place in range(51):
        question = NewQuestion(QuestionKind.POSSIBLE_DUPLICATE, two, {}, (str(place),))
        services.raise_question(actor=officer, question=question, purpose=DESK)
    assert "?start=50" in desk.get("/people/questions/").content.decode()
    page = desk.get("/people/questions/?start=50").content.decode()
    assert page.count("Are these records one person?") == 1


def test_look_is_written_with_the_purpose_of_whoever_looks(
    desk: Client, path: str, ledger: Ledger
) -> None:
    desk.get(path)
    sign_in(Client(), "second_line_officer").get(path)
    purposes = [look["purpose"] for look in ledger.looks]
    assert {"supervision", "second_line_inspection"} <= set(purposes)
    assert any("links" in look["fields"] for look in ledger.looks)
