"""Lists that say nothing: too late, never loaded; red, in a sentence, and no first line admits."""

import pytest

from travesia.border import selectors, services
from travesia.border.domain import Answer, Direction, How, Level
from travesia.border.models import Inspection
from travesia.border.tests.cast import (
    OFFICER,
    SECOND,
    FakeLists,
    admit,
    answer_all,
    hit,
    opened,
    zone,
)
from travesia.border.views import words
from travesia.core.clock import FixedClock
from travesia.journal import selectors as journal
from travesia.lists.domain import ListName

pytestmark = pytest.mark.storage


def codes(inspection_id: object) -> dict[str, Level]:
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection_id)  # type: ignore[arg-type]  # an id
    return {one.code: one.level for one in view.verdict.findings}


def bodies(kind: str) -> list[dict[str, object]]:
    return [dict(one.body or {}) for one in journal.entries_after(0) if one.kind == kind]


def test_a_late_list_is_red_and_the_first_line_does_not_admit_without_it(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.late = True
    inspection = opened(zone())
    found = codes(inspection)
    assert found["list.late"] is Level.STOP
    assert "list.nobody_alike" not in found
    with pytest.raises(services.BorderError) as caught:
        admit(inspection)
    assert caught.value.code == "border.list_late"
    services.refer_to_second_line(actor=OFFICER, inspection_id=inspection, reason="list_entry")
    admit(inspection, by=SECOND)


def test_a_late_list_is_named_in_a_sentence_and_in_the_journal(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.late = True
    view = selectors.access_inspection(actor=OFFICER, inspection_id=opened(zone()))
    assert words.say(view.verdict.lead).startswith("National alert list did not answer in time")
    (body,) = bodies("border.lists_did_not_answer")
    assert body["late"] == ["National alert list"]
    assert body["never_loaded"] == []


def test_a_list_that_answers_writes_no_silence(desk: FixedClock) -> None:
    opened(zone())
    assert bodies("border.lists_did_not_answer") == []


def test_asking_again_brings_the_answer_and_frees_the_first_line(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.late = True
    inspection = opened(zone())
    fake_lists.late = False
    assert services.ask_again(actor=OFFICER, inspection_id=inspection) == 0
    assert codes(inspection)["list.nobody_alike"] is Level.OK
    assert Inspection.objects.get(pk=inspection).basis == {"national": "3"}
    assert [body["new_entries"] for body in bodies("border.lists_asked_again")] == [0]
    admit(inspection)


def test_asking_again_keeps_what_was_compared_and_adds_what_is_new(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.hits = (hit(),)
    inspection = opened(zone())
    answer_all(inspection)
    from dataclasses import replace

    fake_lists.hits = (*fake_lists.hits, replace(hit(), entry_number="0999"))
    assert services.ask_again(actor=OFFICER, inspection_id=inspection) == 1
    rows = Inspection.objects.get(pk=inspection).hits.all()
    assert [(row.shown["entry_number"], row.answer) for row in rows] == [
        ("0417", Answer.NOT_SAME),
        ("0999", Answer.OPEN),
    ]


def test_a_list_that_is_late_the_second_time_keeps_its_first_answer(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    inspection = opened(zone())
    fake_lists.late = True
    services.ask_again(actor=OFFICER, inspection_id=inspection)
    assert codes(inspection)["list.nobody_alike"] is Level.OK


def test_nobody_asks_again_about_somebody_who_was_decided_on(desk: FixedClock) -> None:
    inspection = opened(zone())
    admit(inspection)
    with pytest.raises(services.BorderConflictError):
        services.ask_again(actor=OFFICER, inspection_id=inspection)


def test_a_list_that_was_never_loaded_is_named_in_red_and_bars_the_first_line(
    desk: FixedClock, fake_lists: FakeLists
) -> None:
    fake_lists.never_loaded = (ListName("un-sc", "UN list"),)
    inspection = opened(zone())
    view = selectors.access_inspection(actor=OFFICER, inspection_id=inspection)
    assert view.verdict.level is Level.STOP
    assert words.say(view.verdict.lead).startswith("UN list has never been loaded here")
    with pytest.raises(services.BorderError) as caught:
        admit(inspection)
    assert caught.value.code == "border.list_never_loaded"


@pytest.mark.parametrize("how", [How.NEVER, How.LATE, How.STALE])
def test_a_list_that_is_not_needed_is_said_and_the_first_line_goes_on(
    desk: FixedClock, fake_lists: FakeLists, how: How
) -> None:
    fake_lists.needed = False
    if how is How.NEVER:
        fake_lists.never_loaded = (ListName("un-sc", "UN list", needed=False),)
    elif how is How.LATE:
        fake_lists.late = True
    else:
        fake_lists.published_at = desk.now().replace(year=2025)
    inspection = opened(zone())
    found = codes(inspection)
    assert found[{"never": "list.never_loaded"}.get(how, f"list.{how}")] is Level.CAUTION
    assert "list.nobody_alike" not in found or how is How.NEVER
    admit(inspection, journey=services.Journey(Direction.ENTRY))
