"""What a receiver follows up: before the answer, unless it says that it may come behind it."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from travesia.access.domain import Actor
from travesia.core import events
from travesia.core.behind import answering_first
from travesia.core.events import Receiver
from travesia.journal.tests.cups import CupCounted, count_cups

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """A place that is hidden at once, and stays that may be reckoned a moment later."""
    found: list[str] = []
    hide = Receiver("test.hide", CupCounted.KIND, lambda _heard: found.append("hidden"))
    reckon = Receiver(
        "test.reckon", CupCounted.KIND, lambda _heard: found.append("reckoned"), behind=True
    )
    for receiver in (hide, reckon):
        events.RECEIVERS.register(receiver)
    yield found
    for receiver in (hide, reckon):
        del events.RECEIVERS._items[receiver.key]


def test_what_is_hidden_is_hidden_before_the_answer_and_stays_follow_it(
    officer: Actor, heard: list[str]
) -> None:
    def counting(_environ: dict[str, Any], _start: object) -> Iterable[bytes]:
        count_cups(officer, 1)
        return [b"counted"]

    answer = answering_first(counting)({}, None)
    assert list(answer) == [b"counted"]
    assert heard == ["hidden"]
    answer.close()  # type: ignore[attr-defined]  # servers close what can be closed
    assert heard == ["hidden", "reckoned"]


def test_where_nobody_waits_all_is_followed_at_once(officer: Actor, heard: list[str]) -> None:
    count_cups(officer, 1)
    assert sorted(heard) == ["hidden", "reckoned"]
