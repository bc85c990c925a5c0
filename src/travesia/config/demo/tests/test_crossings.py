"""The year of crossings: repeatable, complete, in order, and readable at every desk."""

import hashlib
import itertools
import os
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest

from travesia.config.demo.crossings import SIZES, Crossing, Plan, crossings
from travesia.config.demo.tests.years import TODAY, year
from travesia.config.demo.zones import zone_of
from travesia.vocab.terms import purposes


def digest(made: tuple[Crossing, ...]) -> str:
    text = "\n".join(
        f"{item.traveller}|{item.leg.at.isoformat()}|{item.leg}|"
        f"{zone_of(item.traveller, item.passport)}"
        for item in made
    )
    return hashlib.sha256(text.encode()).hexdigest()


def test_same_seed_gives_the_same_people_and_crossings_byte_for_byte() -> None:
    again = tuple(crossings(Plan(seed=1, crossings=SIZES["small"], today=TODAY)))
    assert digest(again) == digest(year())


def test_another_process_with_other_hashes_makes_the_same_year() -> None:
    program = (
        "from travesia.config.demo.tests.test_crossings import digest, year\n"
        "print(digest(year(size=300)))"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", program],
            check=True,
            capture_output=True,
            text=True,
            env={"PYTHONHASHSEED": salt, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout.strip()
        for salt in ("1", "2")
    }
    assert made == {digest(year(size=300))}


def test_another_seed_gives_another_year() -> None:
    assert digest(year(seed=2)) != digest(year())


@pytest.mark.parametrize("size", [1, 40, 300, SIZES["small"]])
def test_year_holds_exactly_the_crossings_asked_for(size: int) -> None:
    assert len(year(size=size)) == size


def test_sizes_are_those_promised() -> None:
    assert SIZES == {"small": 5_000, "medium": 200_000, "large": 2_000_000}


def test_crossings_come_in_order_and_end_yesterday() -> None:
    moments = [item.leg.at for item in year()]
    assert moments == sorted(moments)
    start = datetime(2025, 11, 1, tzinfo=UTC)
    assert start <= moments[0] < start + timedelta(days=1)
    assert moments[-1] < datetime(2026, 11, 20, tzinfo=UTC)
    assert moments[-1] > datetime(2026, 11, 19, tzinfo=UTC)


def test_every_month_has_crossings_and_december_is_busier_than_september() -> None:
    months = Counter(item.leg.at.month for item in year())
    assert len(months) == 12
    assert months[12] > months[9]


def test_large_year_is_made_without_holding_it() -> None:
    plan = Plan(seed=1, crossings=SIZES["large"], today=TODAY)
    first = list(itertools.islice(crossings(plan), 3_000))
    assert len(first) == 3_000
    assert len({item.traveller.key for item in first}) > 1_000


def test_nationals_of_utopia_can_be_counted_in_every_full_month_and_direction() -> None:
    counts = Counter(
        (item.leg.at.year, item.leg.at.month, item.leg.direction)
        for item in year()
        if item.traveller.nationality == "UTO"
    )
    full = {key: count for key, count in counts.items() if key[:2] not in {(2025, 11), (2026, 11)}}
    assert len(full) == 22
    assert min(full.values()) > 10


def test_some_travellers_cross_often() -> None:
    per_person = Counter(item.traveller.key for item in year())
    assert per_person.most_common(1)[0][1] >= 20
    assert min(per_person.values()) == 1


def test_exit_is_missing_only_where_nobody_records_exits_or_the_stay_goes_on() -> None:
    recorded = {item.leg.post.code for item in year() if item.leg.direction == "exit"}
    without = {item.leg.post.code for item in year() if not item.leg.post.exit_control}
    assert without
    assert not recorded & without


def test_entries_and_exits_nearly_balance() -> None:
    directions = Counter(item.leg.direction for item in year())
    assert 0.9 < directions["exit"] / directions["entry"] <= 1


def test_only_posts_in_service_record() -> None:
    assert all(item.leg.post.in_service for item in year())


def test_a_few_entries_are_refused_and_some_go_to_second_line() -> None:
    decisions = Counter(item.leg.decision for item in year())
    assert 0 < decisions["refused"] < 50
    assert 0 < decisions["second_line"] < 150
    assert all(item.leg.direction == "entry" for item in year() if item.leg.decision != "admitted")


def test_refused_traveller_does_not_leave_the_country_that_refused() -> None:
    waiting: set[tuple[str, str]] = set()
    refused = 0
    for item in year(size=20_000):
        leg, where = item.leg, (item.traveller.key, item.leg.post.country)
        if leg.decision == "refused":
            waiting.add(where)
            refused += 1
        elif where in waiting:
            assert leg.direction == "entry"
            waiting.remove(where)
    assert refused > 20


def test_purposes_are_those_of_the_vocabulary() -> None:
    assert {item.leg.purpose for item in year()} <= {term.code for term in purposes()}
    assert "return" in {item.leg.purpose for item in year()}
