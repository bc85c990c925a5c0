"""Stays that grew movement by movement are those that are made anew from the whole log."""

import random
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from travesia.access.domain import Purpose
from travesia.border import services
from travesia.border.domain import Direction
from travesia.border.domain.reckoned import StayFacts
from travesia.border.models import Crossing, Stay, StayCursor
from travesia.border.receivers import follow
from travesia.border.tests.cast import (
    LOADER,
    OTHER_POST,
    POST,
    SECOND,
    admit,
    opened,
    zone,
)
from travesia.border.tests.staying_cast import HEAD, PASSPORT, RENEWED, bring, facts, moved
from travesia.core.clock import FixedClock
from travesia.core.events import RECEIVERS
from travesia.core.models import JobRun
from travesia.people import services as people
from travesia.people.domain import Evidence

pytestmark = [pytest.mark.storage, pytest.mark.usefixtures("desk")]

START = datetime(2025, 6, 1, 10, tzinfo=ZoneInfo("America/Port-au-Prince"))


def _some_life(dice: random.Random) -> None:
    """Let three travellers with two documents cross, be corrected, linked and asked about."""
    for _turn in range(14):
        act = dice.random()
        if act < 0.7:
            _cross(dice)
        elif act < 0.8:
            _correct(dice)
        elif act < 0.9:
            _link(dice)
        else:
            _answer(dice)


def _cross(dice: random.Random) -> None:
    at = START + timedelta(days=dice.randrange(500), minutes=dice.randrange(900))
    when = at.strftime("%Y-%m-%dT%H:%M")
    text = f"{dice.choice('+-')}{when}@{dice.choice([POST, OTHER_POST])}"
    who, document = dice.choice(["ana", "anna", "eva"]), dice.choice([PASSPORT, RENEWED])
    bring(moved(text, who, document=document))


def _correct(dice: random.Random) -> None:
    rows = list(Crossing.objects.current().order_by("occurred_at", "id"))
    if rows:
        row = dice.choice(rows)
        correction = services.Correction(
            dice.choice(list(Direction)),
            row.occurred_at - timedelta(days=dice.randrange(90)),
            *("", "", "FRA", "F", f"said so {dice.random()}"),
        )
        services.correct_crossing(
            actor=HEAD, crossing_id=row.id, seen_version=row.version, correction=correction
        )
        services.catch_up()


def _link(dice: random.Random) -> None:
    rows = Crossing.objects.order_by("person_id").values_list("person_id", flat=True)
    persons = list(rows.distinct())
    if len(persons) > 1:
        first, second = dice.sample(persons, 2)
        people.link_persons(
            actor=SECOND,
            person_id=first,
            other_id=second,
            evidence=Evidence.INTERVIEW,
            reason="same traveller",
            purpose=Purpose.SECOND_LINE_INSPECTION,
        )
        services.catch_up()


def _answer(dice: random.Random) -> None:
    rows = list(Stay.objects.filter(state="to_confirm").order_by("entered_at", "id"))
    if rows:
        row = dice.choice(rows)
        assert row.exit_root is not None
        services.answer_stay_document(
            actor=HEAD,
            stay_id=row.id,
            exit_root=row.exit_root,
            same_traveller=dice.random() < 0.5,
            reason="compared",
        )


def _anew() -> list[StayFacts]:
    Stay.objects.all().delete()
    StayCursor.objects.all().delete()
    services.rebuild()
    return facts()


@pytest.mark.parametrize("seed", range(14))
def test_what_grew_is_what_is_made_anew(seed: int) -> None:
    _some_life(random.Random(seed))
    grown = facts()
    assert grown
    assert _anew() == grown


def test_the_lives_of_this_test_know_every_state() -> None:
    """A test of equality says nothing of a state that no life comes to."""
    seen: set[str] = set()
    for seed in (3, 5, 8, 11):
        _some_life(random.Random(seed))
        seen |= set(Stay.objects.values_list("state", flat=True))
    assert seen == {"open", "closed", "exit_missing", "entry_missing", "to_confirm"}


def test_every_crossing_stands_in_one_stay_and_once() -> None:
    _some_life(random.Random(20))
    roots = [one for row in Stay.objects.all() for one in (row.entry_root, row.exit_root) if one]
    assert sorted(roots) == sorted(Crossing.objects.current().values_list("root", flat=True))


def test_a_row_that_somebody_changed_is_put_right_by_making_stays_anew() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"), moved(f"-2026-04-12T10:00@{POST}"))
    before = facts()
    Stay.objects.update(overstay_days=40)
    services.rebuild()
    assert facts() == before


def test_a_crossing_at_the_desk_is_matched_after_it_is_recorded(
    desk: FixedClock, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        admit(opened(zone()), ground="")
    assert Stay.objects.get().state == "open"


def test_much_at_once_is_left_to_a_job_and_the_traveller_at_hand_is_matched(
    desk: FixedClock, django_capture_on_commit_callbacks: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services, "AT_ONCE", 1)
    bring(moved(f"+2026-01-10T10:00@{POST}", "somebody", document=RENEWED))
    rows = [moved(f"+2026-01-1{day}T10:00@{POST}") for day in range(1, 5)]
    with django_capture_on_commit_callbacks(execute=True):
        services.import_crossings(actor=LOADER, rows=rows)
    assert JobRun.objects.filter(key="border.stays").count() == 1
    assert Stay.objects.count() == 5


def test_hearing_an_entry_twice_changes_nothing() -> None:
    bring(moved(f"+2026-01-10T10:00@{POST}"))
    before = facts()
    kinds = {one.kind for one in RECEIVERS if one.handle is follow}
    assert kinds == set(services.FOLLOWED)
    Stay.objects.all().delete()
    StayCursor.objects.update(seq=0)
    services.catch_up()
    assert facts() == before
