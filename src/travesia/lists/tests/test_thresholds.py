"""Thresholds of a list: from its alarm budget, kept with the index, set anew when it grows."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest

from travesia.access.domain import Actor, Purpose
from travesia.core.models import JobRun
from travesia.lists import selectors, services
from travesia.lists.domain import (
    Deadline,
    NewListEntry,
    ThresholdState,
    VersionView,
    threshold_view,
)
from travesia.lists.models import ListVersion
from travesia.lists.services import preparing, ready, thresholds
from travesia.lists.tests.conftest import Entries
from travesia.lists.tests.factories import ANNA, ERIKSON, national_list
from travesia.lists.views.words import threshold_words
from travesia.screening import Name, open_index

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.storage,
    pytest.mark.usefixtures("frozen_clock", "few_are_enough"),
]
FEWEST = 60
FAMILY = [a + b for a in ("BER", "LIND", "HOLM", "SAND", "EK") for b in ("GREN", "QVIST", "MARK")]
GIVEN = [a + b for a in ("AL", "BRI", "CE", "DO", "ER") for b in ("MA", "NO", "LIA", "RIK")]


@pytest.fixture
def few_are_enough(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Try a list on its own names from sixty persons on."""
    monkeypatch.setattr(thresholds, "FEWEST", FEWEST)
    monkeypatch.setattr("travesia.lists.domain.thresholds.FEWEST", FEWEST)
    ready.forget()
    yield
    ready.forget()


def people(count: int) -> list[NewListEntry]:
    """Return invented persons with names of two words and whole birth dates."""
    random = Random(7)
    return [
        replace(
            ERIKSON,
            number=f"P{number:04}",
            names=(Name(random.choice(FAMILY), random.choice(GIVEN)),),
            birth_dates=(f"{random.randrange(1950, 2000)}-{random.randrange(1, 13):02}-11",),
            documents=(),
        )
        for number in range(count)
    ]


def threshold_at_the_desk(officer: Actor) -> tuple[float, bool]:
    """Return the threshold a desk asks the national list with, and whether it is its own."""
    services.search(actor=officer, query=ANNA, purpose=Purpose.BORDER_INSPECTION)
    (listed,) = ready.ready(Deadline(60)).lists
    found = listed.index.threshold("with_date")
    return found.value, found.calibrated


def in_force(manager: Actor) -> VersionView:
    found = selectors.source_by_key(actor=manager, key="national").current
    assert found is not None
    return found


def test_job_sets_thresholds_and_keeps_them_with_the_index(
    connector: Actor, manager: Actor, written: Entries
) -> None:
    version = national_list(connector, *people(FEWEST))
    assert version.thresholds.state is ThresholdState.NOT_YET
    assert [run.key for run in JobRun.objects.all()] == ["lists.prepare"]
    path = services.prepare(version.id)
    view = in_force(manager).thresholds
    assert (view.state, view.persons, view.budget) == (ThresholdState.OWN, FEWEST, 0.01)
    assert (view.people > 0, view.partial_people > 0) == (True, True)
    assert "1 January" in threshold_words(view)[1]
    kept = open_index(path).header["calibration"]
    assert kept["thresholds"].keys() == {"with_date", "partial", "without_date"}
    event = written()[-1]
    assert event.kind == "lists.thresholds_set"
    assert event.body is not None
    assert event.body["thresholds"] == kept["thresholds"]


def test_desk_asks_with_the_new_threshold_as_soon_as_it_is_set(
    connector: Actor, officer: Actor
) -> None:
    version = national_list(connector, *people(FEWEST))
    general, own = threshold_at_the_desk(officer)
    assert not own
    services.prepare(version.id)
    now, own = threshold_at_the_desk(officer)
    assert own
    assert now != general


def test_short_list_keeps_the_threshold_of_the_matcher_and_its_page_says_so(
    connector: Actor, manager: Actor, officer: Actor
) -> None:
    version = national_list(connector, *people(FEWEST - 1))
    assert not JobRun.objects.exists()
    services.prepare(version.id)
    assert in_force(manager).thresholds.state is ThresholdState.TOO_FEW
    assert threshold_at_the_desk(officer)[1] is False


@pytest.mark.parametrize(
    ("count", "state"),
    [(FEWEST + 6, ThresholdState.CARRIED), (FEWEST + 7, ThresholdState.OWN)],
)
def test_thresholds_are_kept_until_the_list_has_grown_by_a_tenth(
    connector: Actor, manager: Actor, officer: Actor, count: int, state: ThresholdState
) -> None:
    services.prepare(national_list(connector, *people(FEWEST)).id)
    first = threshold_at_the_desk(officer)
    version = services.publish_version(
        actor=connector, source_key="national", entries=people(count)
    )
    services.prepare(version.id)
    view = in_force(manager).thresholds
    assert view.state is state
    assert view.list_version == (1 if state is ThresholdState.CARRIED else 2)
    if state is ThresholdState.CARRIED:
        assert threshold_at_the_desk(officer) == first


def test_list_that_is_indexed_with_a_question_carries_its_thresholds_over_at_once(
    connector: Actor, officer: Actor
) -> None:
    services.prepare(national_list(connector, *people(FEWEST)).id)
    first = threshold_at_the_desk(officer)
    services.publish_version(actor=connector, source_key="national", entries=people(FEWEST + 1))
    assert threshold_at_the_desk(officer) == first


def test_another_budget_sets_them_anew_and_says_who_and_why(
    connector: Actor, manager: Actor, written: Entries
) -> None:
    version = national_list(connector, *people(FEWEST))
    services.prepare(version.id)
    JobRun.objects.all().delete()
    services.set_alarm_budget(
        actor=manager, source_key="national", budget=0.05, reason="letter of the owner"
    )
    event = written()[-1]
    assert event.kind == "lists.alarm_budget_set"
    assert event.body is not None
    assert event.body["reason"] == "letter of the owner"
    assert [run.key for run in JobRun.objects.all()] == ["lists.prepare"]
    services.prepare(version.id)
    assert in_force(manager).thresholds.budget == 0.05


@pytest.mark.parametrize(("budget", "reason"), [(0.0001, "to hide"), (0.5, "x"), (0.05, " ")])
def test_no_list_can_be_made_silent_or_changed_without_a_reason(
    connector: Actor, manager: Actor, budget: float, reason: str
) -> None:
    national_list(connector)
    with pytest.raises(services.ListError):
        services.set_alarm_budget(
            actor=manager, source_key="national", budget=budget, reason=reason
        )
    assert selectors.source_by_key(actor=manager, key="national").alarm_budget == 0.01


def test_index_comes_into_its_place_with_its_thresholds_or_not_at_all(
    connector: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = national_list(connector, *people(FEWEST))

    def broken(*_args: object, **_named: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(thresholds, "set_thresholds", broken)
    with pytest.raises(OSError, match="full"):
        services.prepare(version.id)
    assert preparing.newest_file(version.id, changes=0) is None
    assert not list(preparing.folder().glob(".making-*"))
    assert ListVersion.objects.get().calibration == {}


def test_thresholds_of_an_earlier_matcher_are_due_and_its_page_is_still_readable(
    connector: Actor,
) -> None:
    version = national_list(connector, *people(FEWEST))
    services.prepare(version.id)
    row = ListVersion.objects.get()
    assert not thresholds.are_due(row)
    row.calibration["engine"] = "person_v1/fold-3"
    del row.calibration["checks"]["partial"], row.calibration["thresholds"]["partial"]
    assert thresholds.are_due(row)
    view = threshold_view(row.calibration, number=row.number)
    assert (view.partial_people, "1 January" in threshold_words(view)[1]) == (0, False)
