"""Bringing versions into force: two persons, sizes, and nothing half done."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from travesia.access.domain import Actor
from travesia.access.services import AccessDeniedError
from travesia.lists import selectors, services
from travesia.lists.domain import ListPurpose, VersionState, VersionView
from travesia.lists.models import ListEntry, ListVersion
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ERIKSON, crowd, national_list

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]


def propose(actor: Actor, count: int) -> VersionView:
    return services.propose_version(actor=actor, source_key="national", entries=crowd(count))


def test_connector_puts_its_version_in_force(connector: Actor, written: Entries) -> None:
    version = national_list(connector)
    assert version.state is VersionState.PUBLISHED
    assert [entry.kind for entry in written()] == [
        "lists.source_registered",
        "lists.version_proposed",
        "lists.version_published",
    ]
    assert [age.version for age in selectors.list_ages()] == [1]


def test_persons_version_waits_for_a_second_person(manager: Actor, other_manager: Actor) -> None:
    version = national_list(manager)
    assert (version.state, version.waits_because) == (VersionState.PROPOSED, "second_person")
    assert selectors.list_ages() == ()
    with pytest.raises(services.ListConflictError) as refusal:
        services.approve_version(actor=manager, version_id=version.id)
    assert refusal.value.code == "lists.two_persons_needed"
    published = services.approve_version(actor=other_manager, version_id=version.id)
    assert published.state is VersionState.PUBLISHED
    assert (published.proposed_by, published.published_by) == (manager.id, other_manager.id)


def test_version_that_shrinks_by_more_than_a_fifth_waits_for_a_person(
    connector: Actor, manager: Actor
) -> None:
    national_list(connector, *crowd(10))
    waiting = services.publish_version(actor=connector, source_key="national", entries=crowd(7))
    assert (waiting.state, waiting.waits_because) == (VersionState.PROPOSED, "size_changed")
    assert [age.version for age in selectors.list_ages()] == [1]
    with pytest.raises(services.ListError) as refusal:
        services.approve_version(actor=manager, version_id=waiting.id)
    assert refusal.value.facts == {"before": 10, "after": 7}
    services.approve_version(actor=manager, version_id=waiting.id, accept_change=True)
    assert [age.version for age in selectors.list_ages()] == [2]


def test_same_content_again_is_no_new_version(connector: Actor) -> None:
    first = national_list(connector)
    assert national_list(connector) == first
    assert ListVersion.objects.count() == 1


def test_new_version_replaces_the_one_in_force(connector: Actor, manager: Actor) -> None:
    national_list(connector, *crowd(10))
    services.publish_version(actor=connector, source_key="national", entries=crowd(11))
    states = [
        (version.number, version.state)
        for version in selectors.versions_of(actor=manager, source_key="national")
    ]
    assert states == [(2, VersionState.PUBLISHED), (1, VersionState.REPLACED)]


def test_version_decided_by_somebody_else_is_not_decided_again(
    manager: Actor, other_manager: Actor
) -> None:
    version = national_list(manager)
    services.reject_version(actor=other_manager, version_id=version.id, reason="wrong file")
    with pytest.raises(services.ListConflictError):
        services.approve_version(actor=other_manager, version_id=version.id)
    with pytest.raises(services.ListConflictError):
        services.reject_version(actor=manager, version_id=version.id, reason="")
    assert selectors.list_ages() == ()


def test_older_proposal_cannot_replace_a_newer_version(
    connector: Actor, manager: Actor, other_manager: Actor
) -> None:
    national_list(connector, *crowd(10))
    older = propose(manager, 9)
    newer = propose(manager, 11)
    services.approve_version(actor=other_manager, version_id=newer.id)
    with pytest.raises(services.ListConflictError) as refusal:
        services.approve_version(actor=other_manager, version_id=older.id)
    assert refusal.value.code == "lists.newer_in_force"
    assert [age.version for age in selectors.list_ages()] == [3]


def test_version_with_a_bad_entry_is_refused_whole(connector: Actor) -> None:
    national_list(connector)
    bad = replace(ERIKSON, number="9", birth_dates=("yesterday",))
    with pytest.raises(services.ListError) as refusal:
        services.publish_version(actor=connector, source_key="national", entries=[ERIKSON, bad])
    assert refusal.value.facts["entry"] == "9"
    assert ListEntry.objects.count() == 1


def test_number_that_stands_twice_is_refused(connector: Actor) -> None:
    with pytest.raises(services.ListError) as refusal:
        national_list(connector, ERIKSON, ERIKSON)
    assert "number_twice" in str(refusal.value)


def test_entry_for_a_purpose_the_list_does_not_have_is_refused(connector: Actor) -> None:
    services.register_source(
        actor=connector, key="missing", label="Missing", owner="x", purposes=[ListPurpose.MISSING]
    )
    with pytest.raises(services.ListError):
        services.publish_version(actor=connector, source_key="missing", entries=[ERIKSON])


def test_unknown_list_is_said_so(connector: Actor) -> None:
    with pytest.raises(selectors.ListNotFoundError):
        services.publish_version(actor=connector, source_key="none", entries=[ERIKSON])


def test_officers_neither_manage_nor_read_lists(
    officer: Actor, connector: Actor, written: Entries
) -> None:
    version = national_list(connector)
    count = len(written())
    for act in (
        lambda: national_list(officer),
        lambda: services.approve_version(actor=officer, version_id=version.id),
        lambda: selectors.sources(actor=officer),
        lambda: selectors.access_entries(actor=officer, version_id=version.id),
    ):
        with pytest.raises(AccessDeniedError):
            act()
    assert len(written()) == count


def test_list_manager_reads_entries_with_reason_and_leaves_a_look(
    connector: Actor, manager: Actor, written: Entries
) -> None:
    version = national_list(connector)
    (view,) = selectors.access_entries(actor=manager, version_id=version.id)
    assert view.entry == ERIKSON
    look = written()[-1]
    assert (look.kind, look.purpose) == ("journal.looked_at", "list_management")
    assert look.body is not None
    assert "reason" in look.body["fields"]  # type: ignore[operator]  # a list of names


def test_database_refuses_a_second_version_in_force(connector: Actor) -> None:
    version = national_list(connector)
    row = ListVersion.objects.get(pk=version.id)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListVersion.objects.create(
            source=row.source,
            number=2,
            state="published",
            count=0,
            sha256="",
            proposed_at=row.proposed_at,
            proposed_by="a",
            published_at=row.published_at,
            published_by="b",
        )


def test_database_refuses_a_version_published_by_its_proposer(
    connector: Actor, manager: Actor
) -> None:
    version = national_list(connector)
    with pytest.raises(IntegrityError), transaction.atomic():
        ListVersion.objects.filter(pk=version.id).update(
            proposed_by=manager.id, published_by=manager.id
        )
