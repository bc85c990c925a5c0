"""Movements that one traveller cannot both have made: a question, never a finding or a refusal."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travesia.access.domain import Purpose
from travesia.border import services
from travesia.border.domain import Direction, ImportedCrossing
from travesia.border.domain.travel import (
    LONGEST,
    NEAREST_KM,
    Seen,
    impossible_between,
    impossible_in,
    kilometres_between,
)
from travesia.border.models import Crossing
from travesia.border.services.travelling import recheck_travel
from travesia.border.tests.cast import LOADER, OFFICER, POST, SECOND, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.people import selectors as people
from travesia.people import services as people_services
from travesia.people.domain import (
    Claim,
    HeldDocument,
    IdentityAnswer,
    QuestionKind,
    QuestionState,
    QuestionView,
)
from travesia.places.tests.factories import make_post

NOON = datetime(2026, 11, 19, 12, tzinfo=UTC)
FAR = "PAN-LEJ"

PLACES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def seen(post: str, minutes: float, place: tuple[float, float] = (18.9, -71.8)) -> Seen:
    return Seen(UUID(int=1), UUID(int=2), post, *place, NOON + timedelta(minutes=minutes))


# About 1,200 km apart: 72 minutes at the rule's speed.
HERE, THERE = (18.9, -71.8), (9.1, -77.0)


def test_distance_is_that_of_the_globe() -> None:
    quarter = kilometres_between(seen("A", 0, (0, 0)), seen("B", 0, (0, 90)))
    assert quarter == pytest.approx(10007.5, abs=1)


@pytest.mark.parametrize(("minutes", "asked"), [(10, True), (60, True), (90, False), (600, False)])
def test_two_posts_need_the_time_that_the_way_takes(minutes: int, asked: bool) -> None:
    found = impossible_between(seen("A", 0, HERE), seen("B", minutes, THERE))
    assert (found is not None) is asked


def test_two_readings_at_one_post_or_at_posts_side_by_side_say_nothing() -> None:
    assert impossible_between(seen("A", 0, HERE), seen("A", 0, THERE)) is None
    assert impossible_between(seen("A", 0, HERE), seen("B", 0, (18.9, -71.4))) is None


@given(PLACES, PLACES, st.floats(0, 3000))
def test_question_is_the_same_both_ways_round_and_never_beyond_half_the_globe(
    one: tuple[float, float], other: tuple[float, float], minutes: float
) -> None:
    first, second = seen("A", 0, one), seen("B", minutes, other)
    found, back = impossible_between(first, second), impossible_between(second, first)
    assert (found is None) is (back is None)
    if found is not None:
        assert kilometres_between(first, second) > NEAREST_KM
        assert second.at - first.at < LONGEST


def test_neighbours_in_time_are_compared_and_no_others() -> None:
    rows = [seen("A", 0, HERE), seen("B", 10, THERE), seen("B", 300, THERE), seen("A", 310, HERE)]
    assert [(p.first.post_code, p.minutes) for p in impossible_in(rows[::-1])] == [
        ("A", 10),
        ("B", 10),
    ]


def row(post: str, at: datetime, traveller: str = "t1", **changes: object) -> ImportedCrossing:
    made = ImportedCrossing(
        traveller_key=traveller,
        claim=Claim("NAME", "ANA", "1990-01-02", "F", "UTO"),
        document=HeldDocument("P", "UTO", "X1234567", date(2030, 1, 1)),
        post_code=post,
        direction="entry",
        occurred_at=at,
        purpose_of_travel="trade",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields of the row, by name


def queue() -> list[QuestionView]:
    found = people.questions(
        actor=SECOND,
        purpose=Purpose.SECOND_LINE_INSPECTION,
        kind=QuestionKind.IMPOSSIBLE_TRAVEL,
    )
    return list(found)


@pytest.fixture
def far(desk: FixedClock) -> FixedClock:
    make_post(FAR, latitude=THERE[0], longitude=THERE[1])
    return desk


@pytest.mark.storage
def test_document_at_two_far_posts_within_minutes_is_asked_about_once(far: FixedClock) -> None:
    rows = [row(POST, NOON), row(FAR, NOON + timedelta(minutes=20))]
    services.import_crossings(actor=LOADER, rows=rows, batch=1)
    services.import_crossings(actor=LOADER, rows=rows)
    (question,) = queue()
    assert (question.facts["first_post"], question.facts["second_post"]) == (POST, FAR)
    assert question.facts["minutes"] == "20"
    assert len(question.persons) == 1
    assert Crossing.objects.count() == 2


@pytest.mark.storage
def test_two_records_that_share_the_document_are_both_asked_about(far: FixedClock) -> None:
    rows = [row(POST, NOON), row(FAR, NOON, traveller="t2")]
    services.import_crossings(actor=LOADER, rows=rows)
    assert len(queue()[0].persons) == 2


@pytest.mark.storage
def test_journey_that_can_be_made_and_another_document_are_no_question(far: FixedClock) -> None:
    other = HeldDocument("P", "UTO", "X7654321", date(2030, 1, 1))
    rows = [
        row(POST, NOON),
        row(FAR, NOON + timedelta(hours=5)),
        row(POST, NOON + timedelta(hours=5), traveller="t3", document=other),
    ]
    services.import_crossings(actor=LOADER, rows=rows)
    assert queue() == []


@pytest.mark.storage
def test_traveller_admitted_at_the_desk_is_asked_about_and_admitted_all_the_same(
    far: FixedClock,
) -> None:
    at = far.now() - timedelta(minutes=15)
    services.import_crossings(actor=LOADER, rows=[row(FAR, at)])
    receipt = admit(opened(zone()), ground="")
    assert Crossing.objects.filter(pk=receipt.crossing_id, outcome="admitted").exists()
    (question,) = queue()
    assert question.facts["second_crossing"] == str(receipt.crossing_id)
    assert question.raised_by == "system:travel"


def retime(post: str, at: datetime, **changes: object) -> Crossing:
    """Correct the newest version of the movement at a post to another time."""
    old = Crossing.objects.filter(post_code=post).current().get()
    wanted = services.Correction(
        direction=Direction(old.direction),
        occurred_at=at,
        purpose_of_travel=old.purpose_of_travel,
        conveyance=old.conveyance,
        nationality=old.nationality,
        sex=old.sex,
        reason="the clock stood wrong",
    )
    receipt = services.correct_crossing(
        actor=OFFICER,
        crossing_id=old.id,
        seen_version=old.version,
        correction=replace(wanted, **changes),  # type: ignore[arg-type]  # its fields, by name
    )
    return Crossing.objects.get(pk=receipt.crossing_id)


@pytest.fixture
def twice(far: FixedClock) -> FixedClock:
    """One document at two far posts within twenty minutes, yesterday."""
    rows = [row(POST, NOON), row(FAR, NOON + timedelta(minutes=20))]
    services.import_crossings(actor=LOADER, rows=rows)
    return far


def lapsed() -> list[QuestionView]:
    found = people.questions(
        actor=SECOND, purpose=Purpose.SECOND_LINE_INSPECTION, state=QuestionState.ANSWERED
    )
    return list(found)


@pytest.mark.storage
def test_correction_that_makes_the_way_possible_closes_the_question_with_its_reason(
    twice: FixedClock,
) -> None:
    retime(POST, NOON - timedelta(hours=6))
    assert queue() == []
    (gone,) = lapsed()
    assert gone.answer is IdentityAnswer.LAPSED
    assert (gone.answered_by, gone.steps[-1].reason) == ("system:travel", "the clock stood wrong")


@pytest.mark.storage
def test_correction_that_makes_the_way_impossible_asks(far: FixedClock) -> None:
    services.import_crossings(
        actor=LOADER, rows=[row(POST, NOON), row(FAR, NOON + timedelta(hours=5))]
    )
    assert queue() == []
    new = retime(POST, NOON + timedelta(hours=4, minutes=50))
    (question,) = queue()
    assert (question.facts["first_crossing"], question.facts["minutes"]) == (str(new.id), "10")


@pytest.mark.storage
def test_question_that_still_stands_tells_the_corrected_time_and_is_asked_once(
    twice: FixedClock,
) -> None:
    old = Crossing.objects.get(post_code=POST)
    new = retime(POST, NOON + timedelta(minutes=5))
    (question,) = queue()
    assert question.facts["minutes"] == "15"
    assert recheck_travel(old, new) == 0
    assert [one.id for one in queue()] == [question.id]
    assert len(lapsed()) == 1


@pytest.mark.storage
def test_correction_of_something_else_moves_no_question(twice: FixedClock) -> None:
    (before,) = queue()
    retime(POST, NOON, direction=Direction.EXIT)
    assert [one.id for one in queue()] == [before.id]
    assert lapsed() == []


@pytest.mark.storage
def test_what_a_person_answered_is_not_asked_again_after_a_correction(twice: FixedClock) -> None:
    (question,) = queue()
    people_services.answer_question(
        actor=SECOND,
        question_id=question.id,
        answer=IdentityAnswer.EXPLAINED,
        reason="twins",
        purpose=Purpose.SECOND_LINE_INSPECTION,
    )
    retime(POST, NOON + timedelta(minutes=5))
    assert queue() == []
    assert [one.answer for one in lapsed()] == [IdentityAnswer.EXPLAINED]


def pairs_asked() -> set[tuple[str, str]]:
    return {(one.facts["first_post"], one.facts["second_post"]) for one in queue()}


@pytest.mark.storage
def test_movements_that_become_neighbours_when_one_is_moved_away_are_compared(
    far: FixedClock,
) -> None:
    make_post("BLZ-BEN", latitude=14.0, longitude=-74.4)
    rows = [
        row("BLZ-BEN", NOON),
        row(POST, NOON + timedelta(minutes=10)),
        row(FAR, NOON + timedelta(minutes=20)),
    ]
    services.import_crossings(actor=LOADER, rows=rows)
    assert pairs_asked() == {("BLZ-BEN", POST), (POST, FAR)}
    retime(POST, NOON - timedelta(hours=9))
    assert pairs_asked() == {("BLZ-BEN", FAR)}
    assert len(lapsed()) == 2
