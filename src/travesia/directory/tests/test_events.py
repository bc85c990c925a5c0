"""The journal's form of this room's events never changes under an old version number."""

from uuid import UUID

import pytest

from travesia.core.events import EVENTS, Event
from travesia.directory import events

ONE = UUID("019a0000-0000-7000-8000-000000000001")
ID = str(ONE)

SPECIMENS: tuple[tuple[Event, dict[str, object]], ...] = (
    (
        events.DirectoryEntrySaved("service", ONE, "Hub (example)", "GTM", True, ("phone",), 3),
        {
            **{"table": "service", "id": ID, "name": "Hub (example)", "country": "GTM"},
            **{"created": True, "changed": ["phone"], "revision": 3},
        },
    ),
    (
        events.DirectoryEntryHidden("location", ONE, "GTM", "Threats", 4),
        {"table": "location", "id": ID, "country": "GTM", "reason": "Threats", "revision": 4},
    ),
    (
        events.DirectoryEntryShown("location", ONE, "GTM", "Safe", 5),
        {"table": "location", "id": ID, "country": "GTM", "reason": "Safe", "revision": 5},
    ),
    (
        events.DirectoryServiceReviewed(ONE, "GTM", "Desk", "2026-11-01", "2027-01-30"),
        {
            **{"id": ID, "country": "GTM", "owner": "Desk"},
            **{"was_due": "2026-11-01", "next_due": "2027-01-30"},
        },
    ),
    (
        events.DirectoryImported("a.json", "0" * 64, {"service": 2}, {}, {"phone": 1}, 1, 6),
        {
            **{"source": "a.json", "sha256": "0" * 64, "added": {"service": 2}, "changed": {}},
            **{"removed": {"phone": 1}, "rejected": 1, "revision": 6},
        },
    ),
    (events.DirectoryExported("csv", 72, 6), {"form": "csv", "services": 72, "revision": 6}),
    (
        events.DirectoryFileSent(ONE, "Network", "0" * 64, ("sensitive",)),
        {"upload_id": ID, "source": "Network", "sha256": "0" * 64, "why": ["sensitive"]},
    ),
    (
        events.DirectoryFileApproved(ONE, "Network", "0" * 64, "u-1", True),
        {
            **{"upload_id": ID, "source": "Network", "sha256": "0" * 64},
            **{"sent_by": "u-1", "second_look": True},
        },
    ),
    (
        events.DirectoryFileGivenBack(ONE, "Network", "0" * 64, "Two rows are wrong"),
        {"upload_id": ID, "source": "Network", "sha256": "0" * 64, "note": "Two rows are wrong"},
    ),
)


@pytest.mark.parametrize(("event", "body"), SPECIMENS, ids=lambda one: getattr(one, "KIND", ""))
def test_event_has_the_body_it_always_had(event: Event, body: dict[str, object]) -> None:
    assert event.body() == body
    assert event.VERSION == 1


def test_every_event_of_the_room_has_its_specimen() -> None:
    kinds = {kind.key for kind in EVENTS if kind.key.startswith("directory.")}
    assert kinds == {f"{event.KIND}@{event.VERSION}" for event, _body in SPECIMENS}
