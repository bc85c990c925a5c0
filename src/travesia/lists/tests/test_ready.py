"""Changing over to a new version without a pause: who answers meanwhile, and from which file."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.core.models import JobRun
from travesia.lists import services
from travesia.lists.domain import SearchResult, VersionView
from travesia.lists.services import preparing, ready
from travesia.lists.tests.factories import ANNA, ERIKSON, crowd, national_list

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "long_lists"),
]


@pytest.fixture
def long_lists(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take every list for a long one, whose index a job makes."""
    monkeypatch.setattr(preparing, "BUILT_AT_ONCE", 0)
    ready.forget()
    yield
    ready.forget()


def ask(officer: Actor) -> SearchResult:
    return services.search(actor=officer, query=ANNA, purpose=Purpose.BORDER_INSPECTION)


def again(connector: Actor) -> VersionView:
    """Publish the list without Anna."""
    return services.publish_version(actor=connector, source_key="national", entries=crowd(9))


def test_list_whose_index_is_not_made_yet_is_named_as_not_asked(
    connector: Actor, officer: Actor
) -> None:
    version = national_list(connector, ERIKSON, *crowd(8))
    result = ask(officer)
    assert (result.hits, result.lists, result.basis) == ((), (), {})
    assert [age.key for age in result.not_asked] == ["national"]
    assert JobRun.objects.get().arguments == {"version_id": str(version.id)}
    services.prepare(version.id)
    result = ask(officer)
    assert (len(result.hits), result.not_asked) == (1, ())


@pytest.mark.parametrize("new_process", [False, True])
def test_version_before_answers_until_the_new_one_is_ready_and_says_so(
    connector: Actor, officer: Actor, new_process: bool
) -> None:
    services.prepare(national_list(connector, ERIKSON, *crowd(8)).id)
    assert ask(officer).basis == {"national": "1"}
    version = again(connector)
    if new_process:
        ready.forget()
    old = ask(officer)
    assert (len(old.hits), old.basis) == (1, {"national": "1"})
    services.prepare(version.id)
    new = ask(officer)
    assert (new.hits, new.basis) == ((), {"national": "2"})


def test_nobody_waits_while_another_question_opens_the_new_version(
    connector: Actor, officer: Actor
) -> None:
    services.prepare(national_list(connector, ERIKSON, *crowd(8)).id)
    ask(officer)
    services.prepare(again(connector).id)
    with ready._lock:  # the other question is opening it at this moment
        assert ask(officer).basis == {"national": "1"}
    assert ask(officer).basis == {"national": "2"}


@pytest.mark.parametrize("content", [b"", b"TRVSCRN1", b"something else" * 20])
def test_half_written_or_foreign_index_is_thrown_away_and_the_list_is_not_asked(
    connector: Actor, officer: Actor, content: bytes
) -> None:
    version = national_list(connector, ERIKSON)
    path = preparing.file_of(version.id, 0)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    assert [age.key for age in ask(officer).not_asked] == ["national"]
    assert not path.exists()


def test_cut_index_is_thrown_away_and_made_again(
    connector: Actor, officer: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = national_list(connector, ERIKSON)
    path = services.prepare(version.id)
    path.write_bytes(path.read_bytes()[:-100])
    monkeypatch.setattr(preparing, "BUILT_AT_ONCE", 100)
    assert len(ask(officer).hits) == 1


def test_only_files_that_may_still_answer_are_kept(connector: Actor, officer: Actor) -> None:
    versions = [national_list(connector, ERIKSON, *crowd(8)), again(connector)]
    versions.append(national_list(connector, replace(ERIKSON, number="2"), *crowd(8)))
    for version in versions:
        services.prepare(version.id)
    assert list(preparing.folder().glob(f".{versions[0].id.hex}*"))
    services.sweep()
    kept = [preparing.newest_file(one.id, changes=0) is not None for one in versions]
    assert kept == [False, True, True]
    assert len(ask(officer).hits) == 1
    assert not [one for one in preparing.folder().glob(f"*{versions[0].id.hex}*")]


def test_index_is_laid_out_before_the_first_question_needs_it(
    connector: Actor, officer: Actor
) -> None:
    path = services.prepare(national_list(connector, ERIKSON).id)
    laid_out = list(path.parent.glob(f".{path.name}.*"))
    assert len(laid_out) == 1
    ask(officer)
    assert list(path.parent.glob(f".{path.name}.*")) == laid_out


def test_index_is_for_the_user_of_the_node_alone(connector: Actor) -> None:
    path = services.prepare(national_list(connector, ERIKSON).id)
    assert path.stat().st_mode & 0o077 == 0
