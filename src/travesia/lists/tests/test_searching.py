"""Asking the lists: what is shown, what is remembered, what is written down, how fast."""

import time
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.core.clock import FixedClock
from travesia.lists import services
from travesia.lists.domain import (
    Hit,
    ListDocument,
    ListPurpose,
    ListQuery,
    Outcome,
    SearchResult,
)
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, ERIKSON, crowd, national_list
from travesia.people import services as people
from travesia.people.domain import Claim
from travesia.screening import Name, Relation
from travesia.testing import TODAY

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK = Purpose.BORDER_INSPECTION


def ask(officer: Actor, query: ListQuery = ANNA) -> SearchResult:
    return services.search(actor=officer, query=query, purpose=DESK)


def answer(
    officer: Actor,
    hit: Hit,
    outcome: str = "not_same",
    person_id: UUID | None = None,
    inspection_id: UUID | None = None,
) -> UUID:
    return services.adjudicate(
        actor=officer,
        entry_id=hit.entry_id,
        person_id=person_id,
        inspection_id=inspection_id or uuid4(),
        outcome=outcome,
        reason="compared by eye",
        purpose=DESK,
    )


@pytest.fixture
def anna(officer: Actor) -> UUID:
    """Anna Maria as a registered person."""
    claim = Claim("ERIKSSON", "ANNA MARIA", "1974-08-12", "F", "UTO")
    return people.register_person(actor=officer, claim=claim, document=None, purpose=DESK).id


def test_hit_is_a_comparison_with_what_the_owner_asks(connector: Actor, officer: Actor) -> None:
    national_list(connector)
    (hit,) = ask(officer).hits
    assert (hit.list_label, hit.list_version, hit.entry_number) == (
        "National alert list",
        1,
        "0417",
    )
    assert hit.purpose_code is ListPurpose.INFORM
    assert hit.instruction == ERIKSON.instruction
    assert hit.algorithm == "person_v2"
    assert [(row.field, row.relation) for row in hit.comparison] == [
        ("family_name", Relation.NEAR),
        ("given_names", Relation.PARTIAL),
        ("birth_date", Relation.PARTIAL),
        ("sex", Relation.AGREES),
        ("document", Relation.DIFFERS),
    ]
    assert ERIKSON.reason not in repr(hit)


def test_look_is_written_when_entries_are_shown_and_only_then(
    connector: Actor, officer: Actor, written: Entries
) -> None:
    national_list(connector)
    count = len(written())
    ask(officer, replace(ANNA, primary="BERG", secondary="NILS"))
    assert len(written()) == count
    ask(officer)
    look = written()[-1]
    assert (look.kind, look.purpose) == ("journal.looked_at", "border_inspection")
    assert look.body is not None
    assert look.body["results"] == 1
    assert look.body["query"]
    assert "ERIKSSON" not in repr(look)


def test_lists_asked_are_named_with_their_age_also_without_a_hit(
    connector: Actor, officer: Actor
) -> None:
    national_list(connector)
    result = ask(officer, replace(ANNA, primary="BERG", secondary="NILS"))
    assert result.hits == ()
    assert [(age.key, age.version, age.published_at) for age in result.lists] == [
        ("national", 1, TODAY)
    ]
    assert result.basis == {"national": "1"}


def test_new_version_is_asked_at_once(connector: Actor, officer: Actor) -> None:
    national_list(connector, ERIKSON, *crowd(9))
    assert len(ask(officer).hits) == 1
    services.publish_version(actor=connector, source_key="national", entries=crowd(9))
    result = ask(officer)
    assert result.hits == ()
    assert result.basis == {"national": "2"}


def test_proposed_version_is_not_asked(manager: Actor, officer: Actor) -> None:
    national_list(manager)
    result = ask(officer)
    assert (result.hits, result.lists) == ((), ())


def test_expired_entry_is_not_shown_from_the_day_after(
    connector: Actor, officer: Actor, frozen_clock: FixedClock
) -> None:
    national_list(connector, replace(ERIKSON, expires_on=date(2026, 11, 20)))
    assert len(ask(officer).hits) == 1
    frozen_clock.set(TODAY + timedelta(days=1))
    assert ask(officer).hits == ()


def test_no_more_than_five_are_shown(connector: Actor, officer: Actor) -> None:
    national_list(connector, *(replace(ERIKSON, number=str(i)) for i in range(9)))
    result = services.search(actor=officer, query=ANNA, purpose=DESK, limit=100)
    assert len(result.hits) == 5


def test_what_is_not_shown_is_counted(connector: Actor, officer: Actor) -> None:
    national_list(connector, *(replace(ERIKSON, number=str(i)) for i in range(9)))
    result = ask(officer)
    assert (len(result.hits), result.more, result.more_at_least) == (5, 4, False)
    few = services.search(actor=officer, query=ANNA, purpose=DESK, limit=2)
    assert (len(few.hits), few.more) == (2, 7)
    services.publish_version(
        actor=connector,
        source_key="national",
        entries=[replace(ERIKSON, number=str(i)) for i in range(10)],
    )
    assert ask(officer).more == 5


def test_list_that_gives_as_many_as_it_was_asked_for_may_have_more(
    connector: Actor, officer: Actor
) -> None:
    national_list(connector, *(replace(ERIKSON, number=str(i)) for i in range(30)))
    result = ask(officer)
    assert (result.more, result.more_at_least) == (15, True)


def test_most_urgent_purpose_comes_first_and_is_never_crowded_out(
    connector: Actor, officer: Actor
) -> None:
    close = replace(ERIKSON, names=(Name("ERIKSSON", "ANNA MARIA"),), birth_dates=("1974-08-12",))
    alike = [replace(close, number=f"I{i}") for i in range(6)]
    others = [
        replace(ERIKSON, number=purpose.value, purpose_code=purpose.value)
        for purpose in (ListPurpose.PROTECT, ListPurpose.BAN, ListPurpose.ARREST)
    ]
    others.append(replace(close, number="missing", purpose_code=ListPurpose.MISSING.value))
    national_list(connector, *alike, *others)
    result = ask(officer)
    numbers = [hit.entry_number for hit in result.hits]
    assert numbers[:4] == ["arrest", "ban", "missing", "protect"]
    assert (len(numbers), result.more) == (5, 5)


def test_listed_document_under_another_name_is_a_hit_among_any_number_of_namesakes(
    connector: Actor, officer: Actor
) -> None:
    namesakes = [
        replace(
            ERIKSON,
            number=f"N{i:03}",
            names=(Name("ERIKSSON", "ANNA MARIA"),),
            birth_dates=("1974-08-12",),
            documents=(),
        )
        for i in range(60)
    ]
    holder = replace(
        ERIKSON,
        number="HOLDER",
        names=(Name("OKONKWO", "CHINEDU"),),
        birth_dates=("1991-02-03",),
        sex="M",
        documents=(ListDocument("L898902C3", "UTO"),),
    )
    national_list(connector, holder, *namesakes)
    first = ask(officer).hits[0]
    assert (first.entry_number, first.reason_code) == ("HOLDER", "same_document")


@pytest.mark.parametrize("purpose", [Purpose.STATISTICS, Purpose.LIST_MANAGEMENT])
def test_lists_are_closed_for_other_purposes(
    connector: Actor, officer: Actor, purpose: Purpose
) -> None:
    national_list(connector)
    with pytest.raises(AccessDeniedError):
        services.search(actor=officer, query=ANNA, purpose=purpose)


def test_earlier_answer_stands_beside_the_hit_and_hides_nothing(
    connector: Actor, officer: Actor, anna: UUID
) -> None:
    national_list(connector)
    known = replace(ANNA, person_id=anna)
    (hit,) = ask(officer, known).hits
    assert hit.earlier_answer is None
    answer(officer, hit, person_id=anna)
    (again,) = ask(officer, known).hits
    assert again.earlier_answer is not None
    assert again.earlier_answer.outcome is Outcome.NOT_SAME
    assert again.earlier_answer.answered_at == TODAY
    assert again.earlier_answer.entry_changed is False


def test_earlier_answer_is_of_one_person_alone(
    connector: Actor, officer: Actor, anna: UUID
) -> None:
    national_list(connector)
    (hit,) = ask(officer).hits
    answer(officer, hit, person_id=anna)
    assert ask(officer).hits[0].earlier_answer is None


def test_earlier_answer_outlives_the_version_and_says_when_the_entry_changed(
    connector: Actor, officer: Actor, anna: UUID
) -> None:
    national_list(connector, ERIKSON, *crowd(9))
    known = replace(ANNA, person_id=anna)
    answer(officer, ask(officer, known).hits[0], person_id=anna)
    changed = replace(ERIKSON, names=(Name("ERIKSSON", "ANNA"),))
    services.publish_version(actor=connector, source_key="national", entries=[changed, *crowd(9)])
    earlier = ask(officer, known).hits[0].earlier_answer
    assert earlier is not None
    assert earlier.entry_changed is True


def test_earlier_answer_is_forgotten_after_a_year(
    connector: Actor, officer: Actor, anna: UUID, frozen_clock: FixedClock
) -> None:
    national_list(connector)
    known = replace(ANNA, person_id=anna)
    answer(officer, ask(officer, known).hits[0], person_id=anna)
    frozen_clock.set(TODAY + timedelta(days=366))
    assert ask(officer, known).hits[0].earlier_answer is None


def test_later_answer_counts(
    connector: Actor, officer: Actor, anna: UUID, frozen_clock: FixedClock
) -> None:
    national_list(connector)
    known = replace(ANNA, person_id=anna)
    (hit,) = ask(officer, known).hits
    answer(officer, hit, "may_be_same", person_id=anna)
    frozen_clock.set(TODAY + timedelta(minutes=1))
    answer(officer, hit, "not_same", person_id=anna)
    earlier = ask(officer, known).hits[0].earlier_answer
    assert earlier is not None
    assert earlier.outcome is Outcome.NOT_SAME


@pytest.mark.slow
def test_list_of_ten_thousand_answers_well_under_a_second(connector: Actor, officer: Actor) -> None:
    version = national_list(connector, ERIKSON, *crowd(9_999))
    services.prepare(version.id, in_haste=True)  # a crowd so alike would set odd thresholds
    ask(officer)
    begin = time.perf_counter()
    assert len(ask(officer).hits) == 1
    assert time.perf_counter() - begin < 0.5
