"""Two who act on one list at the same moment: one after the other, and nothing is lost between."""

import io
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import OperationalError, connection, transaction

from travesia.access.domain import Actor
from travesia.lists import selectors, services
from travesia.lists.domain import ChangeAct, NewListEntry, VersionState, VersionView
from travesia.lists.models import ListEntry, ListSource, ListVersion
from travesia.lists.selectors.rows import held_source
from travesia.lists.services import editing, loading, publishing, writing
from travesia.lists.tests.factories import ERIKSON, crowd
from travesia.testing import TODAY

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.storage]


class Beside(threading.Thread):
    """Another person at the same moment, with a connection of their own."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._act = act
        self.failed: Exception | None = None
        self.start()

    def run(self) -> None:
        try:
            self._act_when_let()
        except Exception as error:  # told in the test
            self.failed = error
        finally:
            connection.close()

    def _act_when_let(self) -> None:
        """Act; a database in memory says "locked" at once where a file would wait."""
        end = time.monotonic() + 20
        while True:
            try:
                self._act()
                return
            except OperationalError:
                if time.monotonic() > end:
                    raise
            time.sleep(0.02)

    def finish(self) -> None:
        self.join(30)
        assert not self.is_alive()


def while_it(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, act: Callable[[], object]
) -> list[Beside]:
    """Let somebody else act when the function is reached, and give them a moment's head start."""
    whole = getattr(module, name)
    met: list[Beside] = []

    def meanwhile(*args: object, **named: object) -> object:
        if not met:
            met.append(Beside(act))
            met[0].join(0.7)  # until they are held up
        return whole(*args, **named)

    monkeypatch.setattr(module, name, meanwhile)
    return met


@pytest.fixture
def kept_here(connector: Actor) -> VersionView:
    """A list kept here with ten entries in force."""
    services.register_source(
        actor=connector, key="national", label="National", owner="Ministry", kept_here=True
    )
    return services.publish_version(actor=connector, source_key="national", entries=crowd(10))


def whole_entry() -> NewListEntry:
    day = TODAY.date()
    return replace(
        ERIKSON, expires_on=day.replace(year=2027), review_due=day.replace(year=2027, month=3)
    )


def proposed_change(manager: Actor) -> UUID:
    return services.propose_change(
        actor=manager,
        source_key="national",
        act=ChangeAct.ADD,
        entry=whole_entry(),
        reason="letter",
    ).id


@pytest.mark.usefixtures("kept_here", "frozen_clock")
def test_single_change_is_not_swallowed_by_a_version_published_at_the_same_moment(
    manager: Actor, other_manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = services.propose_version(actor=manager, source_key="national", entries=crowd(11))
    change = proposed_change(manager)
    other = while_it(
        monkeypatch,
        editing,
        "edit",
        lambda: services.approve_version(actor=other_manager, version_id=version.id),
    )
    services.approve_change(actor=other_manager, change_id=change)
    other[0].finish()
    assert isinstance(other[0].failed, services.ListConflictError)
    assert other[0].failed.code == "lists.changed_since_proposed"
    standing = ListEntry.objects.filter(number="0417", withdrawn_in=None)
    assert [row.version.state for row in standing] == [VersionState.PUBLISHED.value]


@pytest.mark.usefixtures("kept_here", "frozen_clock")
def test_version_is_published_and_the_change_of_the_same_moment_goes_on_top(
    manager: Actor, other_manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = services.propose_version(actor=manager, source_key="national", entries=crowd(11))
    change = proposed_change(manager)
    other = while_it(
        monkeypatch,
        publishing,
        "_put_in_force",
        lambda: services.approve_change(actor=other_manager, change_id=change),
    )
    services.approve_version(actor=other_manager, version_id=version.id)
    other[0].finish()
    assert other[0].failed is None
    row = ListEntry.objects.get(number="0417", withdrawn_in=None)
    assert (row.version.number, row.version.state) == (2, VersionState.PUBLISHED.value)


@pytest.mark.usefixtures("kept_here", "frozen_clock")
def test_of_two_versions_published_at_the_same_moment_the_newer_is_in_force(
    manager: Actor, other_manager: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = services.propose_version(actor=manager, source_key="national", entries=crowd(9))
    newer = services.propose_version(actor=manager, source_key="national", entries=crowd(11))
    other = while_it(
        monkeypatch,
        publishing,
        "_put_in_force",
        lambda: services.approve_version(actor=other_manager, version_id=older.id),
    )
    services.approve_version(actor=other_manager, version_id=newer.id)
    other[0].finish()
    assert isinstance(other[0].failed, services.ListConflictError)
    assert other[0].failed.code == "lists.newer_in_force"
    assert ListVersion.objects.get(state=VersionState.PUBLISHED.value).number == newer.number


@pytest.mark.usefixtures("kept_here", "frozen_clock")
def test_two_loads_that_begin_at_the_same_moment_take_different_numbers(
    connector: Actor,
) -> None:
    source = ListSource.objects.get()
    numbers: list[int] = []

    def begin() -> None:
        with transaction.atomic():
            held = held_source(source)
            numbers.append(writing.begin(connector, held).number)

    both = [Beside(begin), Beside(begin)]
    for one in both:
        one.finish()
    assert [one.failed for one in both] == [None, None]
    assert ListVersion.objects.filter(state=VersionState.LOADING.value).count() == 1


@pytest.mark.usefixtures("kept_here", "frozen_clock")
@pytest.mark.parametrize("by_hand", ["change", "version", "turned down"])
def test_version_overtaken_while_its_index_was_made_is_not_put_in_force_by_itself(
    connector: Actor,
    manager: Actor,
    other_manager: Actor,
    monkeypatch: pytest.MonkeyPatch,
    by_hand: str,
) -> None:
    def loaded(count: int) -> VersionView:
        rows = "\n".join(f"C{n:05},ZQ{n:05}X,1974,F,,inform,Call.," for n in range(count))
        head = "number,names,birth,sex,documents,purpose,instruction,review_due"
        stream = io.BytesIO(f"{head}\n{rows}".encode())
        return services.load_file(
            actor=connector, source_key="national", stream=stream, form="csv", publish=True
        ).version

    before = loaded(10)
    services.approve_version(actor=manager, version_id=before.id, accept_change=True)
    change = proposed_change(manager)

    def meanwhile(version_id: UUID, **_named: object) -> None:
        if by_hand == "change":
            services.approve_change(actor=other_manager, change_id=change)
        elif by_hand == "version":
            newer = services.propose_version(
                actor=manager, source_key="national", entries=crowd(12)
            )
            services.approve_version(actor=other_manager, version_id=newer.id, accept_change=True)
        else:
            services.reject_version(actor=manager, version_id=version_id, reason="wrong file")

    monkeypatch.setattr(loading, "prepare_with_progress", meanwhile)
    version = loaded(11)
    states = {
        "change": (VersionState.PROPOSED, "overtaken"),
        "version": (VersionState.PROPOSED, "overtaken"),
        "turned down": (VersionState.REJECTED, ""),
    }
    assert (version.state, version.waits_because) == states[by_hand]
    (age,) = selectors.list_ages()
    assert age.version != version.number
