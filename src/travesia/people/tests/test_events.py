"""The journal's form of this room's events never changes under an old version number."""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from travesia.core.events import EVENTS, Event
from travesia.people import events

GOLDEN = Path(__file__).parent / "golden"
PERSON = UUID("019a0000-0000-7000-8000-000000000001")
DOCUMENT = UUID("019a0000-0000-7000-8000-000000000002")
OTHER = UUID("019a0000-0000-7000-8000-000000000003")
LINK = UUID("019a0000-0000-7000-8000-000000000004")
QUESTION = UUID("019a0000-0000-7000-8000-000000000005")
PHOTO = UUID("019a0000-0000-7000-8000-000000000006")
CLAIM = {
    "primary": "ERIKSSON",
    "secondary": "ANNA MARIA",
    "birth_date": "1974-08-12",
    "sex": "F",
    "nationality": "UTO",
}

SPECIMENS: tuple[Event, ...] = (
    events.PersonRegistered(
        person_id=PERSON,
        script="Latn",
        document_id=DOCUMENT,
        document_code="P",
        issuing_state="UTO",
        number="L898902C3",
        expires_on=date(2012, 4, 15),
        optional_data="ZE184226B",
        mrz="",
        **CLAIM,
    ),
    events.DocumentHeld(
        PERSON, DOCUMENT, "P", "UTO", "L898902C3", date(2012, 4, 15), "ZE184226B", ""
    ),
    events.ClaimCorrected(PERSON, 2, "misread", CLAIM, {**CLAIM, "primary": "ERIKSON"}),
    events.RecordExported(PERSON, "asked at the desk", 3),
    events.PersonLinked(LINK, PERSON, OTHER, "interview", "same scar, same story", QUESTION),
    events.PersonUnlinked(LINK, PERSON, OTHER, "two cousins"),
    events.QuestionRaised(
        QUESTION, "document_two_names", (PERSON, OTHER), {"number": "L898902C3", "issuer": "UTO"}
    ),
    events.QuestionMoved(QUESTION, "answer", "same_person", "married in May", "answered"),
    events.RecordsCompared(1200, 310, 4, {"name": 21}),
    events.PhotoAdded(PERSON, PHOTO, "desk", datetime(2026, 11, 20, 14, 32, tzinfo=UTC), 48_112),
    events.PhotoErased(PERSON, PHOTO, "letter of 2 Nov"),
    events.IdentityChecked(
        *(PERSON, QUESTION, "chip_read", DOCUMENT, ("name", "birth_date"), "verified"),
        *("file 2026/114", 2, "verified"),
    ),
    events.VerificationEnded(PERSON, (QUESTION,), ("birth_date",), "claimed"),
    events.NameAdded(
        *(
            PERSON,
            7,
            "married",
            "Latn",
            "LINDQVIST",
            "ANNA MARIA",
            "1999-06",
            "",
            DOCUMENT,
            "asked",
        ),
    ),
    events.NameWithdrawn(PERSON, 7, "alias", "of a namesake"),
    events.DocumentReported(PERSON, LINK, DOCUMENT, "renewed", "2026-03", OTHER, "expired"),
    events.PersonErased(PERSON, "letter of 2 Nov", 2, 1, 1, 1, 9),
    events.PhotosRewrapped("8d3c1e5f00aa41b2", 1200, 0),
)


@pytest.mark.parametrize("event", SPECIMENS, ids=lambda event: event.KIND)
def test_event_has_the_body_it_always_had(event: Event) -> None:
    golden = json.loads((GOLDEN / f"{event.KIND}@{event.VERSION}.json").read_text("utf-8"))
    assert event.body() == golden


def test_every_event_of_the_room_has_its_golden_file() -> None:
    kinds = {kind.key for kind in EVENTS if kind.key.startswith("people.")}
    assert kinds == {f"{event.KIND}@{event.VERSION}" for event in SPECIMENS}
    assert kinds <= {path.stem for path in GOLDEN.iterdir()}
