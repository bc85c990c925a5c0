"""The journal's form of this room's events never changes under an old version number."""

import json
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from travesia.core.events import EVENTS, Event
from travesia.lists import events

GOLDEN = Path(__file__).parent / "golden"
VERSION = UUID("019a0000-0000-7000-8000-000000000003")
ANSWER = UUID("019a0000-0000-7000-8000-000000000004")
INSPECTION = UUID("019a0000-0000-7000-8000-000000000005")
CHANGE = UUID("019a0000-0000-7000-8000-000000000006")
PERSON = UUID("019a0000-0000-7000-8000-000000000001")
HASH = "0" * 64

SPECIMENS: tuple[Event, ...] = (
    events.SourceRegistered(
        "national", "National alert list", "Ministry", ("inform", "missing"), True
    ),
    events.VersionProposed(VERSION, "national", 3, 120, HASH, "second_person"),
    events.VersionPublished(VERSION, "national", 3, 120, 118, HASH, "user:1", False),
    events.VersionRejected(VERSION, "national", 3, "wrong file"),
    events.HitAnswered(
        ANSWER,
        INSPECTION,
        PERSON,
        "national",
        3,
        "0417",
        "not_same",
        "compared by eye",
        datetime(2027, 11, 20, tzinfo=UTC),
        {"algorithm": "person_v1", "score": 0.91},
    ),
    events.ThresholdsSet(
        VERSION,
        "national",
        3,
        120,
        "person_v1/1",
        0.01,
        {"with_date": 0.62, "without_date": 0.9},
        0.008,
    ),
    events.AlarmBudgetSet("national", 0.01, 0.005, "order of the ministry"),
    events.ChangeProposed(
        CHANGE, "national", "0417", "change", HASH, "1" * 64, "letter of the owner"
    ),
    events.ChangeApproved(CHANGE, "national", 3, 1, "0417", "change", ANSWER, "user:1"),
    events.ChangeRejected(CHANGE, "national", "0417", "change", "no reason was given"),
    events.NeedSet("text", needed=True, reason="text"),
    events.MatchConfirmed(ANSWER, INSPECTION, None, "national", "0417", "", "user:1"),
)


@pytest.mark.parametrize("event", SPECIMENS, ids=lambda event: event.KIND)
def test_event_has_the_body_it_always_had(event: Event) -> None:
    golden = json.loads((GOLDEN / f"{event.KIND}@{event.VERSION}.json").read_text("utf-8"))
    assert event.body() == golden


def test_every_event_of_the_room_has_its_golden_file() -> None:
    kinds = {kind.key for kind in EVENTS if kind.key.startswith("lists.")}
    assert kinds == {f"{event.KIND}@{event.VERSION}" for event in SPECIMENS}
    assert kinds <= {path.stem for path in GOLDEN.iterdir()}
