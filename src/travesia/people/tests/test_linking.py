"""Links: said by somebody with a reason, taken back without a trace on the records themselves."""

from dataclasses import asdict
from itertools import pairwise
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travesia.access.domain import Actor, Purpose
from travesia.access.services import AccessDeniedError
from travesia.people import selectors, services
from travesia.people.domain import Evidence, LinkState, LinkView, group_of, pair_of
from travesia.people.models import Person, PersonDocument, PersonLink, PersonName
from travesia.people.tests.conftest import Ledger
from travesia.people.tests.factories import claim, passport

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]
DESK, SECOND = Purpose.BORDER_INSPECTION, Purpose.SECOND_LINE_INSPECTION


@pytest.fixture
def four(officer: Actor) -> list[UUID]:
    rows = [(claim(f"Family{i}"), passport(f"U{i:07}")) for i in range(4)]
    return [ref.id for ref in services.register_many(actor=officer, rows=rows, purpose=DESK)]


def link(who: Actor, left: UUID, right: UUID, reason: str = "one passport renewed") -> LinkView:
    return services.link_persons(
        actor=who,
        person_id=left,
        other_id=right,
        evidence=Evidence.DOCUMENT_INSPECTED,
        reason=reason,
        purpose=SECOND,
    )


def unlink(who: Actor, link_id: UUID, reason: str = "two cousins") -> LinkView:
    return services.unlink_persons(actor=who, link_id=link_id, reason=reason, purpose=SECOND)


def group(person_id: UUID) -> set[UUID]:
    return {ref.id for ref in selectors.same_person(person_id)}


def rows() -> list[list[tuple[object, ...]]]:
    """Return every row of every record, column for column."""
    return [
        list(t.objects.order_by("pk").values_list()) for t in (Person, PersonName, PersonDocument)
    ]


def test_person_linked_with_nobody_is_alone(four: list[UUID]) -> None:
    assert group(four[0]) == {four[0]}


def test_links_reach_over_others_and_end_where_they_end(
    second_officer: Actor, four: list[UUID]
) -> None:
    made = [link(second_officer, left, right) for left, right in pairwise(four)]
    assert group(four[0]) == group(four[3]) == set(four)
    unlink(second_officer, made[1].id)
    assert group(four[0]) == set(four[:2])
    assert group(four[3]) == set(four[2:])


def test_link_says_who_why_and_on_what_and_so_does_its_end(
    second_officer: Actor, four: list[UUID], ledger: Ledger
) -> None:
    made = link(second_officer, four[1], four[0])
    unlink(second_officer, made.id)
    begun, ended = (entry["event"] for entry in ledger.entries)
    assert (begun.KIND, begun.evidence) == ("people.person_linked", "document_inspected")
    assert (begun.first_id, begun.second_id) == (four[0], four[1])
    assert (ended.KIND, ended.reason) == ("people.person_unlinked", "two cousins")
    assert {s.id for s in ledger.entries[0]["subjects"]} == {four[0], four[1]}
    kept = selectors.links_of(four[0])[0]
    assert (kept.state, kept.reason) == (LinkState.ENDED, "one passport renewed")
    assert (kept.end_reason, kept.ended_by) == ("two cousins", second_officer.id)


def test_linking_twice_is_one_link_and_one_entry_in_either_order(
    second_officer: Actor, four: list[UUID], ledger: Ledger
) -> None:
    assert link(second_officer, four[0], four[1]) == link(second_officer, four[1], four[0])
    assert ledger.kinds() == ["people.person_linked"]


def test_linked_again_after_an_end_is_a_new_link_beside_the_old(
    second_officer: Actor, four: list[UUID]
) -> None:
    unlink(second_officer, link(second_officer, four[0], four[1]).id)
    link(second_officer, four[0], four[1])
    assert [one.state.value for one in selectors.links_of(four[0])] == ["ended", "active"]


def test_link_that_ended_cannot_end_again(second_officer: Actor, four: list[UUID]) -> None:
    made = link(second_officer, four[0], four[1])
    unlink(second_officer, made.id)
    with pytest.raises(services.LinkNotFoundError):
        unlink(second_officer, made.id)


@pytest.mark.parametrize("reason", ["", "   "])
def test_nobody_is_linked_without_a_reason(
    second_officer: Actor, four: list[UUID], ledger: Ledger, reason: str
) -> None:
    with pytest.raises(services.LinkError):
        link(second_officer, four[0], four[1], reason)
    assert not ledger.entries


def test_record_is_not_linked_with_itself_or_with_nobody(
    second_officer: Actor, four: list[UUID]
) -> None:
    with pytest.raises(services.LinkError):
        link(second_officer, four[0], four[0])
    with pytest.raises(selectors.PersonNotFoundError):
        link(second_officer, four[0], uuid4())


def test_first_line_officer_links_nobody(officer: Actor, four: list[UUID], ledger: Ledger) -> None:
    with pytest.raises(AccessDeniedError):
        link(officer, four[0], four[1])
    assert not ledger.entries


def test_database_keeps_one_active_link_a_pair_in_one_order(
    second_officer: Actor, four: list[UUID]
) -> None:
    made = link(second_officer, four[0], four[1])
    row = PersonLink.objects.get(pk=made.id)
    for change in ({}, {"first_id": four[1], "second_id": four[0]}):
        for name, value in change.items():
            setattr(row, name, value)
        row.pk = uuid4()
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


def test_reading_links_is_a_look(officer: Actor, four: list[UUID], ledger: Ledger) -> None:
    selectors.access_links(actor=officer, person_id=four[0], purpose=DESK)
    assert ledger.looks[0]["fields"] == ("links",)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_whatever_is_linked_and_unlinked_the_records_stay_and_groups_follow_the_links(
    second_officer: Actor, four: list[UUID], acts: list[tuple[bool, int, int]]
) -> None:
    before = rows()
    expected: set[tuple[UUID, UUID]] = set()
    point = transaction.savepoint()
    for join, left, right in acts:
        if left == right:
            continue
        pair = pair_of(four[left], four[right])
        known = PersonLink.objects.active().filter(first_id=pair[0], second_id=pair[1]).first()
        if join:
            link(second_officer, *pair)
            expected.add(pair)
        elif known is not None:
            unlink(second_officer, known.pk)
            expected.discard(pair)
        assert all(group(one) == group_of(one, expected) for one in four)
    assert rows() == before
    for kept in PersonLink.objects.active():
        unlink(second_officer, kept.pk)
    assert rows() == before
    assert all(group(one) == {one} for one in four)
    transaction.savepoint_rollback(point)
    assert connection.in_atomic_block


def test_view_of_a_link_is_plain_values(second_officer: Actor, four: list[UUID]) -> None:
    assert asdict(link(second_officer, four[0], four[1]))["linked_by"] == second_officer.id
