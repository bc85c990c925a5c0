"""Retention: what is over its time goes, with all its versions; what is held or younger stays."""

from datetime import timedelta
from uuid import uuid4

import pytest

from travesia.access.domain import Role
from travesia.border import services
from travesia.border.domain import Direction
from travesia.border.models import Crossing, Inspection, Refusal, Stay
from travesia.border.tests.cast import OFFICER, SECOND, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.core.events import Subject
from travesia.core.retention import RETENTION
from travesia.journal import services as journal
from travesia.testing import actor

pytestmark = pytest.mark.storage

LONG = timedelta(days=4 * 365)


def test_every_kind_of_record_has_a_purpose_a_template_basis_and_a_shredder() -> None:
    mine = [policy for policy in RETENTION if policy.key.startswith("border.")]
    assert {policy.key.partition(".")[2] for policy in mine} >= {
        *("crossings", "inspections", "refusals", "second_line", "stays")
    }
    for policy in mine:
        assert policy.shred is not None
        assert policy.legal_basis.startswith("template")
        assert policy.keep_days == 3 * 365


def test_a_crossing_goes_with_its_versions_and_then_its_inspection(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    first = Crossing.objects.get()
    correction = services.Correction(
        Direction.EXIT, first.occurred_at, "", "", "UTO", "F", "wrong lane"
    )
    services.correct_crossing(
        actor=OFFICER, crossing_id=first.id, seen_version=1, correction=correction
    )
    late = desk.now() + LONG
    assert services.shred_inspections(late, 10) == 0
    assert services.shred_crossings(late, 10) == 1
    assert not Crossing.objects.exists()
    assert services.shred_inspections(late, 10) == 1
    assert not Inspection.objects.exists()


def test_younger_crossings_and_those_beyond_the_limit_stay(desk: FixedClock) -> None:
    for number in ("X1", "X2", "X3"):
        admit(opened(zone(number)), ground="")
    assert services.shred_crossings(desk.now() - LONG, 10) == 0
    assert services.shred_crossings(desk.now() + LONG, 2) == 2
    assert Crossing.objects.count() == 1


def test_a_refusal_goes_before_the_case_behind_it(desk: FixedClock) -> None:
    receipt = services.propose_refusal(
        actor=OFFICER, inspection_id=opened(), reason="A", language="es"
    )
    services.confirm_refusal(actor=SECOND, refusal_id=receipt.refusal_id)
    late = desk.now() + LONG
    assert services.shred_crossings(late, 10) == 1
    assert services.shred_inspections(late, 10) == 0
    assert services.shred_refusals(late, 10) == 1
    assert services.shred_inspections(late, 10) == 1
    assert not Refusal.objects.exists()


def test_a_closed_case_goes_before_the_inspection_and_an_open_one_stays(desk: FixedClock) -> None:
    inspection_id = opened(zone())
    services.refer_to_second_line(actor=OFFICER, inspection_id=inspection_id, reason="other")
    late = desk.now() + LONG
    assert services.shred_cases(late, 10) == 0
    admit(inspection_id, by=SECOND, ground="")
    assert services.shred_crossings(late, 10) == 1
    assert services.shred_inspections(late, 10) == 0
    assert services.shred_cases(late, 10) == 1
    assert services.shred_inspections(late, 10) == 1


def test_hold_on_the_exit_of_a_stay_keeps_its_entry(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    person_id = Crossing.objects.values_list("person_id", flat=True)[0]
    entry, exit_root = Crossing.objects.get().root, uuid4()
    Stay.objects.all().delete()
    Stay.objects.create(
        id=entry,
        person_id=person_id,
        state="closed",
        entry_root=entry,
        exit_root=exit_root,
        country="UTO",
        entered_at=desk.now(),
        left_at=desk.now(),
    )
    protector = actor("data protection", Role.DATA_PROTECTION_OFFICER)
    journal.hold(
        actor=protector, subject=Subject("crossing", exit_root), reason="Complaint is open"
    )
    assert services.shred_crossings(desk.now() + LONG, 10) == 0
    assert services.shred_stays(desk.now() + LONG, 10) == 0
    assert Stay.objects.exists()


def test_what_is_held_back_stays(desk: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    from travesia.journal import selectors as journal

    admit(opened(zone()), ground="")
    held = Crossing.objects.values_list("person_id", flat=True)
    monkeypatch.setattr(journal, "held", lambda kind: list(held) if kind == "person" else [])
    assert services.shred_crossings(desk.now() + LONG, 10) == 0
