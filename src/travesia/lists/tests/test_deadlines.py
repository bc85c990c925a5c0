"""A question has its time: what was not asked by then is named, and never taken for "no hit"."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.lists import selectors, services
from travesia.lists.domain import Deadline, ListQuery, OutOfTimeError, SearchResult
from travesia.lists.services import ready
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, ERIKSON, crowd, national_list
from travesia.screening import ScreeningIndex

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock"),
]


class Watch:
    """A stopwatch that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def second_list(actor: Actor) -> None:
    services.register_source(actor=actor, key="other", label="Other list", owner="Utopia")
    services.publish_version(
        actor=actor, source_key="other", entries=[replace(ERIKSON, number="77"), *crowd(3)]
    )


def ask(officer: Actor, deadline: Deadline, query: ListQuery = ANNA) -> SearchResult:
    return services.search(
        actor=officer, query=query, purpose=Purpose.BORDER_INSPECTION, deadline=deadline
    )


def slowed(
    monkeypatch: pytest.MonkeyPatch, source: str, act: Callable[[Callable[[], object]], None]
) -> None:
    """Let the index of one list do something before it answers."""
    real = ScreeningIndex.search

    def search(self: ScreeningIndex, *args: object, **kwargs: object) -> object:
        if self.label.source == source:
            act(kwargs["between"])  # type: ignore[arg-type]  # what the desk looks at its watch with
        return real(self, *args, **kwargs)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(ScreeningIndex, "search", search)


def test_list_that_is_too_slow_is_named_as_late_and_the_others_answer(
    connector: Actor, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    national_list(connector, ERIKSON)
    second_list(connector)
    watch = Watch()

    def hang(between: Callable[[], object]) -> None:
        watch.now = 9.0
        between()

    slowed(monkeypatch, "other", hang)
    result = ask(officer, Deadline(3.0, watch))
    assert [hit.list_key for hit in result.hits] == ["national"]
    assert [age.key for age in result.late] == ["other"]
    assert result.basis == {"national": "1"}
    assert [age.key for age in result.lists] == ["national"]


def test_what_a_list_found_a_little_late_is_not_thrown_away_and_the_next_is_not_asked(
    connector: Actor, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    national_list(connector, ERIKSON)
    second_list(connector)
    watch = Watch()
    real = ScreeningIndex.search

    def search(self: ScreeningIndex, *args: object, **kwargs: object) -> object:
        found = real(self, *args, **kwargs)  # type: ignore[arg-type]  # passed on
        watch.now = 9.0
        return found

    monkeypatch.setattr(ScreeningIndex, "search", search)
    result = ask(officer, Deadline(3.0, watch))
    assert [hit.list_key for hit in result.hits] == ["national"]
    assert [age.key for age in result.late] == ["other"]


def test_search_stops_between_two_entries(connector: Actor, officer: Actor) -> None:
    national_list(connector, ERIKSON, *(replace(ERIKSON, number=f"E{i}") for i in range(6)))
    ask(officer, Deadline(60.0))
    (listed,) = ready.ready(Deadline(60.0)).lists
    scored = count()

    def between() -> None:
        if next(scored) == 2:
            raise OutOfTimeError

    from travesia.lists.services.searching import _description

    with pytest.raises(OutOfTimeError):
        listed.index.search(_description(ANNA), hits_only=True, between=between)
    assert next(scored) == 3


def test_nobody_waits_longer_than_the_deadline_for_a_list_that_another_opens(
    connector: Actor, officer: Actor
) -> None:
    national_list(connector, ERIKSON)
    ready.forget()
    with ready._lock:
        result = ask(officer, Deadline(0.05))
    assert [age.key for age in result.late] == ["national"]
    assert result.basis == {}
    assert [age.key for age in ask(officer, Deadline(60.0)).lists] == ["national"]


def test_list_that_was_never_loaded_is_named_until_it_is(connector: Actor, officer: Actor) -> None:
    services.register_source(actor=connector, key="un-sc", label="UN list", owner="UN")
    result = ask(officer, Deadline(60.0))
    assert [(one.key, one.label, one.needed) for one in result.never_loaded] == [
        ("un-sc", "UN list", True)
    ]
    services.publish_version(actor=connector, source_key="un-sc", entries=[ERIKSON])
    assert ask(officer, Deadline(60.0)).never_loaded == ()


def test_whether_a_list_is_needed_is_a_person_s_word_with_a_reason_in_the_journal(
    connector: Actor, manager: Actor, officer: Actor, written: Entries
) -> None:
    national_list(connector, ERIKSON)
    with pytest.raises(services.ListError):
        services.set_needed(actor=manager, source_key="national", needed=False, reason=" ")
    view = services.set_needed(
        actor=manager, source_key="national", needed=False, reason="Circular 4 of 2026"
    )
    assert view.needed is False
    (age,) = ask(officer, Deadline(60.0)).lists
    assert age.needed is False
    said = [one.body for one in written() if one.kind == "lists.need_set"]
    assert said == [{"source_key": "national", "needed": False, "reason": "Circular 4 of 2026"}]
    assert selectors.source_by_key(actor=manager, key="national").needed is False
