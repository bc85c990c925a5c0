"""The year of crossings: repeatable, complete, in order, and readable at every desk."""

import hashlib
import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest

from travesia.config.demo.crossings import SIZES, Crossing, Plan, Population, crossings
from travesia.config.demo.cultures import cultures
from travesia.config.demo.profiles import PROFILES
from travesia.config.demo.zones import zone_of
from travesia.documents import Severity, parse_mrz
from travesia.vocab.terms import purposes

TODAY = date(2026, 11, 20)


@cache
def year(seed: int = 1, size: int = SIZES["small"]) -> tuple[Crossing, ...]:
    return tuple(crossings(Plan(seed=seed, crossings=size, today=TODAY)))


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


def test_another_seed_gives_another_year() -> None:
    assert digest(year(seed=2)) != digest(year())


def test_person_is_the_same_whatever_was_made_before() -> None:
    plan = Plan(seed=1, crossings=SIZES["small"], today=TODAY)
    one, other = Population(plan), Population(plan)
    for index in (900, 3, 17):
        one.traveller(index)
    assert one.traveller(500) == other.traveller(500)


@pytest.mark.parametrize("size", [1, 40, 300, SIZES["small"]])
def test_year_holds_exactly_the_crossings_asked_for(size: int) -> None:
    assert len(year(size=size)) == size


def test_sizes_are_those_promised() -> None:
    assert SIZES == {"small": 5_000, "medium": 200_000, "large": 2_000_000}


def test_crossings_come_in_order_and_end_yesterday() -> None:
    moments = [item.leg.at for item in year()]
    assert moments == sorted(moments)
    start = datetime(2025, 11, 20, tzinfo=UTC)
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


@pytest.mark.parametrize("seed", [1, 2])
def test_every_zone_reads_with_all_digits_right_and_says_what_the_traveller_is(seed: int) -> None:
    for item in year(seed=seed):
        reading = parse_mrz(
            zone_of(item.traveller, item.passport), today=item.leg.at.date(), training=True
        )
        assert len(reading.checks) == 5
        assert all(check.agrees for check in reading.checks)
        assert reading.document_number == item.passport.number
        assert reading.nationality == item.traveller.nationality
        assert reading.issuing_state == "UTO"
        stops = {found.code for found in reading.findings if found.severity is Severity.STOP}
        assert stops <= {"document.expired"}


def test_birth_dates_are_read_as_they_were_meant_also_when_partial() -> None:
    partial = 0
    for item in year():
        reading = parse_mrz(
            zone_of(item.traveller, item.passport), today=item.leg.at.date(), training=True
        )
        assert reading.birth_date == item.traveller.birth
        partial += item.traveller.birth.exact is None
    assert partial


def test_every_naming_culture_travels() -> None:
    assert {item.traveller.culture for item in year()} == set(cultures())


def test_hard_names_occur() -> None:
    travellers = [item.traveller for item in year(seed=2)] + [item.traveller for item in year()]
    names = [f"{who.primary} {who.secondary}" for who in travellers]
    assert any(not who.secondary for who in travellers)
    assert any("'" in name for name in names)
    assert any("-" in name for name in names)
    assert any(" de " in name for name in names)
    assert any(not name.isascii() for name in names)
    assert any(len(who.primary) + len(who.secondary) + 2 > 39 for who in travellers)
    assert any(who.sex == "X" for who in travellers)


def test_nationals_of_utopia_can_be_counted_in_every_full_month_and_direction() -> None:
    counts = Counter(
        (item.leg.at.year, item.leg.at.month, item.leg.direction)
        for item in year()
        if item.traveller.nationality == "UTO"
    )
    full = {key: count for key, count in counts.items() if key[:2] not in {(2025, 11), (2026, 11)}}
    assert len(full) == 22
    assert min(full.values()) > 10


def test_no_two_passports_share_a_number() -> None:
    plan = Plan(seed=1, crossings=20_000, today=TODAY)
    people = Population(plan)
    numbers = [
        (passport.number, index)
        for index in range(plan.people)
        for passport in people.traveller(index).passports
    ]
    assert len({number for number, _ in numbers}) == len(numbers)


def test_some_travellers_renew_their_passport_within_the_year() -> None:
    shown: dict[str, set[str]] = {}
    for item in year():
        shown.setdefault(item.traveller.key, set()).add(item.passport.number)
    assert any(len(numbers) == 2 for numbers in shown.values())
    assert max(map(len, shown.values())) == 2


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


def test_profiles_use_every_culture() -> None:
    assert {code for profile in PROFILES for code, _ in profile.cultures} == set(cultures())
