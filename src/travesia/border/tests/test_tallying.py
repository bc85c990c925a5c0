"""The counts beside the log say what the log says, whatever was recorded, corrected or erased."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travesia.access.domain import Actor
from travesia.border import services
from travesia.border.domain import Direction, ImportedCrossing
from travesia.border.domain.tallying import handling_band, lag_band, middle_band
from travesia.border.models import Crossing, Tally
from travesia.border.tests.cast import LOADER, OFFICER, OTHER_POST, POST, admit, opened, zone
from travesia.core.clock import FixedClock
from travesia.people.domain import Claim, HeldDocument

COUNTER = Actor.system("counter", {"border.rebuild_tallies"})


def _tallies() -> dict[tuple[object, ...], tuple[int, int]]:
    rows = Tally.objects.filter(count__gt=0)
    return {
        (r.post_code, r.day, r.dimension, r.value, r.direction, r.outcome): (r.count, r.erased)
        for r in rows
    }


def _count(dimension: str, value: str = "", **more: object) -> int:
    rows = Tally.objects.filter(dimension=dimension, value=value, **more)
    return sum(row.count for row in rows)


def _imported(traveller: int, hours: int, **changes: object) -> ImportedCrossing:
    fields: dict[str, object] = {
        "traveller_key": f"t{traveller}",
        "claim": Claim(f"NAME{traveller}", "ANA", "1990-01-02", "F", "UTO"),
        "document": HeldDocument("P", "UTO", f"X{traveller:07d}", date(2030, 1, 1)),
        "post_code": POST,
        "direction": "entry",
        "occurred_at": datetime(2026, 10, 30, 3, tzinfo=UTC) + timedelta(hours=hours),
        "purpose_of_travel": "trade",
    }
    return ImportedCrossing(**(fields | changes))  # type: ignore[arg-type]  # fields by name


def _correction(row: Crossing, **changes: object) -> services.Correction:
    fields: dict[str, object] = {
        "direction": Direction(row.direction),
        "occurred_at": row.occurred_at,
        "purpose_of_travel": row.purpose_of_travel,
        "conveyance": row.conveyance,
        "nationality": row.nationality,
        "sex": row.sex,
        "reason": "read wrongly",
    }
    return services.Correction(**(fields | changes))  # type: ignore[arg-type]  # fields by name


@pytest.mark.storage
def test_a_crossing_at_the_desk_is_counted_with_its_hour_and_handling_time(
    desk: FixedClock,
) -> None:
    inspection = opened(zone())
    desk.set(desk.now() + timedelta(seconds=40))
    admit(inspection, ground="")
    row = Crossing.objects.get()
    assert (row.origin, row.handled_seconds, row.lag_seconds) == ("desk", 40, 0)
    day = Tally.objects.filter(dimension="all").get()
    assert (day.post_code, day.count, day.direction, day.outcome) == (POST, 1, "entry", "admitted")
    assert _count("handling", "030") == 1
    assert _count("lag", "at_once") == 1
    assert _count("nationality", "UTO") == 1
    assert _count("missing", "purpose") == 1


@pytest.mark.storage
def test_a_day_begins_at_midnight_of_the_post(desk: FixedClock) -> None:
    # Four hours behind UTC: 03:00 UTC is still the evening before.
    services.import_crossings(actor=LOADER, rows=[_imported(1, 0)])
    found = Tally.objects.get(dimension="hour")
    assert (found.day, found.value) == (date(2026, 10, 29), "23")


@pytest.mark.storage
def test_a_correction_moves_the_count(desk: FixedClock) -> None:
    admit(opened(zone()), ground="")
    row = Crossing.objects.get()
    changed = _correction(
        row, direction=Direction.EXIT, occurred_at=row.occurred_at - timedelta(hours=20)
    )
    services.correct_crossing(actor=OFFICER, crossing_id=row.id, seen_version=1, correction=changed)
    assert _count("all", direction="entry") == 0
    assert _count("all", direction="exit") == 1
    # The movement lay twenty hours before its recording: so late was it recorded.
    assert _count("lag", "day") == 1
    before = _tallies()
    services.rebuild_tallies(actor=COUNTER)
    assert _tallies() == before


@pytest.mark.storage
def test_what_was_erased_stays_counted_when_counted_anew(desk: FixedClock) -> None:
    services.import_crossings(actor=LOADER, rows=[_imported(1, 0), _imported(2, 1)])
    before = {cell: count for cell, (count, _erased) in _tallies().items()}
    desk.set(desk.now() + timedelta(days=10))
    assert services.shred_crossings(desk.now(), 1) == 1
    assert services.rebuild_tallies(actor=COUNTER) == 1
    assert {cell: count for cell, (count, _erased) in _tallies().items()} == before


def test_counting_anew_says_how_far_it_is(desk: FixedClock) -> None:
    services.import_crossings(actor=LOADER, rows=[_imported(1, 0), _imported(2, 24 * 5)])
    heard: list[tuple[int, int]] = []
    services.rebuild_tallies(actor=COUNTER, on_progress=lambda d, t, _n: heard.append((d, t)))
    assert heard == [(0, 2), (1, 2), (2, 2)]


_ACTS = st.lists(
    st.tuples(
        st.sampled_from(("import", "correct", "desk", "erase")),
        st.integers(0, 6),
        st.integers(0, 60),
        st.sampled_from(("entry", "exit")),
        st.sampled_from(("", "UTO", "HTI")),
        st.sampled_from(("admitted", "second_line", "refused")),
        st.sampled_from((POST, OTHER_POST)),
    ),
    max_size=12,
)


def _correct_one(place: int, direction: str, hours: int) -> None:
    rows = Crossing.objects.current().crossed().filter(post_code=POST)
    row = rows.order_by("occurred_at", "pk")[place : place + 1].first()
    if row is None:
        return
    changed = _correction(
        row,
        direction=Direction(direction),
        occurred_at=row.occurred_at - timedelta(hours=hours + 1),
    )
    services.correct_crossing(
        actor=OFFICER, crossing_id=row.id, seen_version=row.version, correction=changed
    )


@pytest.mark.storage
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(acts=_ACTS)
def test_counting_on_and_counting_anew_agree(desk: FixedClock, acts: list[tuple]) -> None:  # type: ignore[type-arg]  # as drawn
    for act, who, hours, direction, nationality, decision, post in acts:
        if act == "import":
            claim = Claim(f"NAME{who}", "ANA", "", "", nationality)
            row = _imported(
                who, hours, direction=direction, claim=claim, decision=decision, post_code=post
            )
            services.import_crossings(actor=LOADER, rows=[row])
        elif act == "desk":
            admit(opened(zone(number=f"D{who:07d}")), ground="", nonce=uuid4())
        elif act == "erase":
            services.shred_crossings(desk.now() + timedelta(minutes=1), who)
        else:
            _correct_one(who, direction, hours)
    before = _tallies()
    services.rebuild_tallies(actor=COUNTER)
    assert _tallies() == before


def test_bands_are_exact_at_their_edges() -> None:
    assert [handling_band(s) for s in (0, 14, 15, 599, 600, 9999)] == [
        *("000", "000", "015", "300", "600", "600")
    ]
    assert [
        lag_band(s) for s in (-61, -60, 0, 299, 300, 3600, 86_400, 7 * 86_400, 31 * 86_400)
    ] == [*("ahead", "at_once", "at_once", "at_once", "hour", "day", "week", "month", "later")]
    assert middle_band({"015": 3, "600": 2}) == (15, 30)
    assert middle_band({"600": 2}) == (600, None)
    assert middle_band({}) is None
