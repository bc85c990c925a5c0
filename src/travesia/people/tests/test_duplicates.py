"""One person registered twice: asked about at the desk and in batch, never merged, never twice."""

import json
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.core import jobs
from travesia.people import selectors, services
from travesia.people.domain import (
    Claim,
    ClusterProposal,
    Evidence,
    HeldDocument,
    PersonRef,
    QuestionKind,
    QuestionView,
)
from travesia.people.models import Person
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import ANNA, PASSPORT, claim, passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION
LOADER = Actor.system("loader", {"people.register"})
RUNNER = Actor.system("runner", {"people.raise_question"})


def register(who: Actor, said: Claim = ANNA, shown: HeldDocument | None = None) -> PersonRef:
    return services.register_person(actor=who, claim=said, document=shown, purpose=DESK)


def bring_in(*rows: tuple[Claim, HeldDocument | None]) -> tuple[PersonRef, ...]:
    """Register without asking, as a batch does."""
    return services.register_many(actor=LOADER, rows=rows, purpose=DESK)


def queue(who: Actor) -> list[QuestionView]:
    return list(selectors.questions(actor=who, purpose=SECOND))


def asked(who: Actor) -> list[tuple[QuestionKind, set[PersonRef]]]:
    return [(question.kind, set(question.persons)) for question in queue(who)]


@pytest.mark.parametrize(
    "again",
    [
        claim(),
        claim("ERIKSON"),
        claim(birth_date="1974-12-08"),
        claim("ANNA MARIA", "ERIKSSON"),
        claim(nationality="DOM"),
    ],
)
def test_person_who_comes_again_is_asked_about_and_both_records_stay(
    officer: Actor, second_officer: Actor, again: Claim
) -> None:
    first, second = register(officer), register(officer, again)
    assert asked(second_officer) == [(QuestionKind.POSSIBLE_DUPLICATE, {first, second})]
    assert Person.objects.count() == 2
    assert selectors.same_person(first.id) == (first,)


@pytest.mark.parametrize(
    "other",
    [
        claim("BERGMAN", "INGRID"),
        claim(birth_date="1951-03-30"),
        claim("OLAFSDOTTIR", "SIGRUN", birth_date="1974-12-08"),
    ],
)
def test_somebody_else_is_not_asked_about(
    officer: Actor, second_officer: Actor, other: Claim
) -> None:
    register(officer)
    register(officer, other)
    assert queue(second_officer) == []


def test_one_document_with_two_names_is_a_question_of_its_own(
    officer: Actor, second_officer: Actor
) -> None:
    first = register(officer, shown=PASSPORT)
    second = register(officer, claim("BERGMAN", "INGRID"), PASSPORT)
    assert asked(second_officer) == [(QuestionKind.DOCUMENT_TWO_NAMES, {first, second})]
    assert queue(second_officer)[0].facts == {"issuing_state": "UTO", "number": "L898902C3"}


@pytest.mark.parametrize("born", ["1974-12-08", "1961-01-02"])
def test_one_document_with_two_birth_dates_is_a_question_of_its_own(
    officer: Actor, second_officer: Actor, born: str
) -> None:
    register(officer, shown=PASSPORT)
    register(officer, claim(birth_date=born), PASSPORT)
    assert [kind for kind, _ in asked(second_officer)] == [QuestionKind.TWO_BIRTH_DATES]


def test_birth_date_known_in_part_is_no_second_one(officer: Actor, second_officer: Actor) -> None:
    register(officer, shown=PASSPORT)
    register(officer, claim(birth_date="1974"), PASSPORT)
    assert [kind for kind, _ in asked(second_officer)] == [QuestionKind.POSSIBLE_DUPLICATE]


def test_document_shown_later_by_another_is_asked_about(
    officer: Actor, second_officer: Actor
) -> None:
    first = register(officer, shown=PASSPORT)
    second = register(officer, claim("BERGMAN", "INGRID"), passport("N1234567"))
    services.hold_document(actor=officer, person_id=second.id, document=PASSPORT, purpose=DESK)
    assert asked(second_officer) == [(QuestionKind.DOCUMENT_TWO_NAMES, {first, second})]


def test_question_raised_by_registering_is_an_entry_with_both_subjects(
    officer: Actor, ledger: Ledger
) -> None:
    first, second = register(officer), register(officer)
    assert ledger.kinds()[-2:] == ["people.person_registered", "people.question_raised"]
    assert {s.id for s in ledger.entries[-1]["subjects"]} == {first.id, second.id}


def test_batch_asks_what_the_loader_did_not_and_a_second_run_asks_nothing(
    officer: Actor, second_officer: Actor
) -> None:
    people = bring_in(
        (ANNA, PASSPORT),
        (claim("ERIKSON"), None),
        (claim("BERGMAN", "INGRID"), PASSPORT),
        (claim("SOLIS", "TOMAS", birth_date="1990-01-01"), passport("N1234567")),
    )
    assert queue(second_officer) == []
    found = services.find_duplicates(actor=RUNNER)
    assert (found.persons, found.asked) == (4, 2)
    assert sorted(kind for kind, _ in asked(second_officer)) == [
        QuestionKind.DOCUMENT_TWO_NAMES,
        QuestionKind.POSSIBLE_DUPLICATE,
    ]
    assert all(people[3] not in persons for _, persons in asked(second_officer))
    assert services.find_duplicates(actor=RUNNER).asked == 0


def test_pair_across_two_chunks_is_found(
    second_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.people.services.comparing.CHUNK", 2)
    fill = [(claim(f"FAMILY{i}", birth_date=f"19{50 + i}-01-09"), None) for i in range(5)]
    people = bring_in((ANNA, None), *fill, (claim("ERIKSON"), None))
    services.find_duplicates(actor=RUNNER)
    assert asked(second_officer) == [(QuestionKind.POSSIBLE_DUPLICATE, {people[0], people[-1]})]


def test_linked_records_are_not_asked_about_again(officer: Actor, second_officer: Actor) -> None:
    first, second = bring_in((ANNA, PASSPORT), (claim("ERIKSON"), PASSPORT))
    services.link_persons(
        actor=second_officer,
        person_id=first.id,
        other_id=second.id,
        evidence=Evidence.INTERVIEW,
        reason="same woman",
        purpose=SECOND,
    )
    assert services.find_duplicates(actor=RUNNER).asked == 0
    services.hold_document(
        actor=officer, person_id=first.id, document=passport("N1234567"), purpose=DESK
    )
    assert queue(second_officer) == []


def test_batch_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travesia.people.services.comparing.CHUNK", 2)
    bring_in(*((claim(f"FAMILY{i}"), None) for i in range(5)))
    said: list[int] = []
    services.find_duplicates(
        actor=RUNNER, total=said.append, progress=lambda count, _note: said.append(count)
    )
    assert said == [5, 2, 2, 1]


def test_batch_is_refused_to_whoever_may_not_ask(stranger: Actor) -> None:
    with pytest.raises(AccessDeniedError):
        services.find_duplicates(actor=stranger)


def test_command_reports_in_counts_alone() -> None:
    bring_in((ANNA, None), (claim("ERIKSON"), None))
    out = StringIO()
    call_command("people_duplicates", "--json", stdout=out, stderr=StringIO())
    assert json.loads(out.getvalue()) == {
        "persons": 2,
        "pairs": 1,
        "asked": 1,
        "left_out": [],
    }


def test_job_puts_what_it_finds_into_the_queue(second_officer: Actor) -> None:
    bring_in((ANNA, None), (claim("ERIKSON"), None))
    jobs.JOBS["people.duplicates"].work(jobs.Progress())
    assert len(queue(second_officer)) == 1


def test_clusters_of_a_linkage_run_become_questions_and_strangers_are_left_out(
    second_officer: Actor,
) -> None:
    rows = [(claim(f"FAMILY{i}", birth_date=f"19{50 + i}-01-09"), None) for i in range(3)]
    people = bring_in(*rows)
    proposal = ClusterProposal((*(ref.id for ref in people), uuid4()), "splink", "run 7")
    raised = services.propose_clusters(actor=RUNNER, clusters=[proposal])
    assert [one.new for one in raised] == [True, True]
    assert queue(second_officer)[0].facts == {"model": "splink", "run": "run 7"}
    assert all(selectors.same_person(ref.id) == (ref,) for ref in people)
    nobody = ClusterProposal((uuid4(),), "splink")
    assert services.propose_clusters(actor=RUNNER, clusters=[nobody]) == ()


def namesakes(count: int, **changes: str) -> tuple[PersonRef, ...]:
    return bring_in(*((claim("GARCIA", "ANA", **changes), None) for _ in range(count)))


def test_very_large_block_is_cut_with_a_count_and_never_silently(
    second_officer: Actor, monkeypatch: pytest.MonkeyPatch, ledger: Ledger
) -> None:
    monkeypatch.setattr("travesia.people.selectors.likeness.MOST_NEIGHBOURS", 3)
    monkeypatch.setattr("travesia.people.services.comparing.CHUNK", 4)
    people = namesakes(10)
    found = services.find_duplicates(actor=RUNNER)
    # Each record met the three before it: 0 + 1 + 2 + 7 × 3 of the 45 pairs.
    assert found.pairs == 24
    assert {(cut.kind.value, cut.pairs, cut.largest) for cut in found.left_out} == {
        ("name", 21, 10),
        ("birth_date", 21, 10),
    }
    assert (QuestionKind.POSSIBLE_DUPLICATE, {people[8], people[9]}) in asked(second_officer)
    said = services.left_out_sentences(found)
    assert "up to 21 pairs" in said[0]
    assert "share a name and a birth year (the largest has 10 records)" in said[0]
    assert "Not compared: up to 42 pairs" in services.outcome_sentence(found)
    assert ledger.entries[-1]["event"].left_out == {"name": 21, "birth_date": 21}


def test_work_on_a_very_common_name_grows_with_the_records_and_not_their_square(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("travesia.people.selectors.likeness.MOST_NEIGHBOURS", 5)
    namesakes(20)
    first = services.find_duplicates(actor=RUNNER).pairs
    namesakes(20)
    assert services.find_duplicates(actor=RUNNER).pairs - first == 5 * 20


def test_year_of_birth_parts_namesakes_and_loses_nobody_who_may_be_one(
    second_officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("travesia.people.selectors.likeness.MOST_NEIGHBOURS", 1)
    years = [namesakes(1, birth_date=f"19{year}-03-04")[0] for year in range(60, 70)]
    (part,) = namesakes(1, birth_date="1965")
    found = services.find_duplicates(actor=RUNNER)
    assert found.left_out == ()
    assert asked(second_officer) == [(QuestionKind.POSSIBLE_DUPLICATE, {years[5], part})]


def test_records_without_a_birth_date_meet_their_namesakes_of_every_year() -> None:
    namesakes(1, birth_date="1961-03-04")
    namesakes(1, birth_date="1972-05-06")
    namesakes(1, birth_date="")
    assert services.find_duplicates(actor=RUNNER).pairs == 2


def test_job_says_what_it_came_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travesia.people.selectors.likeness.MOST_NEIGHBOURS", 2)
    namesakes(5)
    said: list[str] = []
    monkeypatch.setattr(jobs.Progress, "say", lambda _self, note: said.append(note))
    jobs.JOBS["people.duplicates"].work(jobs.Progress())
    assert len(said) == 1
    assert "Not compared: up to 6 pairs" in said[0]


def test_command_names_what_it_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("travesia.people.selectors.likeness.MOST_NEIGHBOURS", 2)
    namesakes(5)
    out = StringIO()
    call_command("people_duplicates", stdout=out, stderr=StringIO())
    assert "Not compared: up to 3 pairs in very large groups that share a name" in out.getvalue()
