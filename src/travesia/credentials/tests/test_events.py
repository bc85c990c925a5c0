"""The journal's form of this room's events never changes under an old version number."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from travesia.core.events import EVENTS, Event
from travesia.credentials import events

GOLDEN = Path(__file__).parent / "golden"
ONE = UUID("019a0000-0000-7000-8000-000000000001")
PROPOSAL = UUID("019a0000-0000-7000-8000-000000000002")
USE = UUID("019a0000-0000-7000-8000-000000000003")
CROSSING = UUID("019a0000-0000-7000-8000-000000000004")
PERSON = UUID("019a0000-0000-7000-8000-000000000005")
DAY = date(2026, 11, 20)

SPECIMENS: tuple[Event, ...] = (
    events.Applied(
        authorisation_id=ONE,
        kind="visa",
        category="tourism",
        issuer="UTO",
        country="UTO",
        person_id=PERSON,
        primary="ERIKSSON",
        secondary="ANNA MARIA",
        birth_date="1974-08-12",
        sex="F",
        nationality="UTO",
        document_issuer="UTO",
        document_number="L898902C3",
        valid_from=DAY,
        valid_until=date(2027, 4, 30),
        entries_allowed=2,
        days_per_stay=30,
        conditions="",
        extends=None,
    ),
    events.Granted(ONE, "visa", "UTO", "UTO", "V3A4C6D7E", DAY, "complete"),
    events.Refused(ONE, "visa", "UTO", "UTO", "means_not_shown", "no letter of the host"),
    events.Withdrawn(ONE, "visa", "UTO", "applicant, by letter"),
    events.RevocationProposed(ONE, PROPOSAL, "other", "found twice", DAY),
    events.Revoked(ONE, PROPOSAL, "visa", "UTO", "UTO", "other", DAY, "user:1"),
    events.RevocationDropped(ONE, PROPOSAL, "wrong holder"),
    events.EntryUsed(ONE, USE, CROSSING, DAY, 1),
    events.EntryUseUndone(ONE, USE, CROSSING, "wrong traveller"),
    events.ApplicationBegun(ONE, "UTO", "UTO-TOURISM", "UTO"),
    events.ApplicationMoved(ONE, "refuse", "refused", "means_not_shown", None),
    events.DocumentHandedIn(ONE, USE, "passport_page", "image/jpeg", 1234, taken_back=False),
    events.PaymentMoved(ONE, USE, "simulator", "paid", 5000, "USD"),
    events.VisaBookLoaded("Book of Utopia", "0" * 64, ("UTO-TOURISM@2026-01-01",)),
    events.HandedInRewrapped("0123456789abcdef", 3, 0),
    events.CardChecked(ONE, "verified", "green", "3", datetime(2026, 11, 20, 12, tzinfo=UTC)),
)


@pytest.mark.parametrize("event", SPECIMENS, ids=lambda event: event.KIND)
def test_event_has_the_body_it_always_had(event: Event) -> None:
    golden = json.loads((GOLDEN / f"{event.KIND}@{event.VERSION}.json").read_text("utf-8"))
    assert event.body() == golden


def test_every_event_of_the_room_has_its_golden_file() -> None:
    kinds = {kind.key for kind in EVENTS if kind.key.startswith("credentials.")}
    assert kinds == {f"{event.KIND}@{event.VERSION}" for event in SPECIMENS}
    assert kinds <= {path.stem for path in GOLDEN.iterdir()}
