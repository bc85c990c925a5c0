"""A person is given what the log holds about them: no officer in it, and no list."""

import json
from datetime import timedelta

import pytest

from travesia.access.domain import Role
from travesia.border import services
from travesia.border.domain import Direction
from travesia.border.models import Crossing, Inspection
from travesia.border.tests.cast import OFFICER, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.core.retention import RETENTION
from travesia.people import services as people
from travesia.testing import actor

pytestmark = pytest.mark.storage
PROTECTOR = actor("dpo", Role.DATA_PROTECTION_OFFICER)


def test_crossings_with_corrections_and_inspections_are_given(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    old = Crossing.objects.get()
    services.correct_crossing(
        actor=OFFICER,
        crossing_id=old.id,
        seen_version=1,
        correction=services.Correction(
            direction=Direction.EXIT,
            occurred_at=old.occurred_at - timedelta(minutes=5),
            purpose_of_travel="",
            conveyance="",
            nationality=old.nationality,
            sex=old.sex,
            reason="Read at the exit lane",
        ),
    )
    given = people.export_person(actor=PROTECTOR, person_id=old.person_id)
    text = json.dumps(given)
    kept = json.loads(text)["kept_by_other_rooms"]
    assert [(one["version"], one["direction"]) for one in kept["border.crossings"]] == [
        (2, "exit"),
        (1, "entry"),
    ]
    (inspection,) = kept["border.inspections"]
    assert inspection["read"]["document_number"] == "X1234567"
    assert [one["act"] for one in inspection["decisions"]] == ["admit"]
    assert OFFICER.id not in text
    assert kept["border.refusals"] == []


def test_nobody_else_is_given(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    admit(opened(zone("X7654321", "Bergman")), ground="")
    first = Crossing.objects.order_by("recorded_at")[0]
    for kind in ("border.crossings", "border.inspections"):
        give = RETENTION[kind].give
        assert give is not None
        rows = give(first.person_id)
        assert isinstance(rows, list)
        assert len(rows) == 1
    assert Inspection.objects.count() == 2
