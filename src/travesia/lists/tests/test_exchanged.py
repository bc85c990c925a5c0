"""A version that keeps its size and holds other entries: perhaps the file of another list."""

from dataclasses import replace

import pytest

from travesia.access.domain import Actor
from travesia.lists import selectors, services
from travesia.lists.domain import VersionState
from travesia.lists.tests.factories import crowd, national_list
from travesia.screening import Name

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]


def test_version_of_the_same_size_with_other_entries_waits_for_a_person(
    connector: Actor, manager: Actor
) -> None:
    national_list(connector, *crowd(10))
    others = [replace(entry, number=f"X{entry.number}") for entry in crowd(10)]
    waiting = services.publish_version(actor=connector, source_key="national", entries=others)
    assert (waiting.state, waiting.waits_because) == (VersionState.PROPOSED, "content_changed")
    assert [age.version for age in selectors.list_ages()] == [1]
    with pytest.raises(services.ListError) as refusal:
        services.approve_version(actor=manager, version_id=waiting.id)
    assert refusal.value.code == "lists.content_changed"
    assert refusal.value.facts == {"before": 10, "exchanged": 10}
    services.approve_version(actor=manager, version_id=waiting.id, accept_change=True)
    assert [age.version for age in selectors.list_ages()] == [2]


def test_other_persons_under_the_same_numbers_wait_for_a_person(connector: Actor) -> None:
    national_list(connector, *crowd(10))
    others = [replace(entry, names=(Name(f"OTHER {entry.number}"),)) for entry in crowd(10)]
    waiting = services.publish_version(actor=connector, source_key="national", entries=others)
    assert waiting.waits_because == "content_changed"
    assert [age.version for age in selectors.list_ages()] == [1]
